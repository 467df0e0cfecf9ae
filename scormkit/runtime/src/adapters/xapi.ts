/** A package launched as Rustici's launch has it: endpoint, credential and learner stand in the address; there is no session, and no rule of
 *  order. */

import type { Time } from "../clock";
import type { Activities, Course } from "../contract";
import type { Shape } from "../slots";
import { stateDocument } from "./xapi/document";
import { handingIn } from "./xapi/files";
import { type Actor, launchIn, nameOf, type Tab } from "./xapi/launch";
import { type Fetch, lrsOf } from "./xapi/lrs";
import { type FileRecord, type Launched, lrsRecord } from "./xapi/record";
import { senderOf } from "./xapi/sender";
import type { Context, Speaker } from "./xapi/statements";

const PARAMETERS = ["endpoint", "auth", "actor", "registration", "activity_id", "activity_platform", "grouping"];

/** The record of the launch in a tab; null where there is none.
 *  @param activities loads what statements say of the course; rejects where it cannot be had, and may be asked again.
 *  @param session drawn at random. */
export function xapiRecord(tab: Tab, course: Course, shapes: readonly Shape[], activities: () => Promise<Activities>, fetch: Fetch, time: Time, session: string): FileRecord | null {
  const told = launchIn(tab, PARAMETERS);
  if (!told) return null;
  const launch = async (): Promise<Launched> => {
    const { endpoint, auth = "", registration } = told;
    const actor = actorOf(JSON.parse(told.actor));
    const activity = told.activity_id || (await activities()).iri;
    const speaker: Speaker = { actor, activity, context: contextOf(told), cmi5: false };
    // The whole header; some launches leave its first word out.
    const lrs = lrsOf(endpoint.replace(/\/?$/, "/"), /\s/.test(auth) ? auth : `Basic ${auth}`, fetch, time);
    const who = nameOf(actor);
    return {
      speaker,
      learner: { id: [registration, who].filter(Boolean).join(" "), name: String(actor.name || "") },
      looking: false,
      document: stateDocument(lrs, { activityId: activity, agent: JSON.stringify(actor), registration, stateId: "scormkit" }),
      sender: (doubtful) => senderOf(lrs, speaker, activities, doubtful),
      handIn: handingIn(lrs, speaker, activities, { activityId: activity, agent: JSON.stringify(actor), registration }),
      session,
      scope: (attempt) => [registration || who, activity, attempt].join(" "),
      endsWithPage: true,
    };
  };
  return lrsRecord(launch, course, shapes, time);
}

/** The registration is left out where there is none: an invented one would be another with each launch. */
function contextOf({ registration, activity_platform: platform, grouping }: { [name: string]: string }): Context {
  return { registration, platform, ...(grouping && { contextActivities: { grouping: [{ id: grouping }] } }) };
}

/** An agent of xAPI 1.0; launches from the years before list names, addresses and accounts. */
function actorOf(given: { [property: string]: unknown }): Actor {
  const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
  const actor: Actor = { objectType: "Agent" };
  for (const property of ["name", "mbox", "mbox_sha1sum", "openid"]) {
    const value = first(given[property]);
    if (value) actor[property] = value;
  }
  const account = first(given.account) as { [property: string]: unknown } | undefined;
  if (account) actor.account = { homePage: account.homePage || account.accountServiceHomePage, name: account.name || account.accountName };
  return actor;
}
