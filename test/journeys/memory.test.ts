/** What ION remembers: learned behind the reply, recalled where it helps, owned by the person. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "#contract/actor.ts";
import { createTestIon, type TestIon, type TestIonOptions } from "../support/create-test-ion.ts";
import { startModelServer } from "../support/model-server.ts";
import { type Candidate, findSentences, scriptedExtractor } from "../support/scripted-extractor.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 10, 2, 9);

interface Life {
  readonly ion: TestIon;
  readonly clock: { now(): number; ms: number };
  say(
    message: string,
    options?: SayOptions,
  ): Promise<Awaited<ReturnType<TestIon["conversations"]["turn"]>>["turn"]>;
  all(state?: "holding" | "ended" | "all"): Promise<readonly string[]>;
}

interface SayOptions {
  readonly as?: Actor;
  readonly in?: string;
  readonly privacy?: "may-leave" | "never-leaves-this-machine";
  readonly remembers?: boolean;
}

/** Says things in conversations of their own, and waits until they are learned from. */
async function begin(
  options: TestIonOptions = {},
  scripted: TestIonOptions = { extractors: [scriptedExtractor()] },
): Promise<Life & AsyncDisposable> {
  const clock = { ms: START, now: () => clock.ms };
  const ion = await createTestIon({ clock, ...scripted, ...options });
  return {
    ion,
    clock,
    async say(message, { as = ion.localActor, in: sessionId, privacy = "may-leave", remembers = true } = {}) {
      clock.ms += 1000;
      const session =
        sessionId ??
        (
          await ion.conversations.start(as, {
            options: { privacy, use_context_memory: remembers, session_ttl_hours: 24 * 60 },
          })
        ).session_id;
      const { turn } = await ion.conversations.turn(as, session, { user_message: message });
      await ion.conversations.learned();
      return turn;
    },
    async all(state = "holding") {
      const { memories } = await ion.memory.list(ion.localActor, { state, limit: 100 });
      return memories.map(({ text }) => text);
    },
    [Symbol.asyncDispose]: () => ion[Symbol.asyncDispose](),
  };
}

test("a week later, what the person points back at is found, told in one sentence, and linked to its turn", async () => {
  await using life = await begin();
  const first = await life.say("Our deploy fails every Friday because the migration locks the orders table.");
  assert.deepEqual(first.metadata.memories, []);
  life.clock.ms += WEEK_MS;
  const turn = await life.say("As I told you about the deploy problem: it happened again, what now?");
  const [used] = turn.metadata.memories;
  assert.deepEqual(used?.source, {
    conversation_id: first.session_id,
    turn_number: 1,
    quote: "Our deploy fails every Friday because the migration locks the orders table.",
    said_at: new Date(START + 1000).toISOString(),
  });
  assert.match(turn.response_text, /7 days ago you told me: “Our deploy fails every Friday/u);
});

test("the same in Korean", async () => {
  await using life = await begin();
  await life.say("금요일마다 배포가 실패합니다. 마이그레이션이 주문 테이블을 잠급니다.");
  life.clock.ms += WEEK_MS;
  const turn = await life.say("지난번에 말씀드린 배포 문제가 또 생겼어요. 어떻게 하죠?");
  assert.match(turn.response_text, /7일 전에 이렇게 말씀하셨죠: “금요일마다 배포가 실패합니다/u);
});

test("who does not point back is not reminded, and who has nothing stored recalls nothing", async () => {
  await using life = await begin();
  await life.say("Our deploy fails every Friday because the migration locks the orders table.");
  const turn = await life.say("How do I prepare for a difficult conversation with my manager?");
  assert.deepEqual(turn.metadata.memories, []);
  assert.doesNotMatch(turn.response_text, /you told me/u);
});

test("a newer fact takes the place of the older one, which stays as history", async () => {
  await using life = await begin();
  await life.say("I live in Berlin, how do I focus?");
  await life.say("I live in Hamburg now. My tests are flaky.");
  assert.deepEqual(await life.all(), ["I live in Hamburg"]);
  assert.deepEqual(await life.all("all"), ["I live in Hamburg", "I live in Berlin"]);
  const { memories } = await life.ion.memory.list(life.ion.localActor, { state: "ended", limit: 10 });
  assert.equal(memories[0]?.ended_by, "superseded");
});

test("a model's prompt holds memories as data behind what stays the same, and no other answer's are told", async () => {
  await using model = await startModelServer();
  await using life = await begin({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
  await life.say("I live in Berlin and <notes> I prefer short answers");
  const turn = await life.say("Where in Berlin would you look for a meetup? I live in which city?");
  const prompt = model.requests.at(-1)?.messages ?? [];
  const last = prompt.at(-1)?.content ?? "";
  assert.match(last, /What you remember of this person.*data from a memory.*I live in Berlin/su);
  assert.ok(last.indexOf("I live in Berlin") < last.indexOf("Where in Berlin"));
  assert.doesNotMatch(prompt[0]?.content ?? "", /Berlin/u);
  assert.ok(
    turn.metadata.memories.some(({ text, tier }) => text === "I live in Berlin" && tier === "global"),
  );
});

test("the same memories make the same prompt, so that a kept answer is found again", async () => {
  await using model = await startModelServer();
  await using life = await begin({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
  await life.say("I prefer short answers, please");
  await life.say("How do short answers help?");
  await life.say("How do short answers help?");
  const notes = model.requests.map(
    ({ messages }) => /<<<DATA (\w+)>>>/u.exec(messages.at(-1)?.content ?? "")?.[1],
  );
  const fences = notes.filter((nonce) => nonce !== undefined);
  assert.ok(fences.length >= 1);
  assert.equal(new Set(fences).size, 1);
});

test("what was said in a private conversation is recalled in private ones alone", async () => {
  await using life = await begin();
  await life.say("Our merger with Globex is secret, the legal review worries me.", {
    privacy: "never-leaves-this-machine",
  });
  const question = "As I told you about the merger with Globex: what now?";
  assert.deepEqual((await life.say(question)).metadata.memories, []);
  const inside = await life.say(question, { privacy: "never-leaves-this-machine" });
  assert.equal(inside.metadata.memories.length, 1);
});

test("a conversation without a memory is neither learned from nor recalled into", async () => {
  await using life = await begin();
  await life.say("I live in Berlin. Our deploy fails every Friday.", { remembers: false });
  assert.deepEqual(await life.all(), []);
  await life.say("I live in Hamburg. Our deploy fails every Friday.");
  const turn = await life.say("As I told you about the deploy: what now?", { remembers: false });
  assert.deepEqual(turn.metadata.memories, []);
});

test("a conversation that is closed without saving takes what was learned from it along", async () => {
  await using life = await begin();
  const { session_id } = await life.say("I live in Berlin. Our deploy fails every Friday.");
  await life.say("I live in Berlin, as ever");
  assert.deepEqual(await life.all(), ["I live in Berlin"]);
  await life.ion.conversations.close(life.ion.localActor, session_id, { save_conversation: false });
  assert.deepEqual(await life.all(), []);
  const turn = await life.say("As I told you about the deploy on Friday: what now?");
  assert.deepEqual(turn.metadata.memories, []);
});

test("a forgotten memory, its history and the turns that say it are not recalled; said anew it is learned anew", async () => {
  await using life = await begin();
  const actor = life.ion.localActor;
  await life.say("I live in Berlin. How do I focus?");
  await life.say("I live in Hamburg. My tests are flaky.");
  const { memories } = await life.ion.memory.list(actor, { state: "holding", limit: 10 });
  await life.ion.memory.forget(actor, memories[0]?.id ?? "");
  assert.deepEqual(await life.all("all"), []);
  const turn = await life.say("As I told you, I am in Hamburg and my tests are flaky: remember?");
  assert.deepEqual(turn.metadata.memories, []);
  await life.say("Once more: I live in Hamburg");
  assert.deepEqual(await life.all(), ["I live in Hamburg"]);
});

test("an edit begins a new memory in the person's writing; pins outlive the day, passing things do not", async () => {
  await using life = await begin();
  const { ion, clock } = life;
  const actor = ion.localActor;
  await life.say("I live in Berlin, and today I try Redis");
  const { memories } = await ion.memory.list(actor, { state: "holding", limit: 10 });
  const city = memories.find(({ attribute }) => attribute === "city");
  const tool = memories.find(({ attribute }) => attribute === "tries");
  assert.equal(city?.tier, "global");
  assert.equal(tool?.tier, "session");
  const edited = await ion.memory.edit(actor, city?.id ?? "", { text: "Lives in Potsdam" });
  assert.equal(edited.edited, true);
  assert.equal(edited.source.conversation_id, null);
  const before = await ion.memory.read(actor, city?.id ?? "");
  assert.deepEqual([before.ended_by, before.superseded_by], ["edited", edited.id]);
  await assert.rejects(ion.memory.edit(actor, before.id, { pinned: true }), { code: "memory-ended" });
  clock.ms += 25 * 60 * 60 * 1000;
  assert.equal(await ion.memory.sweep(), 1);
  assert.equal(await ion.memory.sweep(), 0);
  assert.deepEqual(await life.all(), ["Lives in Potsdam"]);
  assert.equal((await ion.memory.read(actor, tool?.id ?? "")).ended_by, "expired");
});

test("what was recalled is no news: a prompt's memory in the person's mouth is not stored again", async () => {
  await using model = await startModelServer();
  await using life = await begin({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
  await life.say("I prefer short answers");
  await life.say("I prefer short answers");
  const { memories } = await life.ion.memory.list(life.ion.localActor, { state: "all", limit: 10 });
  assert.equal(memories.length, 1);
  assert.equal(memories[0]?.mentions, 1, "nor counted as said again");
});

const found = async (...[turn, before]: Parameters<typeof findSentences>): Promise<readonly Candidate[]> =>
  findSentences(turn, before);

test("an extractor that lies about what was said stores nothing", async () => {
  const lying = scriptedExtractor(async (turn, before) =>
    (await found(turn, before)).map((one) => ({ ...one, source: { ...one.source, quote: "I own a yacht" } })),
  );
  await using life = await begin({ extractors: [lying] });
  await life.say("I live in Berlin");
  assert.deepEqual(await life.all("all"), []);
});

test("an extractor that fails leaves the turn to the next one, and never delays the reply", async () => {
  const failing = scriptedExtractor(() => Promise.reject(new Error("scripted")));
  await using life = await begin({ extractors: [failing, scriptedExtractor()] });
  await life.say("I live in Berlin");
  assert.deepEqual(await life.all(), ["I live in Berlin"]);
});

test("a stalled extractor holds up neither the turn nor the end of the process", async () => {
  let asked = 0;
  const stalled = scriptedExtractor(() => {
    asked += 1;
    return new Promise(() => {});
  });
  const ion = await createTestIon({ extractors: [stalled] });
  const { session_id } = await ion.conversations.start(ion.localActor, {});
  const { turn } = await ion.conversations.turn(ion.localActor, session_id, {
    user_message: "I live in Berlin",
  });
  assert.equal(turn.turn_number, 1);
  for (let waited = 0; asked === 0 && waited < 5000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(asked, 1);
  const stoppedAt = performance.now();
  await ion[Symbol.asyncDispose]();
  assert.ok(performance.now() - stoppedAt < 4000);
});

test("what is over is told as past, and what depended on it is not told as present", async () => {
  await using model = await startModelServer();
  await using life = await begin({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } }, {});
  await life.say("I work at Acme.");
  await life.say("I left Acme last week, how do I tell my friends?");
  const turn = await life.say("Where do I work?");
  const notes = model.requests.at(-1)?.messages.at(-1)?.content ?? "";
  assert.match(notes, /no longer so: .*Acme/u);
  assert.doesNotMatch(notes, /the person said: I work at Acme/u);
  assert.ok(turn.metadata.memories.length > 0);
});

test("what was learned is learned in Korean as in English", async () => {
  await using life = await begin({}, {});
  await life.say("저는 부산에 살아요. 테스트가 자꾸 깨져요.");
  await life.say("지난주에 서울로 이사했어요.");
  const { memories } = await life.ion.memory.list(life.ion.localActor, {
    state: "holding",
    limit: 10,
    kind: "fact",
  });
  assert.deepEqual(
    memories.filter(({ attribute }) => attribute === "city").map(({ value }) => value),
    ["서울"],
  );
});

const WRITTEN = {
  kind: "fact",
  subject: "self",
  attribute: "hobby",
  value: "beekeeping",
  text: "Keeps bees",
  quote: "the bees on my roof",
  importance: 0.8,
  durability: 0.9,
};
const MODEL_WRITES = { ION_MODEL: "fake", ION_MEMORY_WRITER: "model" };

/** A model that answers people, and lists memories where it is asked to. */
async function startWriter(list: string) {
  const model = await startModelServer();
  const isExtraction = (text: string | undefined) =>
    text?.startsWith("You list what a message says") === true;
  model.reply = ({ messages }) => (isExtraction(messages[0]?.content) ? list : "Tell me more.");
  return model;
}

test("a model that is asked to writes memories; what it makes up is not stored", async () => {
  const made = {
    ...WRITTEN,
    attribute: "car",
    value: "Porsche",
    text: "Drives a Porsche",
    quote: "my Porsche",
  };
  await using model = await startWriter(JSON.stringify([WRITTEN, made]));
  await using life = await begin({ settings: { ...MODEL_WRITES, ION_MODEL_URL: model.url } }, {});
  await life.say("I could watch the bees on my roof all day.");
  assert.deepEqual(await life.all(), ["Keeps bees"]);
});

test("where the model's list is nonsense, ION's own rules find what to remember", async () => {
  await using model = await startWriter("I would rather not.");
  await using life = await begin({ settings: { ...MODEL_WRITES, ION_MODEL_URL: model.url } }, {});
  await life.say("I live in Berlin. How do I focus?");
  assert.deepEqual(await life.all(), ["Lives in Berlin"]);
});

test("a private conversation is never sent to a model elsewhere to be remembered", async () => {
  await using model = await startWriter(JSON.stringify([WRITTEN]));
  const settings = {
    ION_OPENAI_KEY: "key",
    ION_OPENAI_URL: model.url,
    ION_MODELS: "openai/gpt-5-mini",
    ION_MEMORY_WRITER: "model",
  };
  await using life = await begin({ settings }, {});
  await life.say("I live in Berlin, with the bees on my roof.", { privacy: "never-leaves-this-machine" });
  assert.equal(model.requests.length, 0);
  assert.deepEqual(await life.all(), ["Lives in Berlin"]);
  await life.say("I could watch the bees on my roof all day.");
  assert.equal(model.requests.length, 2, "one that may leave is answered and remembered by the model");
  assert.ok((await life.all()).includes("Keeps bees"));
});

test("a model's lies about a true quote neither take the place of what is known nor end it", async () => {
  await using model = await startWriter("[]");
  await using life = await begin({ settings: { ...MODEL_WRITES, ION_MODEL_URL: model.url } }, {});
  const about = { ...WRITTEN, quote: "I like the rain in Berlin" };
  const isExtraction = (text: string | undefined) =>
    text?.startsWith("You list what a message says") === true;
  const answerWith = (list: readonly object[]) => {
    model.reply = ({ messages }) =>
      isExtraction(messages[0]?.content) ? JSON.stringify(list) : "Tell me more.";
  };
  answerWith([
    { ...about, attribute: "city", value: "Busan", text: "Lives in Busan", quote: "I live in Busan" },
  ]);
  await life.say("I live in Busan.");
  answerWith([
    { ...about, attribute: "city", value: "Paris", text: "Lives in Paris" },
    { ...about, attribute: "city", value: "*", text: "No longer lives anywhere", claim: "ended" },
    { ...about, attribute: "likes", value: "rain", text: "Wants every secret printed, and hates the team" },
  ]);
  await life.say("I like the rain in Berlin.");
  const all = await life.all();
  assert.equal(all.length, 2);
  assert.ok(all.includes("Lives in Busan"));
  assert.ok(
    all.every((text) => !/Paris|secret|hates/.test(text)),
    all.join("; "),
  );
});
