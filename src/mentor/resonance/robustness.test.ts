/** The committed ear against what people really send: noise that changes nothing, changes that mean something. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { INTENTS, PACES, TONES, type Tone } from "#contract/wave-key.ts";
import { createClassifier } from "./classifier/index.ts";
import { createResonance } from "./resonance.ts";
import { likeliest } from "./wave-key.ts";

const MODELS = join(import.meta.dirname, "../../../models");
const resonance = createResonance({
  classifier: createClassifier({
    weights: readFileSync(join(MODELS, "hearing.bin")),
    trunk: readFileSync(join(MODELS, "trunk.bin")),
  }),
  strategy: "resonance",
  explorationShare: 0,
  random: () => 0.5,
});
const toneOf = (text: string) => likeliest(TONES, resonance.understand(text).tone);
const share = (text: string, tone: Tone) => resonance.understand(text).tone[tone];

/** Messages that are heard right as they are; each variation must mostly leave them so. */
const CLEAR: [text: string, tone: Tone][] = [
  ["This stupid build broke again and I am sick of it, third time today", "frustrated"],
  ["I'm scared that the migration lost rows and I keep checking the counts", "anxious"],
  ["I don't get it, which of the two config files is actually used?", "confused"],
  ["haha my regex matched the whole file, teach me restraint", "playful"],
  ["prod is down, customers can't log in, what do I do right now", "urgent"],
  ["Shall we write the testing guide together, I take the first half?", "collaborative"],
  ["또 배포가 깨졌어요 진짜 짜증나서 미치겠네요", "frustrated"],
  ["면접에서 떨어질까 봐 너무 불안해서 잠이 안 와요", "anxious"],
  ["지금 서버 내려갔어요 당장 뭐부터 해야 돼요!!", "urgent"],
  ["우리 같이 회고 문서를 정리해 볼까요? 제가 초안을 쓸게요", "collaborative"],
];

/** How many of the clear messages keep their tone. */
function keeps(change: (text: string) => string): number {
  return CLEAR.filter(([text, tone]) => toneOf(change(text)) === tone).length / CLEAR.length;
}

describe("the same message, noisily written", () => {
  test("is heard as it is meant to begin with, nine times of ten", () => {
    assert.ok(keeps((text) => text) >= 0.9);
  });

  const harmless: [name: string, change: (text: string) => string][] = [
    ["in capitals", (text) => text.toUpperCase()],
    ["in small letters", (text) => text.toLowerCase()],
    ["with blanks around and doubled", (text) => `  ${text.replaceAll(" ", "  ")}\n\n`],
    ["with an address", (text) => `${text} https://ci.example.org/builds/4711`],
    ["decomposed (NFD)", (text) => text.normalize("NFD")],
    ["with a letter doubled in every long word", (text) => text.replace(/([a-z])(?=[a-z]{5})/g, "$1$1")],
    ["with curly apostrophes", (text) => text.replaceAll("'", "’")],
  ];
  for (const [name, change] of harmless)
    test(`${name} keeps its tone in eight of ten`, () =>
      assert.ok(keeps(change) >= 0.8, String(keeps(change))));

  test("with a stack trace behind it keeps its tone in seven of ten", () => {
    const trace =
      "\n```\nTypeError: x is undefined\n    at run (/srv/app/main.js:42:7)\n    at next (/srv/app/router.js:9:3)\n```";
    const kept = keeps((text) => text + trace);
    assert.ok(kept >= 0.7, String(kept));
  });
});

describe("a change that means something", () => {
  test("thanks do not turn frustration into collaboration", () => {
    for (const text of CLEAR.filter(([, tone]) => tone === "frustrated").map(([text]) => text)) {
      const polite = /[가-힣]/.test(text) ? `${text} 감사합니다` : `${text}, thanks`;
      assert.notEqual(toneOf(polite), "collaborative");
    }
  });

  test("more anger is more frustration", () => {
    const calm = "The build failed again, please look at the log";
    const angry = "The stupid build failed AGAIN, I am so sick of this, please look at the log";
    assert.ok(share(angry, "frustrated") > share(calm, "frustrated") + 0.1);
  });

  test("a person who writes of an angry one is heard less frustrated than the angry one", () => {
    const angry = "This code is garbage, I am sick of it";
    const quoting = `My reviewer wrote "${angry}". I'm fine with it and would like to know how to answer politely.`;
    assert.ok(share(quoting, "frustrated") < share(angry, "frustrated"));
  });
});

describe("what is no message at all", () => {
  const strange: [name: string, text: string][] = [
    ["one word", "help"],
    ["an emoji", "🔥"],
    ["5,000 words", "why does this keep failing and what would you look at next? ".repeat(450)],
    ["only code", "```ts\nconst a = await fetch(url);\n```"],
    ["only a link", "https://example.org/a/b?c=d"],
    ["letters apart", "h e l p  m e  p l e a s e"],
    ["zero-width blanks", "f\u200bi\u200bx i\u200bt"],
    ["right-to-left", "هل يمكنك مساعدتي في هذا الخطأ؟"],
    ["Japanese", "デプロイが失敗しました。どうすればいいですか"],
    ["French", "Je ne comprends pas pourquoi le déploiement échoue"],
    ["digits", "0101010101 42 1337"],
  ];
  for (const [name, text] of strange)
    test(`${name} gives probabilities, a key that routes, and no nonsense`, () => {
      const heard = resonance.understand(text);
      for (const [values, shares] of [
        [TONES, heard.tone],
        [PACES, heard.pace],
        [INTENTS, heard.intent],
      ] as const) {
        const all = values.map((value) => (shares as Readonly<Record<string, number>>)[value] ?? Number.NaN);
        assert.ok(all.every((value) => value >= 0 && value <= 1));
        assert.ok(Math.abs(all.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
      }
      assert.match(heard.waveKey, /^\w+-\w+-\w+$/);
    });

  test("another language is heard with less certainty than one's own", () => {
    const certainty = (text: string) => Math.max(...Object.values(resonance.understand(text).tone));
    const mean = (texts: readonly string[]) =>
      texts.reduce((sum, text) => sum + certainty(text), 0) / texts.length;
    const foreign = [
      "Je ne comprends pas pourquoi le déploiement échoue",
      "Ich habe Angst, dass die Migration Daten verloren hat",
      "デプロイが失敗しました。どうすればいいですか",
      "Estoy harto de que el servidor se caiga cada noche",
    ];
    assert.ok(mean(foreign) < mean(CLEAR.map(([text]) => text)));
  });
});
