/** Brings `player/activities.js`, what statements say of the course, which reading does not wait for. */

import type { Activities } from "../../contract";
import { runScript } from "../../scripts";

/** Known only while this script runs. */
const here = (document.currentScript as HTMLScriptElement).src;
let activities: Activities | undefined;
let loading: Promise<void> | undefined;

/** Rejects when the script cannot be had, and may be asked again. */
export async function loadActivities(): Promise<Activities> {
  Object.assign(window.scormkit!, { activities: (told: Activities) => (activities = told) });
  loading ||= runScript(new URL("activities.js", here).href);
  await loading;
  if (activities) return activities;
  loading = undefined;
  throw new Error("activities.js");
}
