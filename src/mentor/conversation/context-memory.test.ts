import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  type ContextMemory,
  EMPTY_MEMORY,
  hearMessage,
  parseMemory,
  serialiseMemory,
  summariseLeaving,
  topicNames,
} from "./context-memory.ts";
import { findEntities } from "./entities.ts";
import { findTopics } from "./topics.ts";
import { findTried } from "./tried.ts";

describe("topics", () => {
  const cases: readonly [string, string][] = [
    ["My flaky integration tests fail on CI every night", "flaky integration tests"],
    ["how do I split a legacy monolith into services?", "legacy monolith"],
    ["코드 리뷰에서 자꾸 같은 지적을 받아서 힘들어요", "리뷰"],
  ];
  for (const [message, topic] of cases) {
    test(`hears “${topic}” in “${message}”`, () => {
      const found = findTopics(message).map((entry) => entry.text);
      assert.ok(
        found.some((text) => text.includes(topic)),
        found.join(" | "),
      );
    });
  }

  test("finds no subject in small talk", () => {
    assert.deepEqual(findTopics("ok thanks, and then what?"), []);
  });

  test("does not read code as speech", () => {
    const found = findTopics("why does this loop forever?\n```js\nconst banana = monkey(wrench)\n```");
    assert.ok(found.every((entry) => !/banana|monkey/.test(entry.text)));
  });
});

describe("entities", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["our postgres on k8s times out in OrderService", ["Postgres", "k8s", "OrderService"]],
    ["`npm run build` breaks in src/app.ts with TS2322", ["npm run build", "src/app.ts", "TS2322"]],
    ["my lead Maria wants user_id renamed", ["Maria", "user_id"]],
    ["스프링에서 카프카로 옮기는 중이에요", []],
    ["스프링 쓰다가 카프카 도입", ["Spring", "Kafka"]],
  ];
  for (const [message, entities] of cases) {
    test(`“${message}”`, () => {
      const found = findEntities(message);
      for (const entity of entities)
        assert.ok(found.includes(entity), `${entity} not in ${found.join(", ")}`);
    });
  }
});

describe("what was tried", () => {
  const cases: readonly [string, readonly string[]][] = [
    ["I tried clearing the cache, no luck", ["clearing the cache"]],
    ["I've already restarted the pod twice. Still crashing", ["restarted the pod twice"]],
    ["already tried bisecting and it points nowhere", ["bisecting and it points nowhere"]],
    ["캐시 지워도 봤는데 그대로예요", []],
    ["로그도 찾아봤는데 안 나와요", ["로그"]],
    ["should I try Rust?", []],
  ];
  for (const [message, tried] of cases) {
    test(`“${message}”`, () => assert.deepEqual(findTried(message, null), tried));
  }

  test("“did that” is the last suggestion", () => {
    assert.deepEqual(findTried("ok did that, still red", "Write down the failing input."), [
      "Write down the failing input.",
    ]);
    assert.deepEqual(findTried("그건 해봤어요", "로그를 읽어 보세요."), ["로그를 읽어 보세요."]);
    assert.deepEqual(findTried("did that", null), []);
  });
});

describe("memory of a conversation", () => {
  test("a topic that returns stays on top, one that does not fades", () => {
    let memory: ContextMemory = EMPTY_MEMORY;
    for (const message of [
      "flaky tests again",
      "the flaky tests fail",
      "salary negotiation",
      "flaky tests",
    ]) {
      memory = hearMessage(memory, message, "en");
    }
    assert.equal(topicNames(memory)[0], "flaky tests");
    assert.ok(topicNames(memory).includes("salary negotiation"));
  });

  test("keeps what left the window as a line of the summary", () => {
    const memory = summariseLeaving(EMPTY_MEMORY, {
      number: 3,
      message: "Prod is down. Help!",
      answer: "**Breathe.** Then roll back.",
    });
    assert.deepEqual(memory.summary, ["Turn 3: “Prod is down.” → Breathe."]);
  });

  test("stays bounded and survives its own file format, whatever is said", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", maxLength: 300 }), { maxLength: 30 }),
        (messages) => {
          let memory: ContextMemory = EMPTY_MEMORY;
          for (const [index, message] of messages.entries()) {
            memory = hearMessage(memory, message, "en");
            memory = summariseLeaving(memory, { number: index, message, answer: message });
          }
          assert.ok(memory.topics.length <= 8 && memory.entities.length <= 16 && memory.tried.length <= 12);
          assert.ok(memory.summary.length <= 12 && serialiseMemory(memory).length < 20_000);
          assert.deepEqual(parseMemory(serialiseMemory(memory)), memory);
        },
      ),
    );
  });

  test("long hostile input is heard in bounded time", () => {
    const startedAt = performance.now();
    for (const text of [
      "a".repeat(32_000),
      "i tried ".repeat(4000),
      "`".repeat(32_000),
      "_a".repeat(16_000),
    ]) {
      hearMessage(EMPTY_MEMORY, text, "en");
    }
    assert.ok(performance.now() - startedAt < 2000);
  });
});
