/** The resources of an LRS, with the methods and the parameters of each (Communication 2). */

interface Parameters {
  needs: string[];
  may: string[];
}

const words = (needs: string, may = ""): Parameters => ({ needs: needs.split(" ").filter(Boolean), may: may.split(" ").filter(Boolean) });

const STATE = words("activityId agent stateId", "registration");
const PROFILE = words("agent profileId");
const RESOURCES = new Map<string, { [method: string]: Parameters }>([
  ["statements", {
    POST: words(""),
    PUT: words("statementId"),
    GET: words("", "statementId agent verb activity registration since until limit ascending"),
  }],
  ["activities/state", {
    GET: words("activityId agent", "stateId registration since"),
    PUT: STATE,
    POST: STATE,
    DELETE: words("activityId agent", "stateId registration"),
  }],
  ["agents/profile", { GET: words("agent", "profileId since"), PUT: PROFILE, POST: PROFILE, DELETE: PROFILE }],
  ["about", { GET: words("") }],
]);

/** By method; undefined where there is no such resource. */
export function parametersOf(resource: string): { [method: string]: Parameters } | undefined {
  return RESOURCES.get(resource);
}
