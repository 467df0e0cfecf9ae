/** Joins the units, which are shown before there is a record, with the record that takes files. */

import type { Enhance } from "../../views/player";
import { openEvidence } from "../../views/evidence";
import type { FileRecord } from "./record";

export interface TakingFiles {
  /** The record, as soon as there is one; null where there is none. */
  take(record: FileRecord | null): FileRecord | null;
  enhance: Enhance;
}

export function takingFiles(): TakingFiles {
  let found: (record: FileRecord | null) => void;
  const finding = new Promise<FileRecord | null>((settle) => (found = settle));
  return {
    take(record) {
      found(record);
      return record;
    },
    async enhance(article, course) {
      const record = await finding;
      if (record && (await record.takesFiles)) openEvidence(article, course, record.handIn, record.handedIn);
    },
  };
}
