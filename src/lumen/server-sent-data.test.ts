import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readServerSentData } from "./server-sent-data.ts";

async function* cut(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

async function read(body: AsyncIterable<Uint8Array>): Promise<string[]> {
  const events: string[] = [];
  for await (const data of readServerSentData(body)) events.push(data);
  return events;
}

test("events are the same however the bytes are cut", async () => {
  const bytes = new TextEncoder().encode(
    ': hi\r\n\r\ndata: {"a":"한글 🌙"}\r\n\r\ndata: one\ndata: two\n\nevent: x\ndata:last',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 60 }), async (lengths) => {
      assert.deepEqual(await read(cut(bytes, lengths)), ['{"a":"한글 🌙"}', "one\ntwo", "last"]);
    }),
  );
});

test("bytes that are no text and lines without an end are refused", async () => {
  await assert.rejects(read(cut(new Uint8Array([0x64, 0xff, 0xfe]), [])), { failure: "malformed" });
  await assert.rejects(read(cut(new Uint8Array(1_100_000).fill(97), [])), { failure: "malformed" });
});
