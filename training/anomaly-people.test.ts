import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeDay, observeDays } from "#mentor/profile/index.ts";
import { INJECTIONS, injectInto } from "./anomaly-injections.ts";
import { makePerson, ownVoices, type SaidMessage } from "./anomaly-people.ts";
import { createRandom } from "./random.ts";

const voices = ownVoices();
const person = (seed: number) => makePerson(createRandom(seed), voices, { name: `p${seed}`, count: 90 });
const observe = (said: readonly SaidMessage[]) =>
  observeDays(
    said.map(({ text, language, at }) => ({ userMessage: text, language, saidAt: at })),
    "UTC",
  );

test("a person is the same again for the same seed, and another for another", () => {
  assert.deepEqual(person(7), person(7));
  assert.notDeepEqual(person(7).days, person(8).days);
});

test("people speak their own messages on most days, none of them empty", () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const { days, voice } = person(seed);
    assert.ok(days.length > 10 && days.length <= 90);
    assert.ok(days.every((day) => day.length > 0 && day.every(({ text }) => text.trim() !== "")));
    assert.ok(voice.every(({ language }) => language === voice[0]?.language));
  }
});

test("a strange day differs from the usual one in what it says it does", () => {
  const random = createRandom(1);
  const made = person(3);
  const day = made.days[5] ?? [];
  const foreign = voices[made.voice[0]?.language === "en" ? 1 : 0] ?? [];
  const strange = (kind: (typeof INJECTIONS)[number]) =>
    injectInto(random, kind, { person: made, day, foreign });
  assert.ok(strange("rate").length >= 30);
  assert.ok(strange("language").every(({ language }) => language !== made.voice[0]?.language));
  assert.ok((observe(strange("repetition")).at(-1)?.mostRepeated ?? 0) >= 6);
  for (const kind of INJECTIONS) assert.ok(strange(kind).length >= 6);
});

test("few usual days alarm, most strange ones do", () => {
  const random = createRandom(5);
  const tally = { days: 0, alarms: 0, injected: 0, found: 0 };
  for (let seed = 201; seed <= 212; seed += 1) {
    const made = person(seed);
    const seen = observe(made.days.flat());
    for (let index = 10; index < seen.length; index += 1) {
      tally.days += 1;
      if (judgeDay(seen.slice(0, index), seen[index] ?? assert.fail()) !== null) tally.alarms += 1;
    }
    if (made.days.length < 20) continue;
    const index = made.days.length - 3;
    const before = observe(made.days.slice(0, index).flat());
    const foreign = voices[made.voice[0]?.language === "en" ? 1 : 0] ?? [];
    for (const kind of INJECTIONS) {
      const strange = injectInto(random, kind, { person: made, day: made.days[index] ?? [], foreign });
      tally.injected += 1;
      if (observe(strange).some((day) => judgeDay(before, day) !== null)) tally.found += 1;
    }
  }
  assert.ok(tally.alarms / tally.days < 0.02, `${tally.alarms} of ${tally.days}`);
  assert.ok(tally.found / tally.injected > 0.6, `${tally.found} of ${tally.injected}`);
});
