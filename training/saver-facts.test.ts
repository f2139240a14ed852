import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { datesIn, dayIn, factsOf, judge } from "./saver-facts.ts";

const DATE = "1:56 pm on 8 May, 2023";
const SPEAKERS = ["Melanie", "Caroline"];

function judged(answer: string, text: string, kept: string, question = "What happened?") {
  return judge({ question, answer, speakers: SPEAKERS }, [{ text, date: DATE, kept }]);
}

describe("facts", () => {
  test("are stems, digits and full names of months and days", () => {
    assert.deepEqual(
      [...factsOf("Three dogs ran on Fri, the 2nd of Sept; 1,200 euros!")],
      [...["3", "dog", "ran", "friday", "2", "nd", "september", "1200", "euro"]],
    );
  });

  test("a day is read out of words", () => {
    assert.equal(dayIn(DATE)?.toISOString().slice(0, 10), "2023-05-08");
    assert.equal(dayIn("2023-05-08T09:00:00Z")?.getUTCDate(), 8);
    assert.equal(dayIn("some day"), null);
  });

  for (const [text, facts] of [
    ["I went yesterday.", ["7", "may", "2023"]],
    ["We meet tomorrow", ["9", "may", "2023"]],
    ["That was last year.", ["2022"]],
    ["We met two months ago.", ["march", "2023"]],
    ["Last Friday it rained", ["5", "may", "2023", "12"]],
    ["Nothing happened.", []],
  ] as const)
    test(`“${text}” on 8 May 2023 says ${facts.join(", ")}`, () => {
      assert.deepEqual(datesIn({ text, date: DATE }), new Set(facts));
    });
});

describe("a question", () => {
  test("is answerable as long as the sentence with the answer is left", () => {
    const text = "Hi there! I adopted two cats. They sleep.";
    assert.deepEqual(judged("two cats", text, text), { isFindable: true, isAnswerable: true, isWhole: true });
    assert.equal(judged("2 cats", text, "I adopted two cats.").isAnswerable, true);
    assert.equal(judged("two cats", text, "They sleep.").isAnswerable, false);
  });

  test("does not count when its answer cannot be read in the whole evidence", () => {
    assert.equal(judged("a psychologist", "I like helping people.", "").isFindable, false);
    assert.equal(judged("3 cats", "I have cats.", "").isFindable, false, "a number must be there");
    assert.equal(judged("yes", "I like it.", "").isFindable, false, "no word that says anything");
  });

  test("about a day needs the sentence that is about it", () => {
    const [text, question] = ["Great day! I joined a choir yesterday. Cool.", "When did she join a choir?"];
    assert.equal(judged("7 May 2023", text, "I joined a choir yesterday.", question).isAnswerable, true);
    assert.equal(judged("7 May 2023", text, "Great day! Cool.", question).isAnswerable, false);
    assert.equal(judged("May 2023", text, "Great day!", question).isAnswerable, false);
  });

  test("does not ask for the speakers' names", () => {
    assert.equal(judged("Mel ran", "Hey Mel! I ran.", "I ran.").isAnswerable, true);
  });

  test("with evidence in two messages needs both", () => {
    const evidence = [
      { text: "I paint.", date: DATE, kept: "I paint." },
      { text: "I run. Bye!", date: DATE, kept: "Bye!" },
    ];
    const asked = { question: "What does she do?", answer: "paint, run", speakers: SPEAKERS };
    assert.equal(judge(asked, evidence).isAnswerable, false);
    assert.equal(
      judge(asked, evidence.with(1, { text: "I run.", date: DATE, kept: "I run." })).isAnswerable,
      true,
    );
  });
});
