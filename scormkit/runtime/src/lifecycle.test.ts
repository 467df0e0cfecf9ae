import assert from "node:assert/strict";
import { test } from "node:test";
import { watchLeaving } from "./lifecycle";

function page(): { send(type: string, persisted?: boolean): void; see(state: string): void; heard: string[]; listened: string[] } {
  const heard: string[] = [];
  const listened: string[] = [];
  const target = (): EventTarget => {
    const events = new EventTarget();
    const add = events.addEventListener.bind(events);
    events.addEventListener = (type: string, listener: EventListener) => {
      listened.push(type);
      add(type, listener);
    };
    return events;
  };
  const document = Object.assign(target(), { visibilityState: "visible" });
  const window = Object.assign(target(), { document });
  watchLeaving(window as unknown as Window, () => void heard.push("save"), () => void heard.push("leave"));
  return {
    heard,
    listened,
    send: (type, persisted = false) => void window.dispatchEvent(Object.assign(new Event(type), { persisted })),
    see(state) {
      document.visibilityState = state;
      document.dispatchEvent(new Event("visibilitychange"));
    },
  };
}

test("a page that is hidden or put aside saves, one that comes back need not, one that is left leaves", () => {
  const { send, see, heard, listened } = page();
  const after = (act: () => void): string => {
    heard.length = 0;
    act();
    return heard.join();
  };
  assert.equal(after(() => see("hidden")), "save");
  assert.equal(after(() => see("visible")), "");
  assert.equal(after(() => send("pagehide", true)), "save");
  assert.equal(after(() => send("online")), "save");
  assert.equal(after(() => send("pagehide", false)), "leave");
  assert.deepEqual(listened, ["visibilitychange", "pagehide", "online"]);
});

test("nothing is done in unload and beforeunload", () => {
  assert.ok(!page().listened.some((type) => /unload/.test(type)));
});
