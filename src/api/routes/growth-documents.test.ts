import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8 } from "fflate";
import { GROWTH_BODY_BYTES } from "#contract/growth.ts";
import { docxOf, linesAt, paragraph, pdfOf } from "../../../test/support/document-files.ts";
import { CV, JOB } from "../../../test/support/growth.ts";
import { PLANS } from "../../../test/support/growth-client.ts";
import { openDoor } from "../../../test/support/http.ts";

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

describe("a document that cannot be read", () => {
  const vba = { "word/vbaProject.bin": strToU8("macro") };
  const files: readonly [code: string, status: number, file: () => Promise<object> | object][] = [
    ["invalid-input", 400, () => ({ text: " \n" })],
    ["document-empty", 400, () => fileOf("cv.txt", strToU8(" \n"))],
    ["document-format", 400, () => fileOf("cv.png", Buffer.from("89504e470d0a1a0a0000", "hex"))],
    ["document-name", 400, () => fileOf("cv.pdf", strToU8("Mira Holm, Java"))],
    ["document-encoding", 400, () => fileOf("cv.txt", Buffer.from("café", "latin1"))],
    ["document-macros", 400, () => fileOf("cv.docx", docxOf(paragraph("Java"), vba))],
    ["document-without-text", 400, async () => fileOf("cv.pdf", await pdfOf([[]]))],
    [
      "document-encrypted",
      400,
      async () => fileOf("cv.pdf", await pdfOf([linesAt(40, 40, ["Java"])], { userPassword: "x" })),
    ],
    ["document-damaged", 400, () => fileOf("cv.pdf", strToU8("%PDF-1.7\nnothing more"))],
    ["document-too-large", 413, () => fileOf("cv.txt", Buffer.alloc(10 * 1024 * 1024 + 1, "Java "))],
  ];
  for (const [code, status, file] of files) {
    test(`is told apart (${code}), named, and leaves nothing behind`, async () => {
      await using door = await openDoor();
      const wrong = await file();
      for (const role of ["cv", "job"] as const) {
        const body = { cv: { text: CV }, job: { text: JOB }, [role]: wrong };
        const answer = await door.call("POST", PLANS, { body });
        assert.deepEqual([answer.status, answer.body.field], [status, role], JSON.stringify(answer.body));
        assert.equal(answer.body.code, code);
        assert.ok(answer.body.fix.length > 0);
      }
      assert.deepEqual((await door.call("GET", PLANS)).body.plans, []);
    });
  }

  test("is larger than a request may be: the limit that is told is this route's", async () => {
    await using door = await openDoor();
    const body = `{"cv":{"text":"${"x".repeat(GROWTH_BODY_BYTES)}"}}`;
    const answer = await door.call("POST", PLANS, { body });
    assert.deepEqual(
      [answer.status, answer.body.code, answer.body.limit_bytes],
      [413, "body-too-large", GROWTH_BODY_BYTES],
    );
    const elsewhere = await door.call("POST", "/api/v2/memory", { body });
    assert.deepEqual([elsewhere.status, elsewhere.body.limit_bytes], [413, 256 * 1024]);
  });

  test("or is no document at all", async () => {
    await using door = await openDoor();
    const job = { text: JOB };
    for (const body of [
      {},
      { cv: { text: CV } },
      { cv: "text", job },
      { cv: { content_base64: "not base64!" }, job },
      { cv: { text: CV, content_base64: "aGk=" }, job },
      { cv: { text: CV }, job, language: "de" },
    ])
      assert.equal((await door.call("POST", PLANS, { body })).status, 400, JSON.stringify(body).slice(0, 60));
    assert.deepEqual((await door.call("GET", PLANS)).body.plans, []);
  });
});

function fileOf(name: string, bytes: Uint8Array): object {
  return { file_name: name, content_base64: base64(bytes) };
}
