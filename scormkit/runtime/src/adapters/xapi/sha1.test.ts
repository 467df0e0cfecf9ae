import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sha1, uuidOf } from "./sha1";

test("hashes are node's, whatever the length", () => {
  for (const length of [0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000, 70_000]) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 7 + length) & 255);
    assert.equal(sha1(bytes), createHash("sha1").update(bytes).digest("hex"), `${length} bytes`);
  }
});

test("a name's UUID is version 5 of RFC 4122, in the namespace of URLs", () => {
  assert.equal(uuidOf("http://www.example.com/"), "fcde3c85-2270-590f-9e7c-ee003d65e0e2");
  for (let n = 0; n < 50; n++) assert.match(uuidOf(`${n} é`), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
