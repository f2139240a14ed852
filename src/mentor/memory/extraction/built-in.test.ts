import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { LearnedTurn } from "../memory.ts";
import { createBuiltInExtractor } from "./built-in.ts";

/** A Wednesday. */
const SAID_AT = Date.parse("2026-03-04T12:00:00Z");
const extractor = createBuiltInExtractor();

function turn(userMessage: string): LearnedTurn {
  return {
    id: "turn-1",
    number: 1,
    userMessage,
    responseText: "",
    language: "en",
    saidAt: SAID_AT,
    personaId: "nana",
    waveKey: "calm-slow-advice",
    recalled: [],
  };
}

/** `+` holds, `-` has ended; what will not matter in a month is left out. */
async function found(message: string): Promise<string[]> {
  const candidates = await extractor.extract(turn(message), []);
  return candidates
    .filter(({ claim, durability }) => claim === "ended" || durability >= 0.35)
    .map(
      ({ claim, subject, attribute, value }) =>
        `${claim === "ended" ? "-" : "+"}${subject}/${attribute}=${value}`,
    );
}

const SAID: readonly (readonly [message: string, ...found: string[]])[] = [
  ["I live in Utrecht.", "+self/city=Utrecht"],
  ["We moved to Ghent last weekend, boxes everywhere.", "-self/city=*", "+self/city=Ghent"],
  ["I live in Graz and work at Alpenware.", "+self/city=Graz", "+self/employer=Alpenware"],
  ["I work as a backend engineer at Acme.", "+self/employer=Acme", "+self/role=backend engineer"],
  ["저는 서울에서 백엔드 개발자로 일하고 있어요.", "+self/role=백엔드 개발자"],
  ["집에서 일하고 있어요."],
  ["판교 쪽에서 근무하고 있어요."],
  ["저는 토스에서 백엔드 개발자로 일하고 있어요.", "+self/employer=토스", "+self/role=백엔드 개발자"],
  [
    "im a backend dev at Northwind, mostly Go",
    "+self/language=Go",
    "+self/employer=Northwind",
    "+self/role=backend dev",
  ],
  ["I left Acme on Friday.", "-self/employer=Acme"],
  ["I got laid off.", "-self/employer=*"],
  ["My manager is Priya.", "+self/manager=Priya"],
  ["Farid is no longer my mentor.", "-self/mentor=Farid"],
  ["Marek and I broke up.", "-self/partner=Marek"],
  ["I'm on the payments team at Lumo.", "+self/employer=Lumo", "+self/team=payments"],
  ["My commute is 40 minutes.", "+self/commute=40 minutes"],
  ["I have a dog named Biscuit.", "+self/pet=Biscuit"],
  ["I'm allergic to nuts.", "+self/allergy=nuts"],
  ["I use vim.", "+self/editor=vim"],
  ["We use Redis for sessions and Postgres for the rest.", "+team/database=Redis", "+team/database=Postgres"],
  ["We migrated from MongoDB to Postgres.", "-team/database=MongoDB", "+team/database=Postgres"],
  ["We stopped using Kafka last week.", "-self/*=Kafka"],
  ["I prefer dark mode in everything.", "+self/theme=dark mode in everything"],
  ["We decided to go with GraphQL for the public API.", "+self/decision:public api=GraphQL"],
  ["My goal is to run a marathon.", "+self/goal=run a marathon"],
  ["The deadline for Falcon is April 10.", "+self/project=Falcon", "+project:falcon/deadline=2026-04-10"],
  ["My exam is next Friday.", "+self/exam=2026-03-13"],
  ["My brother lives in Lisbon.", "+brother/city=Lisbon"],
  ["I moved, but I kept the same gym.", "+self/gym=*"],
  ["I moved to Cork, what should I do first?", "-self/city=*", "+self/city=Cork"],
  ["If it matters, I live in Porto.", "+self/city=Porto"],
  ["저는 대전에 살고 있어요.", "+self/city=대전"],
  ["지난주에 세종으로 이사했어요.", "-self/city=*", "+self/city=세종"],
  ["지난달에 토스로 이직했습니다.", "-self/employer=*", "+self/employer=토스"],
  ["금요일에 배민 퇴사했어요.", "-self/employer=배민"],
  ["저는 최유진이고 전주에 살아요.", "+self/name=최유진", "+self/city=전주"],
  ["제 팀장님은 김도현 님이에요.", "+self/manager=김도현"],
  ["한양대 다녀요.", "+self/school=한양대"],
  ["결국 인텔리제이에서 커서로 갈아탔어요 ㅋㅋ", "-self/editor=인텔리제이", "+self/editor=커서"],
  ["지난주부터 카프카 안 써요.", "-self/*=카프카"],
  ["강아지 한 마리 키워요. 이름은 콩이예요.", "+self/pet=콩이"],
  ["땅콩 알레르기가 있어요.", "+self/allergy=땅콩"],
  ["공개 API는 결국 REST로 하기로 결정했어요.", "+self/decision:공개 api=REST"],
  ["시험이 다음 주 금요일이에요.", "+self/exam=2026-03-13"],
  ["동생은 제주도에 살아요.", "+brother/city=제주도"],
  ["준호랑 헤어졌어요.", "-self/partner=준호"],
  ["설명은 길고 자세한 게 좋아요.", "+self/answer-style=길고 자세한"],
  ["My sister Noor lent me the money.", "+self/relative:sister=Noor"],
  ["I grew up in Lisbon.", "+self/origin=Lisbon"],
  ["I'm taking a pottery class.", "+self/learning=pottery"],
  ["I volunteer at a food bank.", "+self/volunteers=food bank"],
  ["I run my own bakery.", "+self/business=bakery"],
  ["I have two kids.", "+self/children=two kids"],
  [
    "I've just joined a start-up called Parcelwise as backend engineer.",
    "-self/employer=*",
    "+self/employer=Parcelwise",
    "+self/role=backend engineer",
  ],
  ["The demo is on Friday.", "+self/demo=2026-03-06"],
  ["Correct, I live in Porto.", "+self/city=Porto"],
  ["인프라는 테라폼으로 하기로 했어요.", "+self/decision:인프라=테라폼"],
];

for (const [message, ...expected] of SAID)
  test(`hears in "${message}": ${expected.join(", ")}`, async () =>
    assert.deepEqual(await found(message), expected));

const UNSAID: readonly string[] = [
  "Where do I live?",
  "Should I move to Berlin?",
  "If I moved to Berlin, I would take the train.",
  "I'm thinking of moving to Berlin.",
  "I used to live in Linz.",
  "I wish I worked at Google.",
  "She said I work at Acme.",
  'He wrote "I live in Berlin and I love it here" on his page.',
  "```\nI live in Berlin\n```",
  "> I use vim",
  "2026-03-04 12:00:01 ERROR I live in Berlin",
  "My boss wants us to use Kafka.",
  "I live in fear of the next deploy.",
  "I work at night.",
  "I have a manager.",
  "I was 10 years old when it happened.",
  "I live in Berlin, just kidding.",
  "We moved to the next point on the agenda.",
  "it works on my machine",
  "thanks, that helped a lot!",
  "I'm in a meeting today.",
  "저 어디 살죠?",
  "만약 구글에 다닌다면 점심은 공짜일 텐데요.",
  "부산으로 이사할까 고민 중이에요.",
  "예전에 광주에 살았어요.",
  "친구가 제주도에 산대요.",
  "민수 씨는 카카오에 다녀요.",
  "리액트를 배우고 싶어요.",
  "맛있는 거 먹으러 다녀왔어요.",
  "카드를 써서 샀어요.",
  "감사합니다, 도움이 많이 됐어요!",
  // Jests, tasks, quotes
  "Yeah right, I'm the CEO of Google.",
  "My goal is to conquer the jQuery kingdom, lol",
  "I'm allergic to meetings.",
  "Translate this to German: My name is Peter and I live in Bonn.",
  "Write a story where I'm a nurse at Mercy Hospital.",
  "The author says I use vim and so should you.",
  // Others, and who was
  "My late wife Ellen loved it.",
  "My ex-boss Karl called.",
  "In college I was a student at Delft.",
  "I was a teacher at Eton.",
  // Passing, of a task, pointing at something
  "I'm in Berlin this week for a conference.",
  "I'm learning a lot here.",
  "I'm learning by doing.",
  "My goal is to parse the file.",
  "I decided to take a break.",
  "I want to pass it on to them.",
  "We picked the blue one.",
  "I love running tests in parallel.",
  "I make 3k requests a day.",
  "use my phone and connect please",
  // No such thing
  "My wife is German.",
  "I'm married to Java.",
  "I joined Slack yesterday.",
  "I live in pyjamas.",
  "I work for peanuts.",
  // A day of something else
  "I met my teammates on the 6th after my trip.",
  "You must be excited for the launch tomorrow.",
  "여자친구 면접이 내일이에요.",
  "팀장님이 바뀐 뒤로 야근이 늘었어요.",
  "목표는 퇴근이에요.",
  "내일 영화 보기로 했어요.",
  "번역해 줘: 저는 서울에 살아요.",
  "여행 다니고 있어요.",
  "월요일 알레르기가 있어요.",
];

for (const message of UNSAID)
  test(`hears nothing about the person in "${message}"`, async () =>
    assert.deepEqual(await found(message), []));

test("a change begins on the day that is named with it, and what is only so today does not last", async () => {
  const [, moved] = await extractor.extract(turn("I'm moving to Oslo on May 1."), []);
  assert.equal(moved?.validFrom, Date.parse("2026-05-01T00:00:00Z"));
  const [brief] = await extractor.extract(turn("I work from home today."), []);
  assert.ok(brief !== undefined && brief.durability < 0.35);
});

test("a date ends with its day, a birthday never", async () => {
  const [exam] = await extractor.extract(turn("My exam is on March 20."), []);
  assert.equal(exam?.validTo, Date.parse("2026-03-21T00:00:00Z"));
  const [birthday] = await extractor.extract(turn("My birthday is on March 20."), []);
  assert.equal(birthday?.validTo, null);
});

test("every quote stands in the message, whatever is written, and the same turn says the same", async () => {
  const pieces = SAID.map(([message]) => message);
  const messages = fc.array(
    fc.oneof(fc.constantFrom(...pieces, ...UNSAID), fc.string({ unit: "grapheme" })),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(messages, async (parts) => {
      const said = turn(parts.join(" "));
      const candidates = await extractor.extract(said, []);
      for (const { source, durability, importance } of candidates) {
        assert.equal(said.userMessage.slice(source.start, source.end), source.quote);
        assert.ok(durability >= 0 && durability <= 1 && importance >= 0 && importance <= 1);
      }
      assert.deepEqual(await extractor.extract(said, []), candidates);
    }),
    { numRuns: 200 },
  );
});

test("what only denies is no sign that it ever was so", async () => {
  const durability = async (message: string) =>
    (await extractor.extract(turn(message), []))[0]?.durability ?? 0;
  for (const denial of ["I'm not a fan of small refactorings.", "급한 건 아니에요."])
    assert.ok((await durability(denial)) < 0.35, denial);
  assert.ok((await durability("I'm no longer a team lead.")) >= 0.35);
});

test("a pasted book is read in less than 20 ms", async () => {
  const books = [
    "I work as a dev and live ",
    "저는 서울에 살고 ",
    "것이 아니고 ",
    "we moved from a to b, ",
    "I use Vim and ",
    " and my the ",
    "([",
    "[",
    "[a](",
    '"a b ',
    "a",
    " ",
    "deadline due may 3 ",
    "I live in Aaaa bbbb cccc dddd eeee ffff gggg, ",
    "I live in Utrecht.\n",
  ];
  for (const piece of books) {
    const said = turn(piece.repeat(Math.ceil(32_000 / piece.length)));
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const start = performance.now();
      await extractor.extract(said, []);
      times.push(performance.now() - start);
    }
    // The best of a few: how long it takes when nothing else wants the processor.
    assert.ok(Math.min(...times) < 20, `${piece} took ${times.join(", ")} ms`);
  }
});
