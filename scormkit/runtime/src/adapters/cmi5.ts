/** An assignable unit of cmi5: a token fetched once, a session that the LMS guards, statements by its rules. */

import type { Time } from "../clock";
import type { Activities, Course } from "../contract";
import type { Shape } from "../slots";
import { stateDocument } from "./xapi/document";
import { handingIn } from "./xapi/files";
import { type Actor, insisting, type Launch, launchIn, nameOf, type Notes, notesOf, PATIENCE_MS, type Tab } from "./xapi/launch";
import { type Fetch, isDone, type Lrs, lrsOf, type Parameters, send } from "./xapi/lrs";
import { type FileRecord, type Launched, lrsRecord } from "./xapi/record";
import { Refusal } from "./xapi/refusal";
import { senderOf } from "./xapi/sender";
import type { Context, Speaker } from "./xapi/statements";

/** cmi5 8.1. */
const PARAMETERS = ["fetch", "endpoint", "actor", "registration", "activityId"];
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

/** cmi5 10.2, what is used of it. */
interface LaunchData {
  contextTemplate: Context;
  launchMode: string;
  masteryScore?: number;
  returnURL?: string;
}

/** The launch in a tab, null where there is none. `fetch` tells it from others: an LMS that launches again has ended the session before. */
export function cmi5Launch(tab: Tab): Launch | null {
  return launchIn(tab, PARAMETERS);
}

/** @param activities loads what statements say of the course; rejects where it cannot be had, and may be asked again. */
export function cmi5Record(told: Launch, tab: Tab, course: Course, shapes: readonly Shape[], activities: () => Promise<Activities>, fetch: Fetch, time: Time): FileRecord {
  const launch = async (): Promise<Launched> => {
    const { registration, activityId: activity } = told;
    const actor: Actor = JSON.parse(told.actor);
    const agent = JSON.stringify(actor);
    const token = await tokenOf(told.fetch, notesOf(tab, told.fetch), fetch, time);
    const lrs = lrsOf(told.endpoint.replace(/\/?$/, "/"), `Basic ${token}`, fetch, time);
    const state = { activityId: activity, agent, registration };
    const { contextTemplate, launchMode, masteryScore, returnURL }: LaunchData = JSON.parse(await reading(lrs, "activities/state", { ...state, stateId: "LMS.LaunchData" }, time));
    // Asked for before the first statement (cmi5 11), whatever they are: the course speaks one language and plays nothing by itself.
    await reading(lrs, "agents/profile", { agent, profileId: "cmi5LearnerPreferences" }, time);
    const speaker: Speaker = { actor, activity, context: { ...contextTemplate, registration }, cmi5: true, mastery: masteryScore ?? undefined };
    const looking = launchMode === "Browse" || launchMode === "Review";
    const document = stateDocument(lrs, { ...state, stateId: "scormkit" });
    return {
      speaker,
      learner: { id: `${registration} ${nameOf(actor)}`, name: String(actor.name || "") },
      looking,
      document: looking ? { ...document, write: async () => null } : document,
      sender: (doubtful) => senderOf(lrs, speaker, activities, doubtful),
      handIn: handingIn(lrs, speaker, activities, state),
      session: String(contextTemplate.extensions?.[SESSION] ?? told.fetch),
      scope: () => `${registration} ${activity}`,
      endsWithPage: false,
      returnTo: /^https?:/i.test(returnURL || "") ? returnURL : undefined,
    };
  };
  return lrsRecord(launch, course, shapes, time);
}

/** The LMS gives it once (cmi5 8.2): a reload takes it from the tab. */
async function tokenOf(address: string, notes: Notes, fetch: Fetch, time: Time): Promise<string> {
  const known = notes.read();
  if (known) return known;
  const answer = await send(fetch, time, address, { method: "POST" }, PATIENCE_MS);
  const token: unknown = isDone(answer) && JSON.parse(answer.text)["auth-token"];
  if (!token || typeof token !== "string") throw new Refusal(answer);
  notes.write(token);
  return token;
}

/** A document of the LMS's, "" where there is none. */
function reading(lrs: Lrs, resource: string, parameters: Parameters, time: Time): Promise<string> {
  return insisting(async () => {
    const answer = await lrs.request("GET", resource, parameters);
    if (!isDone(answer) && answer.status !== 404) throw new Refusal(answer);
    return isDone(answer) ? answer.text : "";
  }, time);
}

