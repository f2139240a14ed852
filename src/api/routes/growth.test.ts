import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Scope } from "#contract/actor.ts";
import { growthListSchema } from "#contract/growth.ts";
import { growthDocumentsSchema, growthMetricsSchema } from "#contract/growth-outcome.ts";
import { CV, JOB } from "../../../test/support/growth.ts";
import {
  answerOne,
  inputsFor,
  PLANS,
  planIn,
  send,
  startPlan,
  take,
} from "../../../test/support/growth-client.ts";
import { type Door, openDoor } from "../../../test/support/http.ts";

async function keyOf(
  door: Door,
  personId: string,
  scopes: Scope[] = ["mentor"],
): Promise<{ authorization: string }> {
  const { workspaceId } = door.ion.localActor;
  await door.ion.workspaces.ensurePerson(workspaceId, personId);
  const { key } = await door.ion.accessKeys.create({ workspaceId, personId, name: "test", scopes });
  return { authorization: `Bearer ${key}` };
}

describe("a growth plan", () => {
  test("goes from two documents to its last question, every answer as its schema says", async () => {
    await using door = await openDoor();
    let plan = await startPlan(door);
    assert.deepEqual([plan.title, plan.state, plan.current?.stage], ["Platform Engineer", "asking", "check"]);
    assert.ok(plan.strengths.some(({ title }) => title === "Java"));
    assert.ok(plan.gaps.some(({ title, asked }) => title === "Kubernetes" && asked.length > 0));
    const first = plan.current?.question_id;

    plan = await take(door, plan, { kind: "check", answer: "yes" });
    assert.equal(plan.current?.stage, "dive");
    plan = await take(door, plan, { kind: "dive", inputs: inputsFor(plan.current?.prompts ?? []) });
    assert.deepEqual([plan.current?.stage, plan.current?.refinements_left], ["review", 2]);
    assert.ok((plan.current?.draft?.claims.length ?? 0) > 0);
    assert.ok(plan.current?.draft?.claims.every(({ evidence }) => evidence.length > 0));
    plan = await take(door, plan, { kind: "refine", inputs: { more: "I was on call for the cluster." } });
    assert.equal(plan.current?.refinements_left, 1);
    assert.match(plan.current?.draft?.answer ?? "", /on call for the cluster/u);
    plan = await take(door, plan, { kind: "accept" });
    assert.notEqual(plan.current?.question_id, first);
    assert.equal(plan.gaps.find(({ question_id }) => question_id === first)?.standing, "answered");

    plan = await take(door, plan, { kind: "check", answer: "no" });
    plan = await take(door, plan, { kind: "check", answer: "willing" });
    plan = await take(door, plan, { kind: "skip" });
    const standings = new Set(plan.gaps.map(({ standing }) => standing));
    for (const standing of ["answered", "lacking", "learning", "skipped"] as const)
      assert.ok(standings.has(standing), standing);

    while (plan.current !== null) plan = await answerOne(door, plan);
    assert.equal(plan.state, "finished");
    assert.ok(plan.finished_by === "settled" || plan.finished_by === "none-open");
    assert.ok(plan.questions.asked <= plan.questions.of);
    const list = await door.call("GET", PLANS);
    assert.deepEqual(growthListSchema.parse(list.body), list.body);
    assert.deepEqual(
      list.body.plans.map(({ id, state }: { id: string; state: string }) => [id, state]),
      [[plan.id, "finished"]],
    );
  });

  test("is finished when its person has had enough, and taken up again with an undo", async () => {
    await using door = await openDoor();
    const started = await startPlan(door);
    const finished = planIn(await door.call("POST", `${PLANS}/${started.id}/finish`, { body: {} }));
    assert.deepEqual([finished.state, finished.finished_by, finished.current], ["finished", "person", null]);
    const again = planIn(await door.call("POST", `${PLANS}/${started.id}/undo`, { body: {} }));
    assert.deepEqual([again.state, again.current], ["asking", started.current]);
  });

  test("takes the person's own words, in a deep dive and for a draft", async () => {
    await using door = await openDoor();
    const plan = await take(door, await startPlan(door), { kind: "check", answer: "yes" });
    const own = "I ran three clusters for a bank.";
    const edited = await take(door, plan, { kind: "edit", text: own });
    const gap = edited.gaps.find(({ question_id }) => question_id === plan.current?.question_id);
    assert.deepEqual(
      [gap?.standing, gap?.answer?.outcome, gap?.answer?.draft.answer],
      ["answered", "edited", own],
    );
  });

  test("quotes what stands in the documents, at the place it names", async () => {
    await using door = await openDoor();
    const plan = await startPlan(door);
    const { status, body } = await door.call("GET", `${PLANS}/${plan.id}/documents`);
    assert.equal(status, 200);
    assert.deepEqual(growthDocumentsSchema.parse(body), body);
    const textOf = (role: string) =>
      body.documents.find((document: { role: string }) => document.role === role).text as string;
    assert.deepEqual([textOf("cv"), textOf("job")], [CV, JOB]);
    const quotes = [...plan.strengths, ...plan.gaps].flatMap(({ asked, shown }) => [...asked, ...shown]);
    assert.ok(quotes.length > 5);
    for (const { document, start, end, text } of quotes)
      assert.equal(textOf(document).slice(start, end), text);
  });

  test("is gone once it is removed", async () => {
    await using door = await openDoor();
    const { id } = await startPlan(door);
    assert.equal((await door.call("DELETE", `${PLANS}/${id}`)).status, 204);
    for (const place of ["", "/documents"]) {
      const gone = await door.call("GET", `${PLANS}/${id}${place}`);
      assert.deepEqual([gone.status, gone.body.code], [404, "growth-plan-not-found"]);
    }
    assert.deepEqual((await door.call("GET", PLANS)).body.plans, []);
  });

  test("is undone step by step, back to its first question", async () => {
    await using door = await openDoor();
    const started = await startPlan(door);
    const seen = [started];
    for (const step of [
      { kind: "check", answer: "yes" },
      { kind: "dive", inputs: { what: "I moved 12 services to Kubernetes." } },
      { kind: "accept" },
    ] as const)
      seen.push(await take(door, seen.at(-1) ?? started, step));
    for (const before of seen.slice(0, -1).reverse()) {
      const undone = planIn(await door.call("POST", `${PLANS}/${started.id}/undo`, { body: {} }));
      assert.deepEqual([undone.current, undone.gaps], [before.current, before.gaps]);
    }
    const nothing = await door.call("POST", `${PLANS}/${started.id}/undo`, { body: {} });
    assert.deepEqual([nothing.status, nothing.body.code], [409, "growth-nothing-to-undo"]);
  });
});

describe("a request that comes twice", () => {
  test("with the same key gives the same plan once; other documents under it are refused", async () => {
    await using door = await openDoor();
    const headers = { "idempotency-key": "from-my-phone" };
    const [one, two] = await Promise.all([startPlan(door, { headers }), startPlan(door, { headers })]);
    assert.equal(one.id, two.id);
    assert.equal((await startPlan(door, { headers })).id, one.id);
    assert.equal((await door.call("GET", PLANS)).body.plans.length, 1);
    const other = { cv: { text: CV }, job: { text: "A goal: become a data engineer" } };
    const refused = await door.call("POST", PLANS, { body: other, headers });
    assert.deepEqual([refused.status, refused.body.code], [409, "idempotency-key-reused"]);
    const bad = await door.call("POST", PLANS, { body: other, headers: { "idempotency-key": "a b" } });
    assert.deepEqual([bad.status, bad.body.field], [400, "Idempotency-Key"]);
  });

  test("as a step on what was read before is refused, and tells where the plan is", async () => {
    await using door = await openDoor();
    const plan = await startPlan(door);
    const taken = await take(door, plan, { kind: "check", answer: "yes" });
    const late = await send(door, plan, { kind: "check", answer: "no" });
    assert.deepEqual(
      [late.status, late.body.code, late.body.current_step],
      [409, "growth-step-conflict", taken.step],
    );
    const undo = await door.call("POST", `${PLANS}/${plan.id}/undo`, { body: { expected_step: plan.step } });
    assert.deepEqual([undo.status, undo.body.current_step], [409, taken.step]);
    assert.deepEqual(planIn(await door.call("GET", `${PLANS}/${plan.id}`)), taken);
  });
});

describe("a step that does not fit", () => {
  test("is refused with what does, and changes nothing", async () => {
    await using door = await openDoor();
    const checking = await startPlan(door);
    const other = await send(door, checking, { kind: "skip", question_id: "question-of-another-day" });
    assert.deepEqual(
      [other.body.code, other.body.expected],
      ["growth-other-question", checking.current?.question_id],
    );
    const early = await send(door, checking, { kind: "accept" });
    assert.deepEqual(
      [early.status, early.body.code, early.body.expected],
      [409, "growth-other-stage", ["check", "skip"]],
    );
    assert.deepEqual(planIn(await door.call("GET", `${PLANS}/${checking.id}`)), checking);

    let plan = await take(door, checking, { kind: "check", answer: "yes" });
    plan = await take(door, plan, { kind: "dive", inputs: inputsFor(plan.current?.prompts ?? []) });
    for (const more of ["We had 40 nodes.", "I wrote the runbooks."])
      plan = await take(door, plan, { kind: "refine", inputs: { more } });
    assert.ok(!plan.current?.allowed.includes("refine"));
    const third = await send(door, plan, { kind: "refine", inputs: { more: "And more." } });
    assert.deepEqual([third.status, third.body.code], [409, "growth-refinements-used"]);

    const end = `${PLANS}/${plan.id}/finish`;
    assert.equal((await door.call("POST", end, { body: {} })).status, 200);
    const late = [await send(door, plan, { kind: "accept" }), await door.call("POST", end, { body: {} })];
    assert.equal(late[1]?.body.code, "growth-plan-finished");
    assert.ok(late.every(({ status }) => status === 409));
  });

  test("names the input at fault; for a choice it lists the options", async () => {
    await using door = await openDoor();
    const job = { text: "Requirements\n- English at C1 level\n- Kubernetes\n" };
    let plan = await startPlan(door, { body: { cv: { text: CV }, job } });
    while (!plan.current?.text.includes("English")) plan = await take(door, plan, { kind: "skip" });
    plan = await take(door, plan, { kind: "check", answer: "yes" });
    for (const level of ["fluent", 3, ["C1"]]) {
      const wrong = await send(door, plan, { kind: "dive", inputs: { "language-level": level } });
      assert.deepEqual([wrong.status, wrong.body.field], [400, "inputs.language-level"]);
      assert.match(wrong.body.fix, /^use one of: A2, B1, B2, C1, C2$/u);
    }
    const unknown = await send(door, plan, { kind: "dive", inputs: { salary: "much" } });
    assert.deepEqual([unknown.status, unknown.body.field], [400, "inputs.salary"]);
  });

  const BAD: readonly [what: string, body: object][] = [
    ["no kind", { question_id: "q" }],
    ["an unknown kind", { question_id: "q", kind: "ponder" }],
    ["no question", { kind: "skip" }],
    ["a check without its answer", { question_id: "q", kind: "check" }],
    ["own words that are blank", { question_id: "q", kind: "edit", text: " " }],
    ["a step before the first", { question_id: "q", kind: "skip", expected_step: -1 }],
    ["something else beside it", { question_id: "q", kind: "skip", because: "I am tired" }],
  ];
  test("is no step at all", async () => {
    await using door = await openDoor();
    const { id } = await startPlan(door);
    for (const [what, body] of BAD) {
      const answer = await door.call("POST", `${PLANS}/${id}/steps`, { body });
      assert.deepEqual([answer.status, answer.body.code], [400, "invalid-input"], what);
    }
  });
});

describe("somebody else's plan", () => {
  test("is not there, in the same workspace and in another", async () => {
    await using door = await openDoor();
    const ada = await keyOf(door, "ada");
    const plan = await startPlan(door, { headers: ada });
    const headers = await keyOf(door, "ben");
    for (const [method, place, body] of [
      ["GET", "", undefined],
      ["GET", "/documents", undefined],
      ["GET", "/outcome", undefined],
      ["GET", "/report", undefined],
      ["GET", "/report?format=pdf", undefined],
      ["POST", "/steps", { kind: "skip", question_id: plan.current?.question_id }],
      ["POST", "/undo", {}],
      ["POST", "/finish", {}],
      ["POST", "/checkpoints/any", { state: "done" }],
      ["DELETE", "", undefined],
    ] as const) {
      const answer = await door.call(method, `${PLANS}/${plan.id}${place}`, {
        headers,
        ...(body === undefined ? {} : { body }),
      });
      assert.deepEqual([answer.status, answer.body.code], [404, "growth-plan-not-found"], method + place);
    }
    assert.deepEqual((await door.call("GET", PLANS, { headers })).body.plans, []);
    const open = await door.call("GET", "/api/v2/growth/checkpoints", { headers });
    assert.deepEqual(open.body.checkpoints, []);
    const namesake = { workspaceId: "elsewhere", personId: "ada", scopes: ["mentor"] } as const;
    await assert.rejects(door.ion.growth.read(namesake, plan.id), { code: "growth-plan-not-found" });
    assert.deepEqual((await door.ion.growth.list(namesake, { limit: 10 })).plans, []);
    assert.deepEqual(planIn(await door.call("GET", `${PLANS}/${plan.id}`, { headers: ada })), plan);
  });

  test("is made and gone on with by whoever may act for others", async () => {
    await using door = await openDoor();
    const plain = await keyOf(door, "ada");
    const helper = await keyOf(door, "coach", ["mentor", "act-for-others"]);
    const body = { cv: { text: CV }, job: { text: JOB }, user_id: "ben" };
    assert.equal((await door.call("POST", PLANS, { body, headers: plain })).status, 403);
    const plan = await startPlan(door, { body, headers: helper });
    const step = { kind: "skip", question_id: plan.current?.question_id, user_id: "ben" };
    const steps = `${PLANS}/${plan.id}/steps`;
    assert.equal((await door.call("POST", steps, { body: step, headers: helper })).status, 200);
    const ben = await keyOf(door, "ben");
    assert.equal(
      planIn(await door.call("GET", `${PLANS}/${plan.id}`, { headers: ben })).gaps.length > 0,
      true,
    );
    assert.deepEqual((await door.call("GET", PLANS, { headers: helper })).body.plans, []);
    const place = `${PLANS}/${plan.id}?user_id=ben`;
    assert.equal((await door.call("DELETE", place, { headers: helper })).status, 204);
  });

  test("counts in the workspace's figures, which only who operates it reads", async () => {
    await using door = await openDoor();
    const [ada, ben] = [await keyOf(door, "ada"), await keyOf(door, "ben")];
    await answerOne({ call: callAs(door, ada) }, await startPlan(door, { headers: ada }));
    await startPlan(door, { headers: ben });
    assert.equal((await door.call("GET", "/api/metrics/growth", { headers: ada })).status, 403);
    const operator = await keyOf(door, "olga", ["operate"]);
    const { body } = await door.call("GET", "/api/metrics/growth", { headers: operator });
    assert.deepEqual(growthMetricsSchema.parse(body), body);
    assert.deepEqual([body.of, body.plans, body.answers], ["workspace", { asking: 2, finished: 0 }, 1]);
    assert.deepEqual([body.refinement_rate, body.cost_usd], [0, 0]);
    assert.ok(body.steps.some(({ kind }: { kind: string }) => kind === "drafted"));
  });
});

function callAs(door: Door, headers: Readonly<Record<string, string>>): Door["call"] {
  return (method, url, request = {}) =>
    door.call(method, url, { ...request, headers: { ...headers, ...request.headers } });
}
