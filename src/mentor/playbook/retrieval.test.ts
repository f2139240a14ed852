import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createPlaybooks, loadPlaybookCatalog } from "./index.ts";
import { createLanguageModel } from "./language-model.ts";
import { learnLanguage } from "./learn-language.ts";

const catalog = await loadPlaybookCatalog();
const { find } = createPlaybooks({ catalog });

const SCENES: readonly (readonly [text: string, language: "en" | "ko", playbook: string])[] = [
  [
    "The new hire next to me earns six hundred more than I do, and I trained him",
    "en",
    "salary-and-promotion",
  ],
  ["half of the requests fail since the deploy and my phone keeps ringing", "en", "incident-response"],
  ["Thirty comments under my merge request, and one of them just says why", "en", "receiving-code-review"],
  ["I must check my friend's merge request and his code is bad", "en", "giving-code-review"],
  ["Everybody in this team is brilliant, one day they will see that I am not", "en", "imposter-feelings"],
  ["I sit here with my trainee and do everything myself", "en", "mentoring-juniors"],
  ["the dashboard needs forty seconds since we have more customers", "en", "performance-problem"],
  ["cursor wrote all of it, it runs, and I can't explain one line", "en", "working-with-ai-assistants"],
  ["리뷰 코멘트가 서른 개나 달려서 자신감이 없어졌어요", "ko", "receiving-code-review"],
  ["연봉 협상에서 얼마를 불러야 할지 모르겠어요", "ko", "salary-and-promotion"],
  ["운영 데이터를 실수로 지웠는데 백업이 며칠 전 것뿐이에요", "ko", "incident-response"],
];

const OUTSIDE = [
  "How long does a chicken of two kilos have to stay in the oven?",
  "My cat has hidden under the sofa since the fireworks and won't come out",
  "what does the x flag of tar do",
  "write a poem about a lighthouse for my aunt",
  "강아지 산책은 하루에 몇 번 시켜야 하나요",
];

describe("finding a playbook", () => {
  for (const [text, language, playbook] of SCENES) {
    test(`${playbook}: ${text}`, () => {
      const [best] = find({ text, language });
      assert.equal(best?.playbook.id, playbook);
      assert.ok(best.fits);
    });
  }

  test("nothing fits what is not its matter", () => {
    for (const text of OUTSIDE) {
      const [best] = find({ text, language: /\p{Script=Hangul}/u.test(text) ? "ko" : "en" });
      assert.ok(!best?.fits, `${text}: ${best?.playbook.id}`);
    }
  });

  test("whatever the text: the best first, shares of a whole, alike each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("en", "ko"), (text, language) => {
        const matches = find({ text: `my boss ${text}`, language });
        const scores = matches.map(({ score }) => score);
        assert.deepEqual(
          scores,
          scores.toSorted((a, b) => b - a),
        );
        const sum = scores.reduce((total, score) => total + score, 0);
        assert.ok(sum > 0 && sum <= 1 + 1e-9);
        assert.deepEqual(find({ text: `my boss ${text}`, language }), matches);
      }),
    );
  });

  test("a catalog of one's own is found by the few situations it has", () => {
    const [like] = catalog;
    assert.ok(like !== undefined);
    const own = (id: string, title: string, ...situations: string[]) => ({
      ...like,
      id,
      title,
      situations,
      koreanSituations: [],
    });
    const playbooks = createPlaybooks({
      catalog: [
        own("retrospectives", "Retrospectives", "our retro is boring", "nobody speaks in the retrospective"),
        own("pensions", "Pensions", "how do I plan for my pension", "retire at sixty as a programmer"),
      ],
    });
    assert.equal(
      playbooks.find({ text: "the retrospective was boring again", language: "en" })[0]?.playbook.id,
      "retrospectives",
    );
  });
});

describe("the language model", () => {
  const model = createLanguageModel(
    learnLanguage([
      ["my boss wants a date", "my boss shouts", "the boss is here"],
      ["the soup is too salty", "a recipe for soup"],
    ]),
  );
  test("speaks for whoever uses a word, against who does not, and not at all on a word nobody uses", () => {
    const [bossy = 0, cooking = 0] = model.readText("soup").scores;
    assert.ok(cooking > 0 && bossy < 0);
    assert.deepEqual([...model.readText("zeppelin").scores], [0, 0]);
  });

  test("counts the words that no insider has, each once", () => {
    const insiders = createLanguageModel(
      learnLanguage([["my boss wants a date"], ["the soup is too salty"]], 1),
    );
    assert.deepEqual(insiders.readText("boss").unfamiliar, { latin: 0, korean: 0 });
    assert.deepEqual(insiders.readText("soup, soup and zeppelins").unfamiliar, { latin: 3, korean: 0 });
    assert.deepEqual(insiders.readText("비행선이 보여요").unfamiliar, { latin: 0, korean: 2 });
  });
});
