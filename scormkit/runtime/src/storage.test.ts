import assert from "node:assert/strict";
import { test } from "node:test";
import { storeOf } from "./storage";

test("a store whose every access throws reads nothing and takes writes in silence", () => {
  const store = storeOf(() => {
    throw new Error("SecurityError");
  });
  store.write("key", "text");
  assert.equal(store.read("key"), "");
});

test("what was written is read, and an empty text removes it", () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  };
  const store = storeOf(() => storage as Storage);
  store.write("key", "text");
  assert.equal(store.read("key"), "text");
  store.write("key", "");
  assert.deepEqual([store.read("key"), items.size], ["", 0]);
});
