/** LMSs as they go wrong, as data: each fault on top of the strict LMS, which otherwise does what the standard says. */

import { StrictLms, type StrictLmsOptions } from "./strict-lms";
import type { FakeTime } from "./time";

/** A call of the page's, and when it comes. */
export interface Moment {
  method: string;
  element: string;
  /** Calls of this session before this one, and in a session without faults. */
  nth: number;
  all: number;
  /** The page is being hidden or left. */
  leaving: boolean;
}

/** What the LMS says instead. It does not do what it was told unless `done`. */
export interface Wrong {
  gives?: unknown;
  throws?: true;
  done?: true;
  /** Milliseconds before it answers, during which the page stands still. */
  takes?: number;
}

export interface Fault {
  name: string;
  /** Where the page finds the API; in its parent where nothing is said. */
  api?: "late" | "absent" | "opener" | "foreign";
  /** The LMS itself is of another kind. */
  lms?: new (options: StrictLmsOptions) => StrictLms;
  /** Null: it answers as it should. */
  strikes?(moment: Moment): Wrong | null;
  /** What a launch finds, of what the session before left. */
  finds?(values: { [element: string]: string }): { [element: string]: string };
  /** The device stores nothing. */
  forbids?: true;
  /** The course is opened once more meanwhile, in another tab or on another device. */
  twice?: "tab" | "device";
}

/** Stores whatever it is told, and says so. */
export class LaxLms extends StrictLms {
  protected override write(element: string, value: string): string {
    this.values.set(String(element), String(value));
    return "true";
  }
}

/** Cuts what is too long, and says that all is well. */
export class CuttingLms extends StrictLms {
  protected override write(element: string, value: string): string {
    const most = ["cmi.suspend_data", "cmi.comments"].includes(element) ? 4096 : 255;
    return super.write(element, value.slice(0, most));
  }
}

const always = (wrong: Wrong) => (): Wrong => wrong;
const calls = (method: string, wrong: Wrong) => (moment: Moment): Wrong | null => (moment.method === method ? wrong : null);
const closing = (wrong: Wrong, method = "") => (moment: Moment): Wrong | null =>
  moment.leaving && (!method || moment.method === method) ? wrong : null;
const halfWay = (wrong: Wrong) => ({ nth, all }: Moment): Wrong | null => (nth >= all / 2 ? wrong : null);
const FINAL = ["passed", "completed", "failed"];

export const FAULTS: readonly Fault[] = [
  { name: "the API comes late", api: "late" },
  { name: "there is no API", api: "absent" },
  { name: "the API is in the opener", api: "opener" },
  { name: "the parent is of another origin", api: "foreign" },
  { name: "every call gives nothing", strikes: always({ gives: "" }) },
  { name: "every call gives \"false\"", strikes: always({ gives: "false" }) },
  { name: "every call gives null", strikes: always({ gives: null }) },
  { name: "every call gives 0", strikes: always({ gives: 0 }) },
  { name: "every call throws", strikes: always({ throws: true }) },
  { name: "the session is refused", strikes: calls("LMSInitialize", { gives: "false" }) },
  { name: "reading gives nothing", strikes: calls("LMSGetValue", { gives: "" }) },
  { name: "reading gives null", strikes: calls("LMSGetValue", { gives: null }) },
  { name: "reading gives 0", strikes: calls("LMSGetValue", { gives: 0 }) },
  { name: "reading throws", strikes: calls("LMSGetValue", { throws: true }) },
  { name: "writing does it and gives nothing", strikes: calls("LMSSetValue", { gives: "", done: true }) },
  { name: "writing does it and gives 1", strikes: calls("LMSSetValue", { gives: 1, done: true }) },
  { name: "writing does nothing and gives nothing", strikes: calls("LMSSetValue", { gives: "" }) },
  { name: "writing throws", strikes: calls("LMSSetValue", { throws: true }) },
  {
    name: "the state is refused",
    strikes: ({ method, element }) => (method === "LMSSetValue" && element === "cmi.suspend_data" ? { gives: "false" } : null),
  },
  {
    name: "mode, credit, entry and status are empty",
    strikes: ({ method, element }) => (method === "LMSGetValue" && /^cmi\.core\.(lesson_mode|credit|entry|lesson_status)$/.test(element) ? { gives: "" } : null),
  },
  { name: "what is longer than 4,096 or 255 is cut", lms: CuttingLms },
  { name: "commits take 2 s", strikes: calls("LMSCommit", { done: true, gives: "true", takes: 2_000 }) },
  { name: "commits do it and give nothing", strikes: calls("LMSCommit", { gives: "", done: true }) },
  { name: "commits fail", strikes: calls("LMSCommit", { gives: "false" }) },
  { name: "commits throw", strikes: calls("LMSCommit", { throws: true }) },
  { name: "every other commit fails", strikes: ({ method, nth }) => (method === "LMSCommit" && nth % 2 ? { gives: "false" } : null) },
  { name: "commits fail while the page closes", strikes: closing({ gives: "false" }, "LMSCommit") },
  { name: "every call throws while the page closes", strikes: closing({ throws: true }) },
  { name: "the session ends half way", strikes: halfWay({ gives: "false" }) },
  { name: "the API breaks half way", strikes: halfWay({ throws: true }) },
  {
    name: "a final status empties the state",
    finds: (values) => (FINAL.includes(values["cmi.core.lesson_status"]) ? { ...values, "cmi.suspend_data": "" } : values),
  },
  { name: "the LMS stores anything", lms: LaxLms },
  { name: "the device stores nothing", forbids: true },
  { name: "it is opened in a second tab", twice: "tab" },
  { name: "it is opened on a second device", twice: "device" },
];

const METHODS = ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError"];

/** The API of an LMS with a fault, as a page finds it.
 *  @param now what is true of the page at this moment. */
export function faultyApi(lms: StrictLms, fault: Fault, time: FakeTime, now: () => Pick<Moment, "leaving" | "all">): StrictLms["api"] {
  let nth = 0;
  const call = (method: string, args: unknown[]): unknown => {
    const wrong = fault.strikes?.({ method, element: String(args[0]), nth: nth++, ...now() });
    if (!wrong) return lms.api[method](...args);
    time.block(wrong.takes ?? 0);
    if (wrong.done) lms.api[method](...args);
    if (wrong.throws) throw new Error("the LMS broke down");
    return wrong.gives;
  };
  return Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => call(method, args)]));
}
