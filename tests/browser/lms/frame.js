// The LMS's page: keeps a learner's records, gives each SCO its API, and writes down every call.
//
// A record is a flat map of element to value, as `StrictLms.held()` gives it. `values` is what the LMS holds at this
// moment, `committed` what it had stored at the last LMSCommit or LMSFinish that it answered with "true".
"use strict";

const lms = {
  /** Every call of every session: {sco, session, name, args, result, at}. */
  calls: [],
  /** Rules that the strict LMS saw broken, over all sessions. */
  violations: [],
  /** What an LMS would find after the page died right after each call, when `launch({snapshots: true})`. */
  snapshots: [],
  /** SCO address → {values, finished} of its latest session. */
  records: {},
  /** The learner's action that snapshots are numbered by. */
  action: 0,
  /** What a fault's `when` may ask for: "closing", "offline"; "" for nothing of the kind. */
  moment: "",
  session: 0,
  current: null,
};

/** Open a SCO for the learner. See `Launch` in lms.py for the settings. */
lms.launch = (settings) => {
  lms.session += 1;
  const sco = settings.sco.replace(/[?#].*$/, "");
  const before = settings.record || lms.records[sco] || null;
  const inner = settings.kind === "again" ? scormAgain(settings, before) : strict(settings, before);
  const session = { settings, sco, inner, number: lms.session, alive: true, committed: before ? before.values : {} };
  lms.current = session;
  const give = () => { if (lms.current === session) window.API = recorded(session); };
  delete window.API;
  if (settings.delay === 0) give();
  else if (settings.delay > 0) setTimeout(give, settings.delay);
  if (settings.opener) session.window = window.open(settings.sco);
  else session.frame = show(settings.sco);
};

/** Leave the SCO as an LMS does whose learner clicks on another activity: its page is unloaded. */
lms.leave = async () => {
  const session = lms.current;
  if (session.frame) await unload(session.frame);
  store(session);
  lms.current = null;
};

/** The page is gone this instant: nothing that it does from here on reaches the LMS or the device. With `keep`, the LMS
 *  holds values that were set and not committed. */
lms.kill = async (keep) => {
  const session = lms.current;
  const device = { ...localStorage };
  const values = keep ? session.inner.values() : session.committed;
  session.alive = false;
  if (session.frame) await unload(session.frame);
  lms.restore({ sco: session.sco, values, device });
  lms.current = null;
};

/** Make the LMS and the device what they were at a snapshot. */
lms.restore = ({ sco, values, device }) => {
  lms.records[sco] = { values, finished: false };
  localStorage.clear();
  for (const [key, text] of Object.entries(device)) localStorage.setItem(key, text);
};

lms.values = () => (lms.current ? lms.current.inner.values() : null);
lms.committed = () => (lms.current ? lms.current.committed : null);

function show(address) {
  const frame = document.createElement("iframe");
  frame.name = "sco";
  frame.src = address;
  document.body.replaceChildren(frame);
  return frame;
}

function unload(frame) {
  return new Promise((done) => {
    frame.addEventListener("load", () => { frame.remove(); done(); }, { once: true });
    frame.src = "about:blank";
  });
}

function store(session) {
  if (session.alive) lms.records[session.sco] = { values: session.inner.values(), finished: session.inner.finished() };
}

/** The API as the SCO sees it: every call is written down, and faults strike as the settings say. */
function recorded(session) {
  const api = {};
  const names = ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError",
    "LMSGetErrorString", "LMSGetDiagnostic"];
  for (const name of names) api[name] = (...args) => call(session, name, args);
  return api;
}

function call(session, name, args) {
  if (!session.alive) throw new Error("the page of this session is gone");
  const fault = (session.settings.faults || []).find((one) => strikes(one, name, args));
  const entry = { sco: session.sco, session: session.number, name, args, at: performance.now() };
  lms.calls.push(entry);
  if (fault) {
    const until = performance.now() + fault.takes;
    while (performance.now() < until);
    entry.result = fault.gives;
    if (fault.done) obeyed(session, name, args);
    if (fault.gives === "throw") throw new Error("the LMS broke down");
    return fault.gives;
  }
  entry.result = obeyed(session, name, args);
  lms.violations.push(...session.inner.violations());
  if (session.settings.snapshots) {
    lms.snapshots.push({ call: lms.calls.length, sco: session.sco, values: session.inner.values(),
      committed: session.committed, device: { ...localStorage }, action: lms.action });
  }
  return entry.result;
}

/** The LMS does what it is told; gives its answer. */
function obeyed(session, name, args) {
  const result = session.inner.api[name](...args);
  if ((name === "LMSCommit" || name === "LMSFinish") && result === "true") session.committed = session.inner.values();
  return result;
}

/** A fault names a call, optionally the element it is about, and how many of those it lets pass before and strikes. */
function strikes(fault, name, args) {
  if (fault.call !== name || (fault.element && fault.element !== args[0])) return false;
  if (fault.when && fault.when !== lms.moment) return false;
  if (fault.after > 0) { fault.after -= 1; return false; }
  if (fault.times === 0) return false;
  if (fault.times > 0) fault.times -= 1;
  return true;
}

const FINAL = ["passed", "completed", "failed"];

/** The values of a new session over what the earlier ones left. */
function opening(settings, before) {
  const values = { ...(before ? before.values : {}) };
  values["cmi.core.student_id"] = settings.learner;
  values["cmi.core.student_name"] = settings.learnerName;
  values["cmi.core.credit"] = settings.credit;
  values["cmi.core.lesson_mode"] = settings.mode;
  values["cmi.core.entry"] = before ? (values["cmi.core.exit"] === "suspend" ? "resume" : "") : "ab-initio";
  const worked = before && before.finished ? values["cmi.core.session_time"] : "";
  values["cmi.core.total_time"] = added(values["cmi.core.total_time"], worked);
  values["cmi.core.lesson_status"] = values["cmi.core.lesson_status"] || "not attempted";
  if (settings.forgets && FINAL.includes(values["cmi.core.lesson_status"])) values["cmi.suspend_data"] = "";
  delete values["cmi.core.session_time"];
  delete values["cmi.core.exit"];
  return values;
}

function added(total, session) {
  const seconds = (time) => (time || "0:0:0").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  const sum = Math.round((seconds(total) + seconds(session)) * 100) / 100;
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const hours = String(Math.floor(sum / 3600)).padStart(4, "0");
  return `${hours}:${two((sum / 60) % 60)}:${(sum % 60).toFixed(2).padStart(5, "0")}`;
}
lms.added = added;

/** An LMS of our own (scormkit/runtime/src/testing): strict, or one that stores anything or cuts what is too long. */
function strict(settings, before) {
  const one = new { strict: StrictLms, lax: LaxLms, cutting: CuttingLms }[settings.kind]({ values: opening(settings, before) });
  let told = 0;
  return {
    api: one.api,
    values: () => one.held(),
    finished: () => one.finished,
    violations: () => { const fresh = one.violations.slice(told); told = one.violations.length; return fresh; },
  };
}

/** scorm-again: more lenient, and nobody's of ours. */
function scormAgain(settings, before) {
  const one = new Scorm12API({ autocommit: false, logLevel: 5 });
  one.loadFromFlattenedJSON(Object.fromEntries(
    Object.entries(opening(settings, before)).filter(([element]) => !/\._(count|children)$/.test(element))), "");
  let finished = false;
  const api = {};
  for (const name of ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError",
    "LMSGetErrorString", "LMSGetDiagnostic"]) {
    api[name] = (...args) => {
      if (name === "LMSFinish") finished = true;
      return String(one[name](...args));
    };
  }
  const values = () => Object.fromEntries(
    Object.entries(one.getFlattenedCMI()).filter(([, value]) => typeof value === "string" && value !== ""));
  return { api, values, finished: () => finished, violations: () => [] };
}
