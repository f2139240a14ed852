import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { prompt } from "../../../../test/support/growth-flow.ts";
import type { Claim, Draft, Evidence, GrowthLanguage, Inputs, Question } from "../growth.ts";
import { PROMPT_CATALOG } from "../question/prompt-catalog.ts";
import { firstUnsaid, type Ground, lockEvidence } from "./lock-evidence.ts";
import { statementsOf } from "./statements.ts";
import { namesOf, numbersOf } from "./words.ts";
import { ownWords, writeAnswer } from "./write-answer.ts";

/** A question with every prompt there is. */
function questionOf(language: GrowthLanguage, text: string): Question {
  const prompts = Object.entries(PROMPT_CATALOG).map(([id, form]) =>
    prompt(id, form.type, {
      options:
        id === "tools"
          ? [
              { value: "helm", label: "Helm" },
              { value: "argo", label: "Argo CD" },
            ]
          : form.options.map(([value, label]) => ({ value, label: label[language] })),
      unit: form.unit?.[language] ?? null,
    }),
  );
  return { id: "question-1", gapId: "gap-1", text, why: "", prompts, effortMinutes: 3 };
}

function written(language: GrowthLanguage, inputs: Inputs, title = "Kubernetes"): Draft & { ground: Ground } {
  const question = questionOf(
    language,
    language === "en" ? `Have you used ${title}?` : `${title}를 써 보셨나요?`,
  );
  const statements = statementsOf(question, inputs);
  const gap = { title, kind: "skill" } as const;
  const draft = writeAnswer({ question, gap, inputs, statements, language });
  return { ...draft, ground: { statements, documents: [] } };
}

describe("ION's own writer", () => {
  test("puts what was said in order: situation, task, action, result", () => {
    const { answer, bullet } = written("en", {
      what: "migrated 12 billing services to Kubernetes. we ran it on GKE",
      "own-role": "the deployment pipeline",
      "team-size": 6,
      scale: "20k users",
      result: "deploys went from 2h to 10 min",
      tools: ["helm", "argo"],
      when: "now",
    });
    assert.equal(
      answer,
      "I migrated 12 billing services to Kubernetes. I worked in a team of 6 people. My own part: the deployment pipeline. " +
        "We ran it on GKE. With it I used Helm and Argo CD. The scale was 20k users. " +
        "As a result, deploys went from 2h to 10 min. I still do it now.",
    );
    assert.equal(
      bullet,
      "Migrated 12 billing services to Kubernetes (20k users); deploys went from 2h to 10 min",
    );
  });

  test("writes Korean in the polite form, and its line in nouns", () => {
    const { answer, bullet } = written(
      "ko",
      {
        what: "결제 서비스 12개를 쿠버네티스로 이전했음",
        "team-size": 6,
        scale: "사용자 2만 명",
        result: "배포 시간을 2시간에서 10분으로 줄였다",
      },
      "쿠버네티스",
    );
    assert.equal(
      answer,
      "결제 서비스 12개를 쿠버네티스로 이전했습니다. 모두 6명이 함께한 팀이었습니다. 규모는 사용자 2만 명입니다. " +
        "그 결과 배포 시간을 2시간에서 10분으로 줄였습니다.",
    );
    assert.equal(
      bullet,
      "결제 서비스 12개를 쿠버네티스로 이전 (사용자 2만 명), 배포 시간을 2시간에서 10분으로 줄였음",
    );
  });

  const beginnings: readonly [said: string, becomes: string][] = [
    ["Built a job scheduler", "I built a job scheduler."],
    ["I built it", "I built it."],
    ["um, basically we used it for logs", "We used it for logs."],
    ["a payments API for shops", "I worked on a payments API for shops."],
    ["responsible for the data pipeline", "I was responsible for the data pipeline."],
    ["run the weekly release", "I run the weekly release."],
    ["The cluster had 40 nodes", "The cluster had 40 nodes."],
    ["- reduced costs\n- removed two servers", "I reduced costs. I removed two servers."],
  ];
  for (const [said, becomes] of beginnings) {
    test(`makes of "${said}" a sentence in the first person`, () => {
      const { claims } = written("en", { what: said });
      const told = claims.filter(({ evidence }) =>
        evidence.some((each) => "promptId" in each && each.promptId === "what"),
      );
      assert.equal(told.map(({ text }) => text).join(" "), becomes);
    });
  }

  const endings: readonly [said: string, becomes: string][] = [
    ["로그 수집기를 만들었어요", "로그 수집기를 만들었습니다."],
    ["배포 자동화 구축", "배포 자동화 구축했습니다."],
    ["장애 대응을 담당함", "장애 대응을 담당했습니다."],
    ["지금도 운영하고 있다", "지금도 운영합니다."],
    ["테스트를 86개 썼습니다.", "테스트를 86개 썼습니다."],
  ];
  for (const [said, becomes] of endings) {
    test(`sets "${said}" in the polite form`, () => {
      assert.match(
        written("ko", { what: said }, "도커").answer,
        new RegExp(`${becomes.replace(".", "\\.")}$`),
      );
    });
  }

  for (const language of ["en", "ko"] as const) {
    test(`says nothing that was not said, whatever is given (${language})`, () => {
      const text = fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.lorem({ maxCount: 12 }),
        fc.constantFrom(
          "led 4 people, not 5",
          "We never used Kafka; I ran RabbitMQ 3.12 instead",
          "응답 시간을 40% 줄임. 테스트는 못 했음",
          "C++ and .NET, e.g. gRPC",
        ),
      );
      const inputs = fc.record(
        {
          what: text,
          "own-role": text,
          scale: text,
          result: text,
          more: text,
          "team-size": fc.integer({ min: 1, max: 90 }),
        },
        { requiredKeys: ["what"] },
      );
      fc.assert(
        fc.property(inputs, (given) => {
          const trimmed = Object.fromEntries(
            Object.entries(given).map(([id, value]) => [
              id,
              typeof value === "string" ? value.trim() : value,
            ]),
          );
          const { ground, ...draft } = written(language, trimmed);
          assert.deepEqual(lockEvidence(draft, ground).struck, []);
        }),
        { numRuns: 300 },
      );
    });
  }
});

const SAID =
  "I moved nine services to Kubernetes on GKE. We did not use Kafka, so I ran RabbitMQ. Deploys fell from 2 hours to 10 minutes.";
const GROUND: Ground = {
  statements: new Map([["what", SAID]]),
  documents: [
    { role: "cv", text: "Built APIs in Java for 40,000 users." },
    { role: "job", text: "You must have led a team of 10." },
  ],
};
const STATED: Evidence = { from: "statement", promptId: "what", quote: "nine services" };

function lockedOf(text: string, evidence: readonly Evidence[] = [STATED]) {
  const claim: Claim = { text, evidence };
  return lockEvidence({ answer: text, bullet: text, claims: [claim], writtenBy: "openai/model" }, GROUND);
}

describe("the evidence lock", () => {
  for (const text of [
    "I moved nine services to Kubernetes on GKE.",
    "I moved 9 services to Kubernetes.",
    "I ran RabbitMQ.",
    "Deploys fell from 2 hours to 10 minutes.",
    "We did not use Kafka.",
  ]) {
    test(`lets through: ${text}`, () => {
      assert.deepEqual(lockedOf(text).struck, []);
    });
  }

  for (const [text, why] of [
    ["I moved 90 services to Kubernetes on GKE.", "another number"],
    ["I moved twelve services to Kubernetes on GKE.", "another number in words"],
    ["I moved nine services to Kubernetes on AWS.", "another name"],
    ["I led the move of nine services to Kubernetes.", "who was responsible"],
    ["I used Kafka.", "the opposite"],
    ["Customers were delighted and revenue exploded.", "other words"],
    ["", "nothing"],
  ] as const) {
    test(`strikes out ${why}: ${text}`, () => {
      const { draft, struck } = lockedOf(text);
      assert.deepEqual(struck, [text]);
      assert.equal(draft.answer, "");
      assert.equal(draft.bullet, "");
    });
  }

  const cvQuote = {
    document: "cv",
    span: { start: 0, end: 36 },
    text: "Built APIs in Java for 40,000 users.",
  } as const;
  const evidences: readonly [name: string, evidence: readonly Evidence[], isShown: boolean][] = [
    ["a quote of the CV at its place", [{ from: "document", quote: cvQuote }], true],
    [
      "a quote at another place",
      [{ from: "document", quote: { ...cvQuote, span: { start: 1, end: 37 } } }],
      false,
    ],
    [
      "a quote that is not there",
      [{ from: "document", quote: { ...cvQuote, text: "Built APIs in Rust." } }],
      false,
    ],
    [
      "words the person did not say",
      [{ from: "statement", promptId: "what", quote: "Built APIs in Java" }],
      false,
    ],
    ["a prompt that was not answered", [{ from: "statement", promptId: "scale", quote: "40,000" }], false],
    ["nothing", [], false],
  ];
  for (const [name, evidence, isShown] of evidences) {
    test(`${isShown ? "believes" : "does not believe"} ${name}`, () => {
      assert.equal(
        lockedOf("I built APIs in Java for 40,000 users.", evidence).struck.length,
        isShown ? 0 : 1,
      );
    });
  }

  test("takes what the job asks for as evidence of nothing", () => {
    const text = "You must have led a team of 10.";
    const quote = { document: "job", span: { start: 0, end: text.length }, text } as const;
    assert.equal(lockedOf("I have led a team of 10.", [{ from: "document", quote }]).struck.length, 1);
  });

  test("cuts an answer down to what is shown, also what stands beside its claims", () => {
    const shown: Claim = { text: "I ran RabbitMQ.", evidence: [STATED] };
    const draft: Draft = {
      answer: "I ran RabbitMQ. I am the best.",
      bullet: "Ran RabbitMQ",
      claims: [shown],
      writtenBy: "openai/model",
    };
    const locked = lockEvidence(draft, GROUND).draft;
    assert.equal(locked.answer, "I ran RabbitMQ.");
    assert.equal(locked.bullet, "Ran RabbitMQ");
  });

  test("knows Korean: numbers, names, who was responsible, what was denied", () => {
    const said = "결제 서비스 12개를 쿠버네티스로 옮겼습니다. Kafka는 쓰지 않았습니다.";
    assert.equal(firstUnsaid("결제 서비스 12개를 쿠버네티스로 이전했습니다.", said), null);
    assert.equal(firstUnsaid("결제 서비스 20개를 쿠버네티스로 옮겼습니다.", said), "20");
    assert.equal(firstUnsaid("결제 서비스 12개를 AWS로 옮겼습니다.", said), "aws");
    assert.equal(firstUnsaid("결제 서비스 12개 이전을 주도했습니다.", said), "주도");
    assert.notEqual(firstUnsaid("Kafka를 썼습니다.", said), null);
    assert.notEqual(firstUnsaid("Kafka를 쓰기로 했습니다.", said), null);
  });
});

test("what the person writes themselves is its own evidence, sentence by sentence", () => {
  const text = "I ran our clusters. It was 3 of us!";
  const draft = ownWords(text);
  assert.equal(draft.answer, text);
  assert.deepEqual(lockEvidence(draft, { statements: new Map([["edit", text]]), documents: [] }).struck, []);
});

test("numbers and names are read as people write them", () => {
  assert.deepEqual(
    [...numbersOf("10k users, 1,200 requests, 3만 명, 2.5 million, 0.6 s")],
    [10_000, 1200, 30_000, 2_500_000, 0.6],
  );
  assert.deepEqual([...namesOf("We moved to PostgreSQL 15 and node.js on AWS")], ["postgresql", "aws"]);
  assert.deepEqual([...namesOf("결제 api를 Spring Boot로")], ["api", "spring", "boot"]);
});
