import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judgeDay, type ObservedDay } from "./anomaly.ts";
import { observeDays } from "./observe-days.ts";
import { combine, studentTail } from "./probability.ts";

describe("probabilities", () => {
  test("of Student's t are those of the tables", () => {
    for (const [t, freedom, tail] of [
      [2.228, 10, 0.05],
      [12.706, 1, 0.05],
      [2.576, 1e6, 0.01],
      [4.587, 10, 0.001],
    ] as const)
      assert.ok(Math.abs(studentTail(t, freedom) - tail) < tail * 0.01, `${t} ${freedom}`);
    assert.equal(studentTail(0, 5), 1);
  });

  test("are combined so that one that is tiny is not lost among others", () => {
    assert.ok(Math.abs(combine([1e-5, 1, 1, 1, 1]) / 5e-5 - 1) < 0.01);
    assert.ok(Math.abs(combine([1e-12, 1]) / 2e-12 - 1) < 0.01);
    assert.ok(combine([0.5, 0.5]) >= 0.49);
  });
});

/** A day like the others of somebody who says six things between nine and eleven, mostly in English. */
function usualDay(day: number, given: Partial<ObservedDay> = {}): ObservedDay {
  const turns = 5 + (day % 4);
  return {
    day,
    turns,
    conversations: 1,
    hours: { "9": turns - 3, "10": 2, "11": 1 },
    languages: { en: turns },
    lengthSum: turns * (4000 + 100 * (day % 5)),
    mostRepeated: 1,
    ...given,
  };
}

const before = Array.from({ length: 40 }, (_, day) => usualDay(day));
const kindsOf = (day: ObservedDay, earlier = before) => judgeDay(earlier, day)?.kinds.map(({ kind }) => kind);

describe("an unusual day", () => {
  test("is none where it is like the others", () => {
    for (let day = 10; day < 40; day += 1)
      assert.equal(judgeDay(before.slice(0, day), before[day] as ObservedDay), null);
  });

  test("is told with what stands out", () => {
    assert.deepEqual(
      kindsOf(
        usualDay(41, { turns: 120, hours: { "9": 120 }, languages: { en: 120 }, lengthSum: 120 * 4100 }),
      ),
      ["rate"],
    );
    assert.deepEqual(kindsOf(usualDay(41, { lengthSum: 6 * 9000, turns: 6, languages: { en: 6 } })), [
      "length",
    ]);
    assert.deepEqual(kindsOf(usualDay(41, { languages: { ko: 6 } })), ["language"]);
    assert.deepEqual(kindsOf(usualDay(41, { mostRepeated: 9 })), ["repetition"]);
  });

  test("needs history: nobody is unusual on their first days but by repeating themselves", () => {
    const few = before.slice(0, 5);
    assert.equal(judgeDay(few, usualDay(6, { languages: { ko: 6 }, hours: { "3": 6 } })), null);
    assert.deepEqual(kindsOf(usualDay(6, { mostRepeated: 9 }), few), ["repetition"]);
  });

  test("is no surprise for who does it all the time", () => {
    const bilingual = before.map((day) => ({ ...day, languages: { en: 3, ko: 4 } }));
    assert.equal(kindsOf(usualDay(41, { languages: { ko: 6 } }), bilingual), undefined);
  });
});

test("messages are seen as the days of a person's calendar", () => {
  const at = Date.UTC(2026, 10, 20, 22);
  const message = { userMessage: "the build is red again", language: "en" as const };
  const days = observeDays(
    [
      { ...message, saidAt: at },
      { ...message, saidAt: at + 60_000 },
      { ...message, saidAt: at + 3 * 3_600_000 },
    ],
    "Europe/Berlin",
  );
  assert.deepEqual(
    days.map(({ turns, hours, mostRepeated }) => ({ turns, hours, mostRepeated })),
    [
      { turns: 2, hours: { "23": 2 }, mostRepeated: 2 },
      { turns: 1, hours: { "2": 1 }, mostRepeated: 1 },
    ],
  );
});
