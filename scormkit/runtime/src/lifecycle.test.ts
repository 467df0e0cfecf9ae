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
  watchLeaving(window as unknown as Window, {
    visible: (visible) => void heard.push(visible ? "shown" : "hidden"),
    pause: () => void heard.push("pause"),
    leave: () => void heard.push("leave"),
    online: () => void heard.push("online"),
  });
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

test("a page that is put aside pauses and comes back; one that is left leaves", () => {
  const { send, see, heard } = page();
  see("hidden");
  send("pagehide", true);
  send("pageshow", true);
  see("visible");
  send("pageshow", false);
  send("online");
  send("pagehide", false);
  assert.deepEqual(heard, ["hidden", "pause", "shown", "shown", "online", "leave"]);
});

test("nothing is done in unload and beforeunload", () => {
  assert.ok(!page().listened.some((type) => /unload/.test(type)));
});
