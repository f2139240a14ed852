import assert from "node:assert/strict";
import { test } from "node:test";
import { findDate, isoDay } from "./dates.ts";

/** A Wednesday. */
const SAID_AT = Date.parse("2026-03-04T15:30:00Z");

const DAYS: readonly (readonly [text: string, day: string | null])[] = [
  ["it is due today", "2026-03-04"],
  ["tomorrow at nine", "2026-03-05"],
  ["the day after tomorrow", "2026-03-06"],
  ["I moved yesterday", "2026-03-03"],
  ["on Friday", "2026-03-06"],
  ["this Friday", "2026-03-06"],
  ["next Friday", "2026-03-13"],
  ["last Monday", "2026-02-23"],
  ["by Wednesday", "2026-03-04"],
  ["in two weeks", "2026-03-18"],
  ["in 10 days", "2026-03-14"],
  ["three weeks ago", "2026-02-11"],
  ["a month ago", "2026-02-04"],
  ["next month", "2026-04-01"],
  ["last weekend", "2026-02-28"],
  ["at the end of the month", "2026-03-31"],
  ["end of the quarter", "2026-03-31"],
  ["on March 14", "2026-03-14"],
  ["on 14 March 2027", "2027-03-14"],
  ["on May 4th", "2026-05-04"],
  ["on November 20", "2025-11-20".replace("2025", "2026")],
  ["the 14th", "2026-03-14"],
  ["on 2026-05-01", "2026-05-01"],
  ["on February 30", null],
  ["nothing is said of a day", null],
  ["내일까지", "2026-03-05"],
  ["모레", "2026-03-06"],
  ["글피에", "2026-03-07"],
  ["어제 이사했어요", "2026-03-03"],
  ["금요일까지", "2026-03-06"],
  ["이번 주 금요일", "2026-03-06"],
  ["다음 주 금요일", "2026-03-13"],
  ["다다음 주 월요일", "2026-03-16"],
  ["지난주 월요일", "2026-02-23"],
  ["2주 뒤", "2026-03-18"],
  ["열흘 뒤", "2026-03-14"],
  ["3주 전에", "2026-02-11"],
  ["한 달 전", "2026-02-04"],
  ["다음 달 15일", "2026-04-15"],
  ["5월 4일", "2026-05-04"],
  ["내년 3월 1일", "2027-03-01"],
  ["이달 말", "2026-03-31"],
  ["6월 말까지", "2026-06-30"],
  ["연말까지", "2026-12-31"],
];

for (const [text, day] of DAYS)
  test(`"${text}", said on 4 March 2026, is ${day ?? "no day"}`, () => {
    const found = findDate(text, SAID_AT);
    assert.equal(found === null ? null : isoDay(found.day), day);
  });

test("a day of a year's end said in January's sight belongs to the next year", () => {
  const found = findDate("on January 5", Date.parse("2026-11-20T09:00:00Z"));
  assert.equal(found === null ? null : isoDay(found.day), "2027-01-05");
});

test("a month later of the 31st is the last day of a shorter month", () => {
  const found = findDate("in one month", Date.parse("2026-01-31T09:00:00Z"));
  assert.equal(found === null ? null : isoDay(found.day), "2026-02-28");
});
