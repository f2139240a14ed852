/** What people tell a mentor about themselves in passing, and what only sounds like it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createBuiltInExtractor } from "./built-in.ts";

/** A Wednesday. */
const SAID_AT = Date.parse("2026-03-04T12:00:00Z");
const extractor = createBuiltInExtractor();

async function candidates(userMessage: string) {
  return extractor.extract(
    {
      id: "turn-1",
      number: 1,
      userMessage,
      responseText: "",
      language: "en",
      saidAt: SAID_AT,
      personaId: "nana",
      waveKey: "calm-slow-advice",
      recalled: [],
    },
    [],
  );
}

/** What holds and will matter in a month, as it is told. */
async function told(message: string): Promise<string[]> {
  const found = await candidates(message);
  return found
    .filter(({ claim, durability }) => claim === "holds" && durability >= 0.35)
    .map(({ text }) => text)
    .toSorted();
}

const TOLD: readonly (readonly [message: string, ...texts: string[]])[] = [
  // Who they are
  ["Hi, I'm Oluchi.", "Is called Oluchi"],
  [
    "So I'm Henning, embedded developer, mostly Rust.",
    "Is called Henning",
    "Works as embedded developer",
    "Writes Rust",
  ],
  ["Data engineer, 36, Malmö.", "Works as Data engineer"],
  ["이름은 하람이고 스물여덟이에요.", "이름은 하람"],
  ["저는 보라라고 하고요, 반가워요.", "이름은 보라"],
  ["iOS 5년차예요.", "경력은 iOS 5년차"],
  ["집은 김포라 아침이 일러요.", "사는 곳은 김포"],
  ["회사는 넘실이라는 여행 앱이에요.", "다니는 회사는 넘실"],
  ["회사는 일산에 있고 꽤 멀어요.", "사무실은 일산"],
  // Who is around them
  ["Talked to Abeni, she's my manager.", "Has the manager Abeni"],
  ["My wife, Ines, is from Porto.", "Is together with Ines"],
  ["There's a colleague called Wojtek in the next room.", "Works with Wojtek"],
  ["딸 이름은 가을이에요.", "딸: 가을"],
  ["여동생 다솜이가 놀러 왔어요.", "자매: 다솜"],
  ["후배 지안 씨가 도와줬어요.", "함께 일하는 사람은 지안"],
  ["파트장님(한서준 파트장님)께 말씀드렸어요.", "상사는 한서준"],
  ["아내가 곧 와요. 이름은 미르예요.", "함께하는 사람은 미르"],
  // What they work with
  [
    "We use Grafana, Kafka and Jenkins.",
    "Uses Jenkins for CI",
    "Uses the message queue Kafka",
    "Watches with Grafana",
  ],
  ["저희는 코틀린이랑 스프링 써요.", "쓰는 언어는 코틀린", "쓰는 프레임워크는 스프링"],
  ["We're migrating from Jenkins to Buildkite.", "Decided: migrating from Jenkins to Buildkite"],
  // What was decided
  ["Decision: one queue per tenant, no sharing.", "Decided: one queue per tenant, no sharing"],
  ["We agreed to split the billing module.", "Decided: split the billing module"],
  ["로그는 90일만 남기기로 팀에서 결정했어요.", "결정: 로그는 90일만 남기기로 함"],
  // What they want, how they learn
  ["I'd like to become an architect in two years.", "Has the goal: become an architect in two years"],
  ["I don't want to become a manager.", "Does not want to become a manager"],
  ["목표는 영어로 발표하는 거예요.", "목표: 영어로 발표하는 것"],
  ["정보보안기사 자격증을 따려고요.", "목표: 정보보안기사 자격증을 따려고 함"],
  ["I learn best when I break things.", "Learns best when I break things"],
  ["저는 따라 치면서 배우는 타입이에요.", "배우는 방식: 따라 치면서 배우는 쪽"],
  ["Please keep answers brief and show me tests.", "Prefers answers that are brief"],
  ["I'm a night owl.", "Is a night owl"],
  ["저는 저녁형이에요.", "하루의 결: 저녁형"],
  ["저는 표로 봐야 이해가 돼요.", "배우는 방식: 표로 봐야 이해됨"],
  ["러스트는 배우는 중이에요.", "배우는 것은 러스트"],
  ["저는 그림을 먼저 보는 게 좋아요.", "답변은 그림을 먼저 보는 쪽"],
  // Where they come from, what they pay
  ["I grew up in Tartu.", "Comes from Tartu"],
  ["My rent is 1,450.", "Pays a rent of 1,450"],
  // Health, days
  ["I have dyslexia, so if I misspell things, that's why.", "Has dyslexia"],
  ["고혈압이 있어요.", "앓는 것은 고혈압"],
  ["My contract ends 30 June.", "Has a contract until 2026-06-30"],
  ["4월 6일에 첫 출근이에요.", "시작일은 2026-04-06"],
  ["연봉은 4,700인데 적은 편인가요?", "연봉은 4,700"],
];

for (const [message, ...texts] of TOLD)
  test(`remembers of "${message}": ${texts.join("; ")}`, async () =>
    assert.deepEqual(await told(message), texts.toSorted()));

const UNTOLD: readonly string[] = [
  // A manner of speaking, a jest, the past
  "I'm allergic to hierarchy.",
  "My IDE is Excel.",
  "I started as a tester, long ago.",
  "We used to write Java and Kotlin.",
  // Not theirs, not them
  "다들 이직했거든요.",
  "The job ad says Python, Django.",
  "Our apprentice, 19 years, is great.",
  "Well, my dog ran off.",
  "This is Slack.",
  // No company, no salary, no person
  "회사는 세 번째예요.",
  "회사는 성수에서 걸어서 가는데 멀어요.",
  "연봉은 300 올랐어요.",
  "월급은 240 준대요.",
  "친구 고양이가 귀여워요.",
  "다솜이는 라인 다녀요.",
  "김시온 씨를 뽑았어요. 4월 6일 첫 출근이에요.",
  "옛 동료 하진이가 연락했어요.",
  // A course, a vacancy, a time of day
  "검도 다녀요.",
  "글쓰기 모임 다니고 있어요.",
  "팀장이 공석이에요.",
  "I study at dawn.",
  // Another day than it seems
  "졸업이 6월 30일이고 그다음에 면접 기간이에요.",
  "I'm on holiday 3 to 9 July.",
  "몽고디비를 써야 하는데 걱정이에요.",
  "청소하는 김에 고치기로 했어요.",
  // One answer, one evening
  "짧게 설명 부탁드려요.",
  "오늘 문단 하나 고치기로 했어요.",
  "I take vitamin C.",
  "I want to do more.",
  "9월까지요.",
];

for (const message of UNTOLD)
  test(`remembers nothing of "${message}"`, async () => assert.deepEqual(await told(message), []));

test("a list of tools that somebody else's sentence interrupts stays apart from it", async () => {
  assert.deepEqual(await told("We use Postgres, she wants Oracle."), ["Uses the database Postgres"]);
});
