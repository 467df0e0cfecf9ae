/** The forms of xAPI's texts: what an LRS takes as an IRI, a UUID, a language, a moment, a duration. Of the standard (1.0.3), ADL_LRS
 *  and the validator of Learning Locker, the strictest counts. */

const PRINTED_IN_NO_IRI = /[\s<>"{}|\\^`\u007f-\u009f]|%(?![0-9a-f]{2})|[\p{Cs}\p{Co}]/iu;
const HTTP = /^https?:\/\/(?:[^/?#@]*@)?(?:\[[0-9a-f:.]+\]|[^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i;

/** RFC 3987, with a scheme; `http` and `https` with a host. */
export function isIri(text: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:./i.test(text) || PRINTED_IN_NO_IRI.test(text) || text.split("#").length > 2) return false;
  const isHttp = /^https?:/i.test(text);
  if (isHttp && !HTTP.test(text)) return false;
  return !/[[\]]/.test(isHttp ? text.replace(/^https?:\/\/[^/?#]+/i, "") : text);
}

/** RFC 4122: version and variant stand where they belong. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);

const LANGUAGE = new RegExp(
  [
    "^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?", // language, script, region
    "(?:-(?:[a-z0-9]{5,8}|\\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*", // variants, extensions
    "(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)$", // private use
  ].join(""),
  "i",
);

/** RFC 5646. */
export const isLanguage = (text: string): boolean => LANGUAGE.test(text);

const TIMESTAMP = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|\+([01]\d|2[0-3]):[0-5]\d|-(0[1-9]|1\d|2[0-3]):[0-5]\d)$/;

/** ISO 8601 with date, time and zone, and a day that there is. `-00:00` is none of its zones. */
export function isTimestamp(text: string): boolean {
  const [, year, month, day] = TIMESTAMP.exec(text) || [];
  return !!day && new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** ISO 8601; weeks stand alone. */
export const isDuration = (text: string): boolean =>
  /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?!$)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/.test(text);

export const isMailbox = (text: string): boolean => /^mailto:[A-Z0-9.`'_%+-]+@[A-Z0-9.-]+\.[A-Z]{1,63}$/i.test(text);
export const isSha1 = (text: string): boolean => /^[0-9a-f]{40}$/i.test(text);
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** RFC 2046; the type is one that there is. */
export const isMediaType = (text: string): boolean =>
  /^(?:application|audio|example|font|image|message|model|multipart|text|video)\/[-\w+.]+(?:;\s*[-\w]+=(?:[-\w.+]+|"[^"]*"))*$/i.test(text);

export const isVersion = (text: string): boolean => /^1\.0(?:\.\d+)?$/.test(text);
