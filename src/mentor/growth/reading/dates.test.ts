import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { findDateRanges } from "./dates.ts";
import { findYears, monthRange, monthsCovered } from "./durations.ts";

const TODAY = { year: 2026, month: 11 };

function written(text: string): string {
  const [range] = findDateRanges(text);
  if (range === undefined) return "none";
  const say = (value: { year: number; month: number | null } | "now" | undefined) =>
    value === undefined || value === "now" ? String(value) : `${value.year}/${value.month ?? "?"}`;
  return `${say(range.from.value)} to ${say(range.to?.value)}`;
}

describe("ranges of dates", () => {
  const cases = [
    ["Jan 2020 – Present", "2020/1 to now"],
    ["January 2020 - Mar. 2021", "2020/1 to 2021/3"],
    ["2019.03 ~ 2021.02", "2019/3 to 2021/2"],
    ["2019. 3. ~ 2021. 2.", "2019/3 to 2021/2"],
    ["2019년 3월 - 현재", "2019/3 to now"],
    ["2019년 3월부터 2020년까지", "2019/3 to 2020/?"],
    ["2021.09 ~ 재직 중", "2021/9 to now"],
    ["2021.09~재직중", "2021/9 to now"],
    ["03/2018-05/2020", "2018/3 to 2020/5"],
    ["2018 to 2020", "2018/? to 2020/?"],
    ["2018–2020", "2018/? to 2020/?"],
    ["Summer 2019 – Spring 2020", "2019/6 to 2020/3"],
    ["2019-03 – 2020-11", "2019/3 to 2020/11"],
    ["'19.03 ~ '21.02", "2019/3 to 2021/2"],
    ["Corvid Media (2019–)", "2019/? to now"],
    ["위즈콘텐츠, 2021.01~", "2021/1 to now"],
    ["since March 2017", "2017/3 to now"],
    ["11/2019 – today", "2019/11 to now"],
    ["2020 – present", "2020/? to now"],
    ["in 2019 I moved", "none"],
    ["40,000 – 50,000 requests", "none"],
    ["version 2.2020 to 5", "none"],
  ] as const;
  for (const [text, expected] of cases) test(text, () => assert.equal(written(text), expected));

  test("two on one line are two", () => {
    assert.equal(findDateRanges("Acme 2015 – 2017, Beta 2018 – 2020").length, 2);
  });
});

describe("months", () => {
  const months = (text: string) => {
    const [range] = findDateRanges(text);
    const found = range === undefined ? null : monthRange(range, TODAY);
    return found === null ? null : found.last - found.first + 1;
  };
  const cases = [
    ["2019.03 ~ 2021.02", 24],
    ["Jan 2020 – Jan 2020", 1],
    ["2018 – 2020", 24],
    ["2019 – 2019", 6],
    ["Nov 2025 – present", 13],
    ["2021.05 ~ 2020.01", null],
  ] as const;
  for (const [text, expected] of cases)
    test(`${text}: ${expected}`, () => assert.equal(months(text), expected));

  test("counted once however they overlap, never more than the whole time", () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }))
      .map(([first, length]) => ({ first, last: first + length }));
    const property = fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
      const counted = new Set(ranges.flatMap(({ first, last }) => numbers(first, last)));
      assert.equal(monthsCovered(ranges), counted.size);
    });
    fc.assert(property);
  });
});

describe("stated years", () => {
  const cases = [
    ["5+ years of Go", 5],
    ["3-5 years", 3],
    ["at least four years", 4],
    ["경력 5년 이상", 5],
    ["총 4년 2개월", 4.2],
    ["6년차", 6],
    ["14 yrs Linux", 14],
    ["2.5 years", 2.5],
    ["2019년 3월", null],
    ["1995년생", null],
    ["2018년도", null],
  ] as const;
  for (const [text, expected] of cases) {
    test(`${text}: ${expected}`, () => assert.equal(findYears(text)[0]?.value ?? null, expected));
  }
});

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
