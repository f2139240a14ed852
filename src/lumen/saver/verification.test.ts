import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { verificationOf } from "./verification.ts";
import { createReader } from "./words.ts";

const SOURCE = `[2026-03-02]
User: 배포는 3월 9일이고 담당자는 김민지 님이에요. We pay 4,200 euros for two servers in Oslo.
Assistant: Call loadUsers() from src/users.ts, see https://ion.dev/a.`;

describe("a summary's sentence stays", () => {
  for (const sentence of [
    "They pay 4200 euros for 2 servers in Oslo.",
    "Paying for servers in Oslo.",
    "loadUsers() is in src/users.ts, see https://ion.dev/a.",
    "배포는 3월 9일, 담당자는 김민지 님.",
    "The day is 2026-03-02.",
  ])
    test(sentence, () => {
      assert.equal(verificationOf(SOURCE, createReader()).verified(sentence), sentence);
    });
});

describe("a summary's sentence goes", () => {
  for (const sentence of [
    "They pay 4,300 euros.",
    "They need seven servers.",
    "The servers are in Bergen.",
    "Maria signs it.",
    "Call saveUsers() first.",
    "See https://ion.dev/b.",
    "담당자는 이영수 님이에요.",
    "배포는 3월 10일이에요.",
  ])
    test(sentence, () => {
      assert.equal(verificationOf(SOURCE, createReader()).verified(sentence), "");
    });
});
