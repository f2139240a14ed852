import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Database } from "#platform/database/index.ts";
import { ADA, type TestEngine, testEngines, withPeople } from "../../../test/support/database.ts";
import {
  type Budget,
  BudgetSpentError,
  type CallRecord,
  createLedger,
  type Ledger,
  type Spender,
  toNano,
  UnpricedModelError,
} from "./index.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const CALL: CallRecord = {
  task: "chat",
  modelId: "openai/gpt-5-mini",
  outcome: "answered",
  costNano: 100,
  savedNano: 0,
  promptTokens: 10,
  cachedPromptTokens: 0,
  completionTokens: 5,
  isEstimated: false,
  firstPieceMs: 1,
  tookMs: 2,
};
const SPENDER: Spender = { workspaceId: ADA.workspace_id, personId: ADA.person_id, accessKeyId: "key_1" };
const BUDGET: Omit<Budget, "id"> = {
  workspaceId: ADA.workspace_id,
  scope: "workspace",
  subjectId: ADA.workspace_id,
  period: "day",
  limitNano: 10_000,
  warnShare: 0.8,
  whenSpent: "stop",
};

interface Warning {
  readonly subjectId: string;
  readonly spentNano: number;
}

function open(database: Database, clock = { now: () => NOON }, warnings: Warning[] = []): Ledger {
  return createLedger({
    database,
    clock,
    onWarning: ({ subjectId, spentNano }) => warnings.push({ subjectId, spentNano }),
    onUpkeepFailure: (error) => {
      throw error;
    },
  });
}

async function spend(ledger: Ledger, held: number, cost: number, spender = SPENDER): Promise<void> {
  const hold = await ledger.reserve(spender, held);
  hold.settle({ ...CALL, costNano: cost });
}

async function taken(ledger: Ledger) {
  const [state] = await ledger.states(ADA.workspace_id);
  assert.ok(state);
  return { spent: state.spentNano, held: state.heldNano };
}

for (const engine of await testEngines()) {
  describe(`the ledger on ${engine.name}`, { skip: engine.skip }, () => {
    describe("budgets", () => budgets(engine));
    describe("several processes", () => processes(engine));
    describe("costs", () => costs(engine));
  });
}

function budgets(engine: TestEngine): void {
  test("a hundred calls at once take what is left and nothing beyond it", async () => {
    await using database = await withPeople(engine);
    await using ledger = open(database);
    await ledger.setBudget(BUDGET);
    await spend(ledger, 9_900, 9_900);
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => spend(ledger, 12, 12)));
    const refused = outcomes.filter(({ status }) => status === "rejected");
    assert.equal(refused.length, 92, "8 calls of 12 fit into the 100 that are left");
    assert.equal((await taken(ledger)).spent, 9_996);
    for (const outcome of refused)
      assert.ok(outcome.status === "rejected" && outcome.reason instanceof BudgetSpentError);
  });

  test("what a call held and did not need is free for the next one", async () => {
    await using database = await withPeople(engine);
    await using ledger = open(database);
    await ledger.setBudget(BUDGET);
    const hold = await ledger.reserve(SPENDER, 10_000);
    await assert.rejects(ledger.reserve(SPENDER, 1), BudgetSpentError);
    hold.settle({ ...CALL, costNano: 40 });
    hold.settle({ ...CALL, costNano: 40 });
    await spend(ledger, 9_960, 9_960);
    assert.equal((await taken(ledger)).spent, 10_000, "a call is settled once");
  });

  test("counts for each person apart, for a key alone, and for the month as for the day", async () => {
    await using database = await withPeople(engine);
    let now = NOON;
    await using ledger = open(database, { now: () => now });
    await ledger.setBudget({ ...BUDGET, scope: "person", subjectId: "*", limitNano: 100 });
    await ledger.setBudget({ ...BUDGET, scope: "key", subjectId: "key_2", limitNano: 50 });
    await ledger.setBudget({ ...BUDGET, period: "month", limitNano: 250 });
    const ben: Spender = { ...SPENDER, personId: "ben", accessKeyId: "key_2" };
    await spend(ledger, 100, 100);
    await assert.rejects(spend(ledger, 1, 1), /this person's budget/);
    await assert.rejects(spend(ledger, 60, 60, ben), /this access key's budget/);
    await spend(ledger, 50, 50, ben);
    now += 86_400_000;
    await spend(ledger, 100, 100);
    now += 86_400_000;
    await assert.rejects(spend(ledger, 1, 1), /the workspace's budget of \$.* a month/);
    now += 10 * 86_400_000;
    await spend(ledger, 100, 100);
  });

  test("a budget that is set late knows what was spent before it", async () => {
    await using database = await withPeople(engine);
    let now = NOON;
    await using ledger = open(database, { now: () => now });
    await spend(ledger, 100, 70);
    await ledger.setBudget({ ...BUDGET, limitNano: 100 });
    now += 10;
    await assert.rejects(spend(ledger, 31, 31), BudgetSpentError);
    await spend(ledger, 30, 30);
    await ledger.setBudget({ ...BUDGET, limitNano: 131 });
    await spend(ledger, 31, 31);
    const [only, ...others] = await ledger.budgets(ADA.workspace_id);
    assert.equal(others.length, 0, "setting it again changes it");
    await ledger.removeBudget(ADA.workspace_id, only?.id ?? "");
    await spend(ledger, 1_000, 1_000);
  });

  test("warns once when a share is spent", async () => {
    await using database = await withPeople(engine);
    const warnings: Warning[] = [];
    await using ledger = open(database, { now: () => NOON }, warnings);
    await using other = open(database, { now: () => NOON }, warnings);
    await ledger.setBudget(BUDGET);
    await spend(ledger, 7_900, 7_900);
    await ledger.maintain();
    assert.deepEqual(warnings, []);
    for (const one of [ledger, other, ledger]) {
      await spend(one, 200, 200);
      await one.maintain();
    }
    assert.deepEqual(warnings, [{ subjectId: ADA.workspace_id, spentNano: 8_100 }]);
  });

  test("a model of unknown price is refused where a budget is to be kept, and only there", async () => {
    await using database = await withPeople(engine);
    await using ledger = open(database);
    (await ledger.reserve(SPENDER, null)).settle({ ...CALL, costNano: null });
    await ledger.setBudget(BUDGET);
    await assert.rejects(ledger.reserve(SPENDER, null), UnpricedModelError);
    (await ledger.reserve(SPENDER, 0)).settle({ ...CALL, costNano: 0 });
  });
}

function processes(engine: TestEngine): void {
  test("share a budget exactly, in any order of calls", async () => {
    await using database = await withPeople(engine);
    await using one = open(database);
    await using other = open(database);
    const ledgers = [one, other];
    const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 900 })), {
      minLength: 20,
      maxLength: 60,
    });
    let limit = 0;
    await fc.assert(
      fc.asyncProperty(calls, async (list) => {
        limit += 5_000;
        await one.setBudget({ ...BUDGET, limitNano: limit });
        await other.setBudget({ ...BUDGET, limitNano: limit });
        await Promise.allSettled(list.map(([which, cost]) => spend(ledgers[which] as Ledger, cost, cost)));
        // Looking at it writes down what has ended there.
        await taken(other);
        const { spent, held } = await taken(one);
        assert.ok(spent + held <= limit, `${spent} + ${held} of ${limit}`);
        const report = await one.costs({ workspaceId: ADA.workspace_id, from: 0, to: NOON + 1, by: "model" });
        assert.equal(report.total.costNano, spent, "the ledger's rows and the window say the same");
      }),
      { numRuns: 3 },
    );
  });

  test("what a dead process held counts as spent, once", async () => {
    await using database = await withPeople(engine);
    let now = NOON;
    const dead = open(database);
    await using living = open(database, { now: () => now });
    await living.setBudget(BUDGET);
    await dead.reserve(SPENDER, 300);
    now += 59_000;
    await living.maintain();
    assert.deepEqual(await taken(living), { spent: 0, held: 300 });
    now += 2_000;
    await living.maintain();
    await living.maintain();
    assert.deepEqual(await taken(living), { spent: 300, held: 0 });
    const { total, groups } = await living.costs({
      workspaceId: ADA.workspace_id,
      from: 0,
      to: now + 1,
      by: "model",
    });
    assert.equal(total.costNano, 300);
    assert.equal(groups[0]?.name, "unknown");
    await dead[Symbol.asyncDispose]();
  });

  test("a process that was taken for dead comes back and is not charged twice", async () => {
    await using database = await withPeople(engine);
    let now = NOON;
    await using sleeper = open(database, { now: () => now });
    await using living = open(database, { now: () => now });
    await living.setBudget(BUDGET);
    const hold = await sleeper.reserve(SPENDER, 300);
    now += 61_000;
    await living.maintain();
    hold.settle({ ...CALL, costNano: 200 });
    await sleeper.maintain();
    assert.deepEqual(await taken(living), { spent: 300, held: 0 });
    await spend(sleeper, 9_700, 9_700);
    await assert.rejects(spend(living, 1, 1), BudgetSpentError);
  });

  test("give idle room back, and all of it at the end", async () => {
    await using database = await withPeople(engine);
    await using one = open(database);
    const other = open(database);
    await one.setBudget({ ...BUDGET, limitNano: 1_000_000 });
    for (let count = 0; count < 50; count += 1) await spend(other, 100, 50);
    const before = await taken(one);
    assert.ok(
      before.held > 0 && before.held <= 10_000,
      `${before.held} held ahead, at most 1 % of the limit`,
    );
    await other.maintain();
    await other.maintain();
    assert.deepEqual(await taken(one), { spent: 2_500, held: 0 });
    await other[Symbol.asyncDispose]();
  });
}

function costs(engine: TestEngine): void {
  test("are summed by model, person and day, for the workspace alone", async () => {
    await using database = await withPeople(engine);
    let now = NOON;
    await using ledger = open(database, { now: () => now });
    await spend(ledger, 100, 100);
    ledger.record(SPENDER, { ...CALL, outcome: "cached", costNano: 0, savedNano: 80 });
    now += 86_400_000;
    const own = { ...SPENDER, personId: "ben" };
    (await ledger.reserve(own, 0)).settle({ ...CALL, modelId: "local/llama", costNano: 0 });
    ledger.record({ ...SPENDER, workspaceId: "elsewhere" }, CALL);
    const query = { workspaceId: ADA.workspace_id, from: NOON, to: now + 1 };
    const byModel = await ledger.costs({ ...query, by: "model" });
    assert.deepEqual(
      byModel.groups.map(({ name, calls, cached, costNano, savedNano }) => ({
        name,
        calls,
        cached,
        costNano,
        savedNano,
      })),
      [
        { name: "openai/gpt-5-mini", calls: 2, cached: 1, costNano: 100, savedNano: 80 },
        { name: "local/llama", calls: 1, cached: 0, costNano: 0, savedNano: 0 },
      ],
    );
    const byDay = await ledger.costs({ ...query, by: "day" });
    assert.deepEqual(
      byDay.groups.map(({ name, calls }) => [name, calls]),
      [
        ["2026-11-21", 2],
        ["2026-11-22", 1],
      ],
    );
    assert.equal((await ledger.costs({ ...query, by: "person", personId: "ben" })).total.calls, 1);
    assert.deepEqual(byDay.total, byModel.total);
  });

  test("are kept in billionths of a dollar, rounded up", () => {
    assert.equal(toNano(0.1 + 0.2), 300_000_000);
    assert.equal(toNano(1.0000000001e-9), 2);
    assert.equal(toNano(5e-9), 5);
  });
}
