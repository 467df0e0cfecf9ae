/** Which record a page plays with: the LMS's, if there is one and this tab comes first. */

import { localRecord } from "./adapters/local";
import { decode } from "./codec";
import type { Course, Health, Opened, Record } from "./contract";
import { keptRecord } from "./keep";
import type { Shape } from "./slots";
import type { Store } from "./storage";
import type { Notice } from "./views/status";

export interface OpenRecord {
  record: Record;
  opened: Opened;
  notice: Notice;
}

/** Opens it.
 *  @param first no other tab records this course.
 *  @param found what the target has found; null for nothing. */
export async function openRecord(course: Course, shapes: readonly Shape[], first: boolean, found: Record | null, store: Store): Promise<OpenRecord> {
  // One SCO a unit: each has a record of its own.
  const scope = `scormkit:${course.id}${course.scope === "unit" ? `:${course.units[0].slot}` : ""}`;
  const local = async (notice: Notice, health: Health, resume: string): Promise<OpenRecord> => {
    if (decode(resume, shapes) === "newer") health = "readonly";
    const record = localRecord(health, resume, (text) => health === "readonly" || store.write(scope, text));
    return { record, opened: await record.open(), notice };
  };
  if (!first) return local("second-tab", "readonly", "");
  if (!found) return local("no-lms", "local", store.read(scope));
  const record = keptRecord(found, store, scope, course, shapes);
  const opened = await record.open();
  return { record, opened, notice: opened.refused ? "unreachable" : opened.recording ? "" : "review" };
}
