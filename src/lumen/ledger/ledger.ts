/**
 * The ledger: what every call of a model cost, and whether another may be made. Before a call its greatest likely cost
 * is held against every budget that concerns it, after it the real one is written; what is held and not told, because
 * a process died, counts as spent.
 */
import { createId } from "#lib/id.ts";
import type { Database } from "#platform/database/index.ts";
import type { Account } from "./account.ts";
import { type Accounts, createAccounts, TOTAL } from "./accounts.ts";
import type { Budget, Spender } from "./budget.ts";
import { createBudgetStore } from "./budget-store.ts";
import { type Budgets, createBudgets } from "./budgets.ts";
import { createCallLog } from "./call-log.ts";
import { type CostQuery, type CostReport, readCosts } from "./costs.ts";
import { BudgetSpentError, UnpricedModelError } from "./errors.ts";
import { type CallRow, createLedgerStore, type LedgerStore } from "./ledger-store.ts";
import type { Nano } from "./money.ts";

/** How a call ended, as the ledger keeps it. */
export interface CallRecord {
  readonly task: string;
  readonly modelId: string;
  readonly outcome: "answered" | "failed" | "stopped" | "cached";
  /** null: the price is unknown. */
  readonly costNano: Nano | null;
  readonly savedNano: Nano;
  readonly promptTokens: number;
  readonly cachedPromptTokens: number;
  readonly completionTokens: number;
  readonly isEstimated: boolean;
  readonly firstPieceMs: number | null;
  readonly tookMs: number;
}

/** Room held for one call; it must be settled, whatever becomes of the call. */
export interface Hold {
  /** Notes what the call came to, once. It is on disk a moment later; should the process die before, the hold counts. */
  settle(call: CallRecord): void;
}

export interface Ledger extends Budgets, AsyncDisposable {
  /**
   * Holds an amount against every budget that concerns the spender; 0 for a model that costs nothing, null where its
   * price is unknown.
   *
   * @throws BudgetSpentError when one has no room for it; UnpricedModelError when the price is unknown and a budget is
   *   to be kept; then nothing is held
   */
  reserve(spender: Spender, amountNano: Nano | null): Promise<Hold>;
  /** Notes an answer that cost nothing and held nothing. */
  record(spender: Spender, call: CallRecord): void;
  costs(query: CostQuery): Promise<CostReport>;
  /** Renews leases, gives back idle room, counts what dead processes held; runs by itself every few seconds. */
  maintain(): Promise<void>;
}

export interface LedgerNeeds {
  readonly database: Database;
  readonly clock: { now(): number };
  /** Told once when a window's spending passes its warning share. */
  readonly onWarning: (warning: {
    readonly budget: Budget;
    readonly subjectId: string;
    readonly spentNano: Nano;
  }) => void;
  /** Told when the upkeep fails; it is tried again. */
  readonly onUpkeepFailure: (error: unknown) => void;
}

const UPKEEP_MS = 5_000;

export function createLedger({ database, clock, onWarning, onUpkeepFailure }: LedgerNeeds): Ledger {
  const store = createLedgerStore(database);
  const budgetStore = createBudgetStore(database);
  const processId = createId("proc", clock.now());
  const accounts = createAccounts({ store, budgetStore, clock, processId });
  const warn = warnOnce({ store, accounts, clock, onWarning });
  const afterwards = () => warn().catch(onUpkeepFailure);
  const log = createCallLog({ store, accounts, processId, afterwards, onFailure: onUpkeepFailure });

  async function maintain(): Promise<void> {
    await log.flush();
    await accounts.revive();
    if (accounts.all().length > 0) await accounts.giveBack((account) => account.takeIdle());
    await countLost(store, clock.now());
  }

  const upkeep = setInterval(() => void maintain().catch(onUpkeepFailure), UPKEEP_MS);
  upkeep.unref();

  return {
    ...createBudgets({ budgetStore, accounts, clock, flush: log.flush }),
    async reserve(spender, amountNano) {
      const holding = await holdAll(accounts, { spender, amountNano, now: clock.now() });
      let isSettled = false;
      return {
        settle(call) {
          if (isSettled) return;
          isSettled = true;
          for (const account of holding) account.end(amountNano ?? 0, call.costNano ?? 0);
          log.append(rowOf(spender, call, clock.now()));
        },
      };
    },
    record: (spender, call) => log.append(rowOf(spender, call, clock.now())),
    async costs(query) {
      await log.flush();
      return readCosts(database, query);
    },
    maintain,
    async [Symbol.asyncDispose]() {
      clearInterval(upkeep);
      await log.flush().catch(onUpkeepFailure);
      if (accounts.all().length === 0) return;
      await accounts.giveBack((account) => account.takeFree()).catch(onUpkeepFailure);
    },
  };
}

/** All or nothing. @throws BudgetSpentError, UnpricedModelError */
async function holdAll(
  accounts: Accounts,
  { spender, amountNano, now }: { spender: Spender; amountNano: Nano | null; now: number },
): Promise<Account[]> {
  if (amountNano === 0) return [];
  await accounts.reviveIfStale();
  const concerned = await accounts.concerning(spender);
  if (amountNano === null) {
    if (concerned.some(({ budget }) => budget !== null)) throw new UnpricedModelError();
    return [];
  }
  const holding: Account[] = [];
  for (const { account, budget, endsAt } of concerned) {
    while (!account.hold(amountNano)) {
      const { isGranted, takenNano } = await account.lease(amountNano);
      if (isGranted) continue;
      for (const other of holding) other.end(amountNano, 0);
      if (budget === null) throw new Error("the total of a workspace cannot be leased");
      throw new BudgetSpentError({ budget, takenNano, endsAt }, now);
    }
    holding.push(account);
  }
  return holding;
}

/** Tells of each window that passes its warning share, once in all processes. */
function warnOnce({
  store,
  accounts,
  clock,
  onWarning,
}: { store: LedgerStore; accounts: Accounts } & Pick<LedgerNeeds, "clock" | "onWarning">) {
  const told = new WeakSet<Account>();
  return async () => {
    for (const { account, budget } of accounts.all()) {
      const { key, spentNano } = account;
      if (budget === null || told.has(account) || spentNano < budget.warnShare * budget.limitNano) continue;
      told.add(account);
      if (await store.markWarned(key, clock.now()))
        onWarning({ budget, subjectId: key.subjectId, spentNano });
    }
  };
}

/** Counts as spent what processes held that died. */
async function countLost(store: LedgerStore, now: number): Promise<void> {
  for (const lease of await store.expired(now)) {
    const isTotal = lease.budget_id === TOTAL && lease.amount_nano > 0;
    await store.loseLease(lease, isTotal ? lostCall(lease.workspace_id, lease.amount_nano, now) : null);
  }
}

function rowOf({ workspaceId, personId, accessKeyId }: Spender, call: CallRecord, now: number): CallRow {
  return {
    id: createId("call", now),
    workspace_id: workspaceId,
    person_id: personId,
    access_key_id: accessKeyId,
    task: call.task,
    model_id: call.modelId,
    outcome: call.outcome,
    cost_nano: call.costNano,
    saved_nano: call.savedNano,
    prompt_tokens: call.promptTokens,
    cached_prompt_tokens: call.cachedPromptTokens,
    completion_tokens: call.completionTokens,
    estimated: call.isEstimated ? 1 : 0,
    first_piece_ms: call.firstPieceMs,
    took_ms: call.tookMs,
    created_at: now,
  };
}

function lostCall(workspaceId: string, amount: Nano, now: number): CallRow {
  return {
    id: createId("call", now),
    workspace_id: workspaceId,
    person_id: null,
    access_key_id: null,
    task: "unknown",
    model_id: "unknown",
    outcome: "lost",
    cost_nano: amount,
    saved_nano: 0,
    prompt_tokens: 0,
    cached_prompt_tokens: 0,
    completion_tokens: 0,
    estimated: 1,
    first_piece_ms: null,
    took_ms: 0,
    created_at: now,
  };
}
