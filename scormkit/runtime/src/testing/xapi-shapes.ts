/** Checks of JSON values that note everything they find wrong. */

/** A rule that a request broke. `xapi/…`, `http/…` and `cmi5/…` (with the requirement's id) were refused; `manners/…` was let through. */
export interface Violation {
  rule: string;
  what: string;
}

export type Note = (rule: string, what: string) => void;
export type Check = (value: unknown, at: string, note: Note) => void;
export interface Plain {
  [property: string]: unknown;
}
export interface Fields {
  [property: string]: Check;
}

export const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

/** Undefined for what is no JSON. */
export function parsed(told: string): unknown {
  try {
    return JSON.parse(told);
  } catch {
    return undefined;
  }
}

const shown = (value: unknown): string => String(JSON.stringify(value)).slice(0, 80);

const wrongType = (value: unknown, at: string, wanted: string, note: Note): void =>
  value === null ? note("xapi/null", at) : note("xapi/type", `${at} is not ${wanted}: ${shown(value)}`);

export const text: Check = (value, at, note) => {
  if (typeof value !== "string") wrongType(value, at, "a text", note);
};

/** A text of a form. */
export const form = (rule: string, test: (text: string) => boolean): Check => (value, at, note) => {
  if (typeof value !== "string") wrongType(value, at, "a text", note);
  else if (!test(value)) note(`xapi/${rule}`, `${at}: ${value.slice(0, 120)}`);
};

export const truth: Check = (value, at, note) => {
  if (typeof value !== "boolean") wrongType(value, at, "true or false", note);
};

export const number: Check = (value, at, note) => {
  if (typeof value !== "number") wrongType(value, at, "a number", note);
};

export const list = (item: Check): Check => (value, at, note) => {
  if (!Array.isArray(value)) wrongType(value, at, "a list", note);
  else value.forEach((entry, n) => item(entry, `${at}[${n}]`, note));
};

/** An object of which every property is known. */
export const object = (required: Fields, optional: Fields = {}, more?: (value: Plain, at: string, note: Note) => void): Check => (value, at, note) => {
  if (!isPlain(value)) return wrongType(value, at, "an object", note);
  const known = { ...optional, ...required };
  for (const name of Object.keys(required)) if (!(name in value)) note("xapi/missing", `${at}.${name}`);
  for (const [name, entry] of Object.entries(value)) {
    if (Object.prototype.hasOwnProperty.call(known, name)) known[name](entry, `${at}.${name}`, note);
    else note("xapi/unknown-property", `${at}.${name}`);
  }
  more?.(value, at, note);
};

/** An object of which any property may be there, each of a form. */
export const map = (key: (name: string) => boolean, rule: string, entry: Check): Check => (value, at, note) => {
  if (!isPlain(value)) return wrongType(value, at, "an object", note);
  for (const [name, held] of Object.entries(value)) {
    if (!key(name)) note(`xapi/${rule}`, `${at}: ${name}`);
    entry(held, `${at}.${name}`, note);
  }
};
