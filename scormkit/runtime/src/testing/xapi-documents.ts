/** The documents of an LRS (State, Agent Profile) with their ETags. Preconditions as ADL_LRS has them. */

import { createHash } from "node:crypto";
import { isPlain } from "./xapi-shapes";

/** What a document is called: by these together. */
export interface DocumentName {
  resource: string;
  id: string;
  /** "" where the resource has none. */
  activity: string;
  /** By the inverse functional identifier. */
  agent: string;
  registration: string;
}

export interface LrsDocument extends DocumentName {
  content: string;
  /** Quoted SHA-1 of the content. */
  etag: string;
  /** Milliseconds since 1970. */
  updated: number;
}

const nameOf = ({ resource, id, activity, agent, registration }: DocumentName): string => JSON.stringify([resource, id, activity, agent, registration]);

export class Documents {
  private readonly held = new Map<string, LrsDocument>();

  constructor(private readonly now: () => number) {}

  all(): LrsDocument[] {
    return [...this.held.values()];
  }

  get(name: DocumentName): LrsDocument | undefined {
    return this.held.get(nameOf(name));
  }

  put(name: DocumentName, content: string): LrsDocument {
    const etag = `"${createHash("sha1").update(content).digest("hex")}"`;
    const document = { ...name, content, etag, updated: this.now() };
    this.held.set(nameOf(name), document);
    return document;
  }

  remove(name: DocumentName): void {
    this.held.delete(nameOf(name));
  }

  /** Merges the topmost level; false where either is no object. LRSs write the outcome in a layout of their own. */
  merge(name: DocumentName, content: string): boolean {
    const present = this.get(name);
    const added: unknown = JSON.parse(content);
    const before: unknown = present ? JSON.parse(present.content) : {};
    if (present && !(isPlain(before) && isPlain(added))) return false;
    this.put(name, present ? JSON.stringify({ ...(before as object), ...(added as object) }, null, 1) : content);
    return true;
  }

  /** 409 for a PUT that replaces a document unseen, 412 for a condition that does not hold, 0 for go on. */
  refusal(method: string, name: DocumentName, match: string | undefined, noneMatch: string | undefined): 0 | 409 | 412 {
    const present = this.get(name);
    const lists = (tags: string): boolean => tags === "*" || tags.split(/\s*,\s*/).includes(present!.etag);
    if (method === "PUT" && present && match === undefined && noneMatch === undefined) return 409;
    if (noneMatch !== undefined && present && lists(noneMatch)) return 412;
    if (match !== undefined && !(present && lists(match))) return 412;
    return 0;
  }
}
