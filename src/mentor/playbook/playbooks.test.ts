import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { AnswerPart } from "#contract/persona.ts";
import { TONES } from "#contract/wave-key.ts";
import { loadPersonaCatalog } from "../persona/index.ts";
import { type AdviceRequest, createPlaybooks, loadPlaybookCatalog } from "./index.ts";
import { parsePlaybook } from "./playbook-file.ts";

const catalog = await loadPlaybookCatalog();
const playbooks = createPlaybooks({ catalog });
const ELRO: readonly AnswerPart[] = ["analysis", "solution", "implementation-steps", "pitfalls"];
const LUA: readonly AnswerPart[] = ["acknowledge-feeling", "one-doable-step", "check-in"];

function request(
  message: string,
  given: Partial<AdviceRequest> & { structure?: readonly AnswerPart[] } = {},
): AdviceRequest {
  const { structure = ELRO, ...rest } = given;
  return {
    message,
    language: "en",
    waveKey: "calm-medium-problem_solving",
    tone: Object.fromEntries(TONES.map((tone) => [tone, tone === "calm" ? 1 : 0])) as AdviceRequest["tone"],
    voice: { id: "X", name: "X", structure },
    conversation: { previousMessages: [], topics: [], tried: [], current: null },
    ...rest,
  };
}

describe("the catalog", () => {
  test("has at least 32 English playbooks and 16 Korean ones, each under one id", () => {
    const ids = (language: string) =>
      catalog.filter((playbook) => playbook.language === language).map(({ id }) => id);
    const [english, korean] = [ids("en"), ids("ko")];
    assert.ok(english.length >= 32 && korean.length >= 16);
    assert.equal(new Set(english).size, english.length);
    for (const id of korean) assert.ok(english.includes(id), `${id} has an English sibling`);
  });

  test("is found by its own situations, nearly always first", () => {
    const situations = catalog.flatMap((playbook) => playbook.situations.map((text) => ({ playbook, text })));
    const first = situations.filter(
      ({ playbook, text }) =>
        playbooks.find({ text, language: playbook.language })[0]?.playbook.id === playbook.id,
    );
    assert.ok(first.length / situations.length > 0.95, `${first.length} of ${situations.length}`);
  });

  test("can be told in every persona's structure, with its steps, one question and its sources", async () => {
    for (const persona of await loadPersonaCatalog()) {
      for (const playbook of catalog) {
        const text = playbook.situations[0] ?? "";
        const current = { playbookId: playbook.id, stepsTold: 0 };
        const conversation = { previousMessages: [], topics: [], tried: [], current };
        const advice = playbooks.advise(
          request(text, { language: playbook.language, structure: persona.structure, conversation }),
        );
        assert.equal(advice.playbook?.id, playbook.id, text);
        assert.ok(
          advice.text.includes(playbook.title) && advice.text.includes(playbook.sources[0]?.title ?? "?"),
        );
        assert.ok(advice.text.includes(advice.question));
        assert.ok((advice.current?.stepsTold ?? 0) > 0, `${persona.id} tells a step of ${playbook.id}`);
      }
    }
  });
});

describe("advice", () => {
  test("moves on with each follow-up until the steps are told, and says when they are", () => {
    const told = new Set<string>();
    let current = playbooks.advise(request("my pull request got 47 comments")).current;
    assert.equal(current?.playbookId, "receiving-code-review");
    current = { playbookId: "receiving-code-review", stepsTold: 0 };
    let last = "";
    for (let turn = 0; turn < 8; turn += 1) {
      const conversation = {
        previousMessages: ["my pull request got 47 comments"],
        topics: [],
        tried: [],
        current,
      };
      const advice = playbooks.advise(request("and then?", { structure: LUA, conversation }));
      if (advice.nextSuggestion !== null) {
        assert.ok(!told.has(advice.nextSuggestion), "no step twice");
        told.add(advice.nextSuggestion);
      }
      current = advice.current;
      last = advice.text;
    }
    assert.equal(told.size, 7);
    assert.match(last, /every step this playbook has/);
  });

  test("leaves out what was tried and says so", () => {
    const step =
      catalog.find(({ id, language }) => id === "stuck-on-a-bug" && language === "en")?.steps[0] ?? "";
    const conversation = {
      previousMessages: ["x"],
      topics: [],
      tried: [step],
      current: { playbookId: "stuck-on-a-bug", stepsTold: 0 },
    };
    const advice = playbooks.advise(request("still wrong", { structure: LUA, conversation }));
    assert.match(advice.text, /You have tried this already/);
    assert.notEqual(advice.nextSuggestion, step);
  });

  test("changes the playbook when the subject changes", () => {
    const conversation = {
      previousMessages: ["my PR got 47 comments"],
      topics: [],
      tried: [],
      current: { playbookId: "receiving-code-review", stepsTold: 2 },
    };
    const advice = playbooks.advise(
      request("something else: how do I ask for a raise and negotiate my salary?", { conversation }),
    );
    assert.equal(advice.playbook?.id, "salary-and-promotion");
  });

  test("says that nothing fits, and asks for the matter when none is named", () => {
    const nothing = playbooks.advise(request("Which wine goes with grilled salmon?"));
    assert.deepEqual([nothing.playbook, nothing.confidence], [null, 0]);
    const opening = playbooks.advise(request("I'm frustrated and need quick advice"));
    assert.match(opening.text, /two sentences/i);
    assert.equal(opening.text.split("?").length - 1, 1, "one question");
  });

  test("tells an English playbook to a Korean message where there is no Korean one, and says so", () => {
    const advice = playbooks.advise(
      request("쿼리가 너무 느려요. 메모리 병목인지 성능을 어떻게 봐야 하나요", { language: "ko" }),
    );
    assert.equal(advice.playbook?.id, "performance-problem");
    assert.match(advice.text, /아직 영어로만/);
  });

  test("is care in acute distress, whatever the voice, in the message's language", () => {
    for (const [message, language, line] of [
      ["I want to die", "en", "988"],
      ["죽고 싶어요", "ko", "109"],
    ] as const) {
      const advice = playbooks.advise(request(message, { language }));
      assert.ok(advice.isDistress && advice.playbook === null && advice.text.includes(line));
    }
  });
});

test("a broken file is refused by name and field", () => {
  const text =
    "---\nid: a-b\ntitle: T\nlanguage: en\nwave_keys: ['*-*-*']\nsteps: [a, b, c]\nquestions: [q, r]\nsources: [{title: S}]\n---\n## Situations\n- one\n";
  assert.throws(() => parsePlaybook("x.md", text), {
    code: "invalid-playbook",
    message: /x\.md: ## Situations/,
  });
  assert.throws(() => parsePlaybook("x.md", text.replace("steps: [a, b, c]", "steps: [a]")), {
    message: /x\.md: steps/,
  });
  assert.throws(() => parsePlaybook("y.md", "no front matter"), { message: /y\.md: front matter/ });
});
