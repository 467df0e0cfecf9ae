/** An LMS in memory that refuses whatever SCORM 1.2 does not allow, and notes what good manners forbid. For tests, in Node and in a
 *  browser (browser.ts). `api` is the object that a SCO finds; everything else is for the test. */

import { type Element, ELEMENTS, FEEDBACK } from "./elements";

export interface Call {
  method: string;
  args: unknown[];
  result: string;
  /** RTE 3.3.3: "0" for none. */
  error: string;
}

/** A rule that a call broke. `standard/…` was refused with an error code; `manners/…` was let through. */
export interface Violation {
  rule: string;
  call: string;
}

export interface StrictLmsOptions {
  /** What the LMS holds at first, by element. */
  values?: { [element: string]: string };
  /** Sees a call before the LMS does. What it returns, unless undefined, is the answer, and the LMS never hears of the call;
   *  what it throws, the SCO gets. */
  before?: (method: string, args: unknown[], nth: number) => unknown;
}

const FINAL = ["passed", "completed", "failed"];
const DEFAULTS = {
  "cmi.core.student_id": "learner-1",
  "cmi.core.student_name": "Lovelace, Ada",
  "cmi.core.lesson_status": "not attempted",
  "cmi.core.lesson_mode": "normal",
  "cmi.core.credit": "credit",
  "cmi.core.entry": "ab-initio",
  "cmi.core.total_time": "0000:00:00.00",
  "cmi.suspend_data": "",
};

export class StrictLms {
  readonly api: { [method: string]: (...args: unknown[]) => unknown } = {};
  readonly calls: Call[] = [];
  readonly violations: Violation[] = [];
  /** What was committed (or handed over by LMSFinish). */
  committed: Map<string, string>;
  before: StrictLmsOptions["before"];
  protected values: Map<string, string>;
  private phase: "idle" | "running" | "finished" = "idle";
  private error = "0";
  private asked = 0;
  private dirty = false;
  private scoreAfterStatus = false;
  private timed = false;
  private statusSet = false;

  constructor(options: StrictLmsOptions = {}) {
    this.values = new Map(Object.entries({ ...DEFAULTS, ...options.values }));
    this.committed = new Map(this.values);
    this.before = options.before;
    const methods: { [method: string]: (...args: string[]) => string } = {
      LMSInitialize: () => this.initialize(),
      LMSFinish: () => this.finish(),
      LMSCommit: () => this.commit(),
      LMSGetValue: (element) => this.read(element),
      LMSSetValue: (element, value) => this.write(element, value),
      LMSGetLastError: () => this.error,
      LMSGetErrorString: (code) => `error ${code}`,
      LMSGetDiagnostic: (code) => `error ${code}`,
    };
    for (const [method, run] of Object.entries(methods)) this.api[method] = (...args) => this.answer(method, args, run);
  }

  /** A new launch. Values that were never committed are kept or lost, as LMSs do either. */
  relaunch(keepUncommitted = false): void {
    this.values = new Map(keepUncommitted ? this.values : this.committed);
    this.values.set("cmi.core.entry", "resume");
    this.committed = new Map(this.values);
    this.phase = "idle";
    this.error = "0";
    this.dirty = this.timed = this.scoreAfterStatus = this.statusSet = false;
  }

  /** What the LMS holds now, committed or not; "" for nothing. */
  value(element: string): string {
    return this.values.get(element) || "";
  }

  /** Everything that the LMS holds now, by element. */
  held(): { [element: string]: string } {
    return Object.fromEntries(this.values);
  }

  get finished(): boolean {
    return this.phase === "finished";
  }

  /** Values of `cmi.interactions.n` or `cmi.objectives.n`, one map each, in order. */
  list(name: "interactions" | "objectives"): { [field: string]: string }[] {
    return Array.from({ length: this.count(`cmi.${name}.`) }, (_, n) => {
      const start = `cmi.${name}.${n}.`;
      const fields = [...this.values].filter(([element]) => element.startsWith(start));
      return Object.fromEntries(fields.map(([element, value]) => [element.slice(start.length), value]));
    });
  }

  private answer(method: string, args: unknown[], run: (...args: string[]) => string): unknown {
    const instead = this.before?.(method, args, this.asked++);
    if (instead !== undefined) return instead;
    const bare = method === "LMSGetLastError";
    if (!bare) this.error = "0";
    const wanted = bare ? 0 : method === "LMSSetValue" ? 2 : 1;
    const strings = args.every((arg) => typeof arg === "string");
    const blank = !["LMSInitialize", "LMSFinish", "LMSCommit"].includes(method) || args[0] === "";
    const result =
      args.length === wanted && strings && blank ? run(...(args as string[])) : this.refuse("201", "standard/arguments", `${method}(${args.join()})`);
    this.calls.push({ method, args, result, error: this.error });
    return result;
  }

  private refuse(error: string, rule: string, call: string): "false" {
    this.error = error;
    this.violations.push({ rule, call });
    return "false";
  }

  private note(rule: string, call: string): void {
    this.violations.push({ rule: `manners/${rule}`, call });
  }

  private initialize(): string {
    if (this.phase !== "idle") return this.refuse("101", "standard/initialized-twice", "LMSInitialize");
    this.phase = "running";
    return "true";
  }

  private finish(): string {
    if (this.phase !== "running") return this.refuse("301", "standard/finish-outside-session", "LMSFinish");
    if (this.dirty) this.note("finish-without-commit", "LMSFinish");
    if (this.isRecorded() && !this.timed) this.note("no-session-time", "LMSFinish");
    this.committed = new Map(this.values);
    this.phase = "finished";
    return "true";
  }

  private commit(): string {
    if (this.phase !== "running") return this.refuse("301", "standard/commit-outside-session", "LMSCommit");
    if (this.scoreAfterStatus) this.note("score-after-status", "LMSCommit");
    this.committed = new Map(this.values);
    this.dirty = this.scoreAfterStatus = false;
    return "true";
  }

  private isRecorded(): boolean {
    return !["review", "browse"].includes(this.value("cmi.core.lesson_mode"));
  }

  private read(element: string): string {
    if (this.phase !== "running") return this.unread("301", "standard/read-outside-session", element);
    const known = ELEMENTS.find(({ name }) => name.test(element));
    if (!known) return this.unread("201", "standard/unknown-element", element);
    if (known.access === "w") return this.unread("404", "standard/write-only", element);
    if (/\._count$/.test(element)) return String(this.count(element.replace(/_count$/, "")));
    const index = known.list && Number(known.name.exec(element)![1]);
    if (index !== undefined && index >= this.count(`cmi.${known.list}.`)) return this.unread("201", "standard/index-out-of-range", element);
    return this.value(element);
  }

  private unread(error: string, rule: string, call: string): string {
    this.refuse(error, rule, call);
    return "";
  }

  protected write(element: string, value: string): string {
    const call = `${element} = ${value}`;
    if (this.phase !== "running") return this.refuse("301", "standard/write-outside-session", call);
    const known = ELEMENTS.find(({ name }) => name.test(element));
    if (!known) return this.refuse("201", "standard/unknown-element", call);
    if (known.access === "k") return this.refuse("402", "standard/keyword", call);
    if (known.access === "r") return this.refuse("403", "standard/read-only", call);
    if (!known.accepts(value)) return this.refuse("405", "standard/type", call);
    const broken = this.brokenOrder(known, element) || this.brokenResponse(element, value);
    if (broken) return this.refuse(broken === "response" ? "405" : "201", `standard/${broken}`, call);
    this.watch(element, value, call);
    this.values.set(element, value);
    this.dirty = true;
    return "true";
  }

  /** Lists grow by one, and an entry begins with its id. */
  private brokenOrder(known: Element, element: string): string {
    const inner = /^(.+\.(?:objectives|correct_responses)\.)(\d+)\./.exec(element);
    if (known.list === "interactions" && inner && Number(inner[2]) > this.count(inner[1])) return "index-order";
    if (!known.list) return "";
    const index = Number(known.name.exec(element)![1]);
    const count = this.count(`cmi.${known.list}.`);
    if (index > count) return "index-order";
    return index === count && element !== `cmi.${known.list}.${index}.id` ? "id-first" : "";
  }

  /** Patterns and responses have the form of the interaction's type, which is therefore set before. */
  private brokenResponse(element: string, value: string): string {
    const part = /^(cmi\.interactions\.\d+\.)(correct_responses\.\d+\.pattern|student_response)$/.exec(element);
    if (!part) return "";
    const form = FEEDBACK[this.value(`${part[1]}type`)];
    if (!form) return "type-first";
    return form.test(value) ? "" : "response";
  }

  private watch(element: string, value: string, call: string): void {
    const status = this.value("cmi.core.lesson_status");
    if (!this.isRecorded()) this.note("write-in-review", call);
    if (this.timed) this.note("write-after-session-time", call);
    if (element === "cmi.core.session_time") this.timed = true;
    if (element === "cmi.core.lesson_status") {
      if (["passed", "completed"].includes(status) && !["passed", "completed"].includes(value)) this.note("pass-taken-back", call);
      if (status === "passed" && value === "completed") this.note("pass-taken-back", call);
      this.statusSet = true;
      this.scoreAfterStatus = false;
      return;
    }
    if (!this.statusSet && !FINAL.includes(status) && status !== "incomplete") this.note("late-incomplete", call);
    if (element === "cmi.core.score.raw" && status === "passed" && Number(value) < Number(this.value(element) || 0)) {
      this.note("score-taken-back", call);
    }
    if (/^cmi\.core\.score\./.test(element) && this.statusSet) this.scoreAfterStatus = true;
  }

  /** Entries of a list, from 0 on: each begins with its id, or is a pattern. */
  private count(start: string): number {
    let count = 0;
    while (["id", "pattern"].some((field) => this.values.has(`${start}${count}.${field}`))) count++;
    return count;
  }
}
