/** The learner's document in the State resource (xAPI 1.0.3, Communication 2.3). One write at a time: the caller waits for each. */

import { isDone, type Lrs, type Parameters } from "./lrs";
import { Refusal } from "./refusal";
import { sha1 } from "./sha1";

export interface StateDocument {
  /** The document's text, "" for none. Rejects with a Refusal, or where there is no answer. */
  read(): Promise<string>;
  /** @param hurried another write may be under way: it is posted, which LRSs merge with what they hold.
   *  @returns null when it was written; else what another device has written, "" where it was this one after all. */
  write(text: string, hurried: boolean): Promise<string | null>;
}

const RESOURCE = "activities/state";

export function stateDocument(lrs: Lrs, parameters: Parameters): StateDocument {
  /** "" there is no document, null it cannot be known. */
  let etag: string | null = "";
  /** Something in between takes the tags out of our requests: they are of no use. */
  let tagless = false;
  /** What the LRS holds for all that is known, and what it may hold since an answer was lost. */
  let held = "";
  let tried = "";

  const read = async (): Promise<string> => {
    const answer = await lrs.request("GET", RESOURCE, parameters);
    if (answer.status === 404) etag = held = "";
    else if (isDone(answer)) {
      held = answer.text;
      etag = answer.header("etag") || null;
    } else throw new Refusal(answer);
    return held;
  };

  return {
    read,

    async write(text, hurried) {
      const merging = hurried || tagless || etag === null;
      const headers: { [name: string]: string } = merging ? {} : etag ? { "If-Match": etag } : { "If-None-Match": "*" };
      const before = tried || held;
      const sure = !tried;
      tried = text;
      const answer = await lrs.request(merging ? "POST" : "PUT", RESOURCE, parameters, { body: text, headers });
      if (isDone(answer)) {
        held = text;
        tried = "";
        // The tag of a document is the hash of its bytes. Where an LRS makes it otherwise, or a merge has put its members in another order,
        // the next write is refused once, and reads what it is.
        etag = answer.header("etag") || `"${sha1(new TextEncoder().encode(text))}"`;
        return null;
      }
      if (answer.status !== 409 && answer.status !== 412) throw new Refusal(answer);
      const sent = etag;
      const there = await read();
      // Refused with the tag that it has; or, where that cannot be read, though nobody has written.
      tagless ||= etag === sent || (etag === null && sure && there === before);
      return there === before || there === text ? "" : there;
    },
  };
}
