import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { asksAgain } from "./likeness.ts";
import { type ReadNeeds, readTurn, type SaidTurn, type TurnFacts } from "./turn-facts.ts";

const HOUR_MS = 3_600_000;
/** Saturday, 2026-11-21, 10:00 UTC. */
const SATURDAY = Date.UTC(2026, 10, 21, 10);

const needs: ReadNeeds = {
  serverZone: "UTC",
  findTopics: (message) => (message.includes("tests") ? [{ text: "flaky tests" }] : []),
};

function said(given: Partial<SaidTurn> = {}): SaidTurn {
  return {
    id: "turn_2",
    conversationId: "conv_1",
    number: 2,
    userMessage: "why are my tests flaky",
    responseText: "Look at the order.",
    language: "en",
    saidAt: SATURDAY,
    personaId: "Elro",
    waveKey: "calm-medium-problem_solving",
    timeZone: null,
    propensity: 1,
    ...given,
  };
}

function factsOf(userMessage: string, before: Partial<SaidTurn> | null = null): TurnFacts {
  const earlier =
    before === null ? null : said({ id: "turn_1", number: 1, saidAt: SATURDAY - HOUR_MS, ...before });
  return readTurn(needs, said({ userMessage }), earlier);
}

describe("a person's clock", () => {
  test("is that of the time zone they tell, else the server's", () => {
    const { hour, weekday, day } = readTurn(needs, said(), null);
    assert.deepEqual([hour, weekday], [10, 5]);
    const seoul = readTurn(needs, said({ timeZone: "Asia/Seoul", saidAt: SATURDAY + 6 * HOUR_MS }), null);
    assert.deepEqual([seoul.hour, seoul.weekday, seoul.day, seoul.zone], [1, 6, day + 1, "Asia/Seoul"]);
  });

  test("knows summer time", () => {
    const zone = { timeZone: "Europe/Berlin" };
    const winter = readTurn(needs, said({ ...zone, saidAt: Date.UTC(2026, 0, 10, 12) }), null);
    const summer = readTurn(needs, said({ ...zone, saidAt: Date.UTC(2026, 6, 10, 12) }), null);
    assert.deepEqual([winter.hour, summer.hour], [13, 14]);
  });

  test("is the server's where the zone is not known here", () => {
    const { hour, zone } = readTurn(needs, said({ timeZone: "Mars/Olympus" }), null);
    assert.deepEqual([hour, zone], [10, null]);
  });
});

describe("what is asked for", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["tl;dr please, what broke?", ["+short"]],
    ["Just the gist. And show me some code", ["+short", "+code"]],
    ["explain it in more detail", ["-short"]],
    ["walk me through it step by step, no code", ["-code", "+steps"]],
    ["please stop listing things", ["-steps"]],
    ["the code example in the docs is broken", ["+code"]],
    ["my code has a bug", []],
    ["코드 예시로 짧게 알려주세요", ["+short", "+code"]],
    ["단계별로 자세히 설명해 주세요", ["-short", "+steps"]],
    ["코드 말고 쉬운 말로요", ["-code"]],
    ["배포가 왜 실패했을까요", []],
  ];
  for (const [message, asks] of cases) {
    test(JSON.stringify(message), () => assert.deepEqual(factsOf(message).asks, asks));
  }
});

describe("what an answer was like", () => {
  test("is told by its words, code and steps", () => {
    const long = `${"word ".repeat(250)}\n\`\`\`ts\nx\n\`\`\`\n1. first\n2. second`;
    assert.deepEqual(readTurn(needs, said({ responseText: long }), null).answer, [
      "-short",
      "+code",
      "+steps",
    ]);
    assert.deepEqual(factsOf("hello there").answer, ["+short", "-code", "-steps"]);
  });
});

describe("signals about the answer before", () => {
  const cases: readonly [string, boolean][] = [
    ["thanks, that worked!", true],
    ["Works now, cheers", true],
    ["고마워요 덕분에 해결했어요", true],
    ["이제 잘 되네요", true],
    ["thanks but it still fails", false],
    ["thanks in advance", false],
    ["that hasn't helped", false],
    ["no thanks", false],
    ["감사하지만 아직 안 돼요", false],
    ["and what about the second one?", false],
  ];
  for (const [message, isThanked] of cases) {
    test(`${JSON.stringify(message)} ${isThanked ? "thanks" : "does not thank"}`, () =>
      assert.equal(factsOf(message, {}).signals.includes("thanked"), isThanked));
  }

  test("there are none in the first turn of a conversation", () => {
    assert.deepEqual(factsOf("thanks, that worked!").signals, []);
  });

  test("asking the same in other words, or saying that it was missed, is rephrasing", () => {
    const before = { userMessage: "How do I stop my integration tests from being flaky on CI?" };
    const again = "how can I stop the integration tests being flaky on our CI";
    assert.deepEqual(factsOf(again, before).signals, ["rephrased"]);
    assert.deepEqual(factsOf("that's not what I asked", before).signals, ["rephrased"]);
    assert.deepEqual(factsOf("which database should I take for events?", before).signals, []);
    assert.deepEqual(factsOf("그게 아니라 설정을 묻는 거예요", before).signals, ["rephrased"]);
  });

  test("coming back within a minute is a quick follow-up", () => {
    const soon = factsOf("and where is it configured?", { saidAt: SATURDAY - 20_000 });
    assert.deepEqual(soon.signals, ["quick-follow-up"]);
    assert.equal(soon.about?.id, "turn_1");
  });
});

describe("likeness", () => {
  const pairs: readonly [string, string, boolean][] = [
    ["how do I revert a merge commit in git", "how to revert a git merge commit?", true],
    ["배포가 자꾸 실패하는데 왜 그럴까요?", "배포가 자꾸 실패하는 이유가 뭘까요?", true],
    ["how do I revert a merge commit in git", "I reverted it but the tests fail now", false],
    ["코드 리뷰가 너무 힘들어요", "그럼 팀장님께 어떻게 말할까요?", false],
    ["ok", "ok", false],
  ];
  for (const [earlier, later, isSame] of pairs) {
    test(`${JSON.stringify(later)} ${isSame ? "asks again" : "does not ask again"}`, () =>
      assert.equal(asksAgain(earlier, later), isSame));
  }
});

describe("an open turn", () => {
  const open = { waveKey: "frustrated-burst-seek_advice" };

  test("is a strained call for help; one that thanks is none", () => {
    const turn = (given: Partial<SaidTurn>) => readTurn(needs, said(given), null).isOpen;
    assert.equal(turn(open), true);
    assert.equal(turn({ ...open, userMessage: "that fixed it, thanks!" }), false);
    assert.equal(turn({ waveKey: "frustrated-burst-reflection" }), false);
    assert.equal(turn({ waveKey: "calm-burst-seek_advice" }), false);
  });

  test("is continued by a turn within a day", () => {
    const after = (ms: number) => factsOf("still broken", { ...open, saidAt: SATURDAY - ms }).continues;
    assert.deepEqual([after(HOUR_MS), after(24 * HOUR_MS)], [true, false]);
  });
});

test("no words of the message are in its facts but topics", () => {
  const facts = factsOf("my secret plan about tests and zanzibar", {});
  assert.deepEqual(facts.topics, ["flaky tests"]);
  assert.ok(!JSON.stringify(facts).includes("zanzibar"));
});
