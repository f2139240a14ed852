/** A person's own hold on their data: what is stored, how long, whether it is used, all of it as a file, none of it any more. */
import { LRUCache } from "lru-cache";
import type { Actor } from "#contract/actor.ts";
import type {
  ErasureMode,
  PrivacyChange,
  PrivacySettings,
  Retention,
  SignedReceipt,
  Verification,
} from "#contract/privacy.ts";
import type { Clock } from "#platform/clock/index.ts";
import { type Database, WriteConflictError } from "#platform/database/index.ts";
import { createPseudonym } from "./anonymous-store.ts";
import { type ErasureNeeds, type Forgotten, newErasure, runErasure } from "./erasure.ts";
import { PEERS_MS, watchErasures } from "./erasure-watch.ts";
import { ErasureRunningError, ReceiptNotFoundError } from "./errors.ts";
import { exportPerson } from "./export.ts";
import type { ExportLanguage } from "./export-texts-catalog.ts";
import { createPeopleStore, type Owner } from "./people-store.ts";
import { PEOPLE_TABLES } from "./people-tables-catalog.ts";
import { createPrivacyStore, type ErasureRow, type PrivacyStore } from "./privacy-store.ts";
import { isIntact, publicKeyOf } from "./receipt-signature.ts";
import { type Swept, sweepRetention } from "./retention.ts";
import { createRetentionStore } from "./retention-store.ts";

export interface Privacy {
  settings(actor: Actor): Promise<PrivacySettings>;
  change(actor: Actor, change: PrivacyChange): Promise<PrivacySettings>;
  /** Whether ION may learn about a person and use what it learned; known anew within two seconds everywhere. */
  isPersonalised(owner: Owner): Promise<boolean>;
  /** Everything of the actor's person as a zip archive, in pieces. */
  export(actor: Actor, language: ExportLanguage): AsyncGenerator<Uint8Array, void, void>;
  /**
   * Deletes everything of the actor's person, or leaves their numbers under a random name. Once it has begun it goes on
   * after a crash, too.
   *
   * @throws ErasureRunningError, ErasureIncompleteError
   */
  erase(actor: Actor, mode: ErasureMode): Promise<SignedReceipt>;
  /** @throws ReceiptNotFoundError */
  receipt(actor: Actor, id: string): Promise<SignedReceipt>;
  /** The workspace's newest; they name nobody. */
  receipts(actor: Actor): Promise<SignedReceipt[]>;
  /** Whether a receipt is unchanged, and whose it is. */
  verify(actor: Actor, signed: SignedReceipt): Promise<Verification>;
  /** Takes away what has outlived its time, in small batches. */
  sweep(signal?: AbortSignal): Promise<Swept>;
  /** Looks for deletions of other processes, and for those that a crash left, until it is disposed of. */
  watch(): AsyncDisposable;
}

export interface PrivacyNeeds {
  readonly database: Database;
  readonly clock: Clock;
  /** Of whoever has not decided; null: kept until deleted. */
  readonly retentionDays: number | null;
  readonly signingSeed: () => Promise<Buffer>;
  /** Stops what runs for a person here, and takes them out of caches and memory. Names for the receipt. */
  readonly forget: (owner: Owner) => Promise<Forgotten>;
  readonly welcome: (owner: Owner) => Promise<void>;
  /** Rows of a person from before a time were taken away. */
  readonly onSwept: (owner: Owner, before: number) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

const REMEMBERED_PEOPLE = 10_000;
const REMEMBERED_MS = 2_000;
const LISTED_RECEIPTS = 100;

export function createPrivacy(needs: PrivacyNeeds): Privacy {
  const { database, clock, signingSeed } = needs;
  const store = createPrivacyStore(database);
  const people = createPeopleStore(database);
  const retentionStore = createRetentionStore(database);
  const personalised = rememberPersonalised(
    async (owner) => (await store.setting(owner))?.is_personalised !== 0,
  );
  const forget = async (owner: Owner): Promise<Forgotten> => {
    personalised.forget(owner);
    return await needs.forget(owner);
  };
  const erasures = createErasures({ ...needs, store, forget, peersMs: PEERS_MS });

  async function settings(actor: Actor): Promise<PrivacySettings> {
    const setting = await store.setting(actor);
    return {
      user_id: actor.personId,
      personalised: setting?.is_personalised !== 0,
      retention: retentionOf(setting?.retention_days ?? null),
      retention_days: (setting?.retention_days ?? needs.retentionDays) || null,
      stored: await storedOf(people, actor),
      kept_longer: await retentionStore.exempt(actor),
      deletion_running: (await store.erasureOf(actor)) !== undefined,
    };
  }

  return {
    settings,
    async change(actor, { personalised: isPersonalised, retention }) {
      const before = await store.setting(actor);
      await store.saveSetting({
        workspace_id: actor.workspaceId,
        person_id: actor.personId,
        is_personalised:
          isPersonalised === undefined ? (before?.is_personalised ?? 1) : Number(isPersonalised),
        retention_days: retention === undefined ? (before?.retention_days ?? null) : daysOf(retention),
        updated_at: clock.now(),
      });
      personalised.forget(actor);
      return settings(actor);
    },
    isPersonalised: personalised.of,
    export: (actor, language) => exportPerson(people, { owner: ownerOf(actor), language, now: clock.now() }),
    erase: (actor, mode) => erasures.begin(ownerOf(actor), mode),
    ...receiptVerbs(store, signingSeed),
    sweep: (signal) =>
      sweepRetention(
        {
          store: retentionStore,
          clock,
          workspaceDays: needs.retentionDays,
          onSwept: needs.onSwept,
        },
        signal,
      ),
    watch: () =>
      watchErasures({
        store,
        clock,
        forget,
        isOwn: erasures.isOwn,
        resume: erasures.resume,
        onFailure: needs.onFailure,
      }),
  };
}

function receiptVerbs(
  store: PrivacyStore,
  signingSeed: () => Promise<Buffer>,
): Pick<Privacy, "receipt" | "receipts" | "verify"> {
  return {
    async receipt(actor, id) {
      const found = await store.receipt(actor.workspaceId, id);
      if (found === undefined) throw new ReceiptNotFoundError();
      return parseReceipt(found.document);
    },
    receipts: async (actor) =>
      (await store.receipts(actor.workspaceId, LISTED_RECEIPTS)).map(({ document }) =>
        parseReceipt(document),
      ),
    async verify(actor, signed) {
      const valid = isIntact(signed);
      if (valid && signed.public_key === publicKeyOf(await signingSeed()))
        return { valid, issuer: "this installation" };
      const kept = await store.receipt(actor.workspaceId, signed.receipt.id);
      const isKnown = kept !== undefined && parseReceipt(kept.document).public_key === signed.public_key;
      return { valid, issuer: isKnown ? "an earlier key of this installation" : "unknown" };
    },
  };
}

/** The erasures that this process runs, at most one a person. */
function createErasures(needs: ErasureNeeds) {
  const { store, clock } = needs;
  const running = new Map<string, Promise<SignedReceipt>>();

  function run(row: ErasureRow): Promise<SignedReceipt> {
    const work = runErasure(needs, row).finally(() => running.delete(row.id));
    running.set(row.id, work);
    return work;
  }

  return {
    isOwn: (id: string) => running.has(id),
    async begin(owner: Owner, mode: ErasureMode): Promise<SignedReceipt> {
      // Without a key there could be no receipt: that shows before anything is gone.
      await needs.signingSeed();
      const pseudonym = mode === "anonymise" ? createPseudonym() : null;
      const row = newErasure(owner, mode, { now: clock.now(), pseudonym });
      try {
        await store.addErasure(row);
      } catch (error) {
        throw error instanceof WriteConflictError ? new ErasureRunningError() : error;
      }
      return await run(row);
    },
    async resume(row: ErasureRow): Promise<void> {
      if (await store.claim(row, clock.now())) await run(row);
    },
  };
}

/** Asked in every turn: what was read a moment ago still counts. */
function rememberPersonalised(read: (owner: Owner) => Promise<boolean>) {
  const known = new LRUCache<string, boolean>({ max: REMEMBERED_PEOPLE, ttl: REMEMBERED_MS });
  const keyOf = ({ workspaceId, personId }: Owner) => `${workspaceId}/${personId}`;
  return {
    async of(owner: Owner): Promise<boolean> {
      const remembered = known.get(keyOf(owner));
      if (remembered !== undefined) return remembered;
      const isPersonalised = await read(owner);
      known.set(keyOf(owner), isPersonalised);
      return isPersonalised;
    },
    forget: (owner: Owner) => void known.delete(keyOf(owner)),
  };
}

async function storedOf(
  people: ReturnType<typeof createPeopleStore>,
  actor: Actor,
): Promise<Record<string, number>> {
  const stored: Record<string, number> = {};
  for (const table of PEOPLE_TABLES) {
    const rows = await people.count(table, actor);
    if (rows > 0) stored[table.name] = rows;
  }
  return stored;
}

function ownerOf({ workspaceId, personId }: Actor): Owner {
  return { workspaceId, personId };
}

function retentionOf(days: number | null): Retention {
  if (days === null) return "workspace";
  return days === 0 ? "forever" : days;
}

function daysOf(retention: Retention): number | null {
  if (retention === "workspace") return null;
  return retention === "forever" ? 0 : retention;
}

function parseReceipt(document: string): SignedReceipt {
  return JSON.parse(document) as SignedReceipt;
}
