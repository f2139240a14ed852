/**
 * Which models there are: those of the settings, then those stored by command; with their keys for the gateway, without
 * for whoever looks.
 */
import type { Config, Secrets } from "#config/index.ts";
import { InvalidInputError, IonError } from "#lib/ion-error.ts";
import { createLumen, type Model, priceOf } from "#lumen/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { SecretKeyView } from "#platform/secret/index.ts";
import { createModelPrices, type ModelPrices } from "./model-prices.ts";
import { createModelSource, type KnownModel, placeOf } from "./model-source.ts";
import { createModelStore } from "./model-store.ts";
import { checkModelKey, checkNewModel, keyNeedOf, type NewModel } from "./new-model.ts";
import { openSecrets } from "./platform.ts";

/** A model that could be stored, and may be tried first. */
export interface PreparedModel {
  /** As the gateway would ask it. */
  readonly model: Model;
  /** Stored with it; null: it needs no key, or takes that of the settings. */
  readonly ownKey: string | null;
}

/** What a model said to one short question. */
export interface TrialAnswer {
  /** Null when it did not answer. */
  readonly text: string | null;
  readonly problem: string | null;
  readonly tookMs: number;
  /** US dollars; null where the price or the usage is unknown. */
  readonly costUsd: number | null;
}

export interface ModelRegistry extends ModelPrices {
  /** What the gateway may ask, with keys, in the order of the list; what cannot be opened is left out and logged. */
  load(): Promise<readonly Model[]>;
  /** Every model, also those that are off, without their keys. */
  list(): Promise<readonly KnownModel[]>;
  /** Whether a key is still to be asked for; `none` also where the settings have it. @throws InvalidInputError */
  keyNeed(request: Omit<NewModel, "key">): "needed" | "possible" | "none";
  /** @throws InvalidInputError naming what is wrong with the model; SecretKeyNeededError, SecretKeyFileError */
  prepare(request: NewModel): Promise<PreparedModel>;
  /** Asks a model for a word without storing it. */
  tryOut(prepared: PreparedModel, signal?: AbortSignal): Promise<TrialAnswer>;
  /** Stores a model, or what changed of one. @throws SecretKeyNeededError, SecretKeyFileError */
  add(prepared: PreparedModel): Promise<void>;
  /** @throws IonError `model-not-stored` */
  remove(id: string): Promise<void>;
  /** Puts a stored model before the other stored ones. @throws IonError `model-not-stored` */
  moveFirst(id: string): Promise<void>;
  /** Calls back when the models or their prices are others than at the last `load`, in any process. */
  subscribe(onChange: (models: readonly Model[]) => void, everyMs?: number): Disposable;
  /** What keys are sealed with. @throws SecretKeyFileError */
  secretKey(): Promise<SecretKeyView>;
  /** Seals every stored key with a new secret key; how many. @throws NothingToRotateToError, SecretKeyMissingError */
  rotateSecretKey(): Promise<number>;
}

export interface ModelRegistryNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, "models" | "dataDir" | "store">;
  readonly secrets: Pick<Secrets, "modelKeys" | "secretKey">;
  readonly workspaceId: string;
}

const POLL_MS = 2000;
const TRIAL = [{ role: "user", content: "Answer with the one word: ready" }] as const;

export function createModelRegistry(needs: ModelRegistryNeeds): ModelRegistry {
  const { database, clock, config, secrets, workspaceId } = needs;
  const store = createModelStore(database, workspaceId);
  const box = openSecrets(config, secrets);
  const prices = createModelPrices({ store, clock });
  const source = createModelSource({ ...needs, store, box });

  return {
    ...prices,
    load: source.load,
    list: source.list,
    keyNeed(request) {
      const address = checkNewModel(request);
      return source.settingsKeyFor(address) === null ? keyNeedOf(address) : "none";
    },
    async prepare(request) {
      const address = checkNewModel(request);
      const ownKey = request.key === null ? null : checkModelKey(request.key);
      const key = ownKey ?? source.settingsKeyFor(address);
      if (key === null && keyNeedOf(address) === "needed") throw keyMissing(address.id);
      if (ownKey !== null) await box.checkSealing();
      const price = priceOf(address.id, address.isLocal, { at: clock.now(), own: await prices.ownPrices() });
      return { model: { ...address, key, price, maxConcurrent: config.models.maxConcurrent }, ownKey };
    },
    tryOut: ({ model }, signal) => tryOut(model, { timeoutMs: config.models.timeoutMs, clock, signal }),
    async add({ model: { id, protocol, url, name }, ownKey }) {
      const row = { id, protocol, url, name, created_at: clock.now() };
      await store.put(row, async () =>
        ownKey === null ? null : box.seal(ownKey, placeOf(workspaceId, row)),
      );
    },
    async remove(id) {
      if (!(await store.remove(id))) throw notStored(id);
    },
    async moveFirst(id) {
      if (!(await store.moveFirst(id))) throw notStored(id);
    },
    subscribe: (onChange, everyMs = POLL_MS) => source.watch(onChange, everyMs),
    secretKey: () => box.describe(),
    async rotateSecretKey() {
      let finish = async () => {};
      const count = await store.resealAll(async (rows) => {
        const rotation = await box.beginRotation();
        finish = () => rotation.finish();
        return new Map(
          rows.flatMap((row) =>
            row.sealed_key === null
              ? []
              : [[row, rotation.sealAgain(row.sealed_key, placeOf(workspaceId, row))]],
          ),
        );
      });
      await store.locked(finish);
      return count;
    },
  };
}

async function tryOut(
  model: Model,
  { timeoutMs, clock, signal }: { timeoutMs: number; clock: Clock; signal: AbortSignal | undefined },
): Promise<TrialAnswer> {
  await using lumen = createLumen({
    models: [model],
    policy: "listed",
    timeoutMs,
    clock,
    random: Math.random,
  });
  const begun = performance.now();
  let text = "";
  try {
    const given = signal === undefined ? {} : { signal };
    const pieces = lumen.generate({ messages: TRIAL, isStreamed: false, ...given });
    for (;;) {
      const next = await pieces.next();
      const tookMs = performance.now() - begun;
      if (next.done) return { text, problem: null, tookMs, costUsd: next.value.costUsd };
      text += next.value;
    }
  } catch (error) {
    if (!(error instanceof IonError)) throw error;
    return { text: null, problem: error.message, tookMs: performance.now() - begun, costUsd: null };
  }
}

function keyMissing(id: string): InvalidInputError {
  const setting = `ION_${id.slice(0, id.indexOf("/")).toUpperCase()}_KEY`;
  const fix = `pipe it: ion models add ${id} --key-stdin < FILE, or set ${setting}`;
  return new InvalidInputError("key", `is missing, and ${id} needs one`, fix);
}

function notStored(id: string): IonError {
  return new IonError("not-found", "model-not-stored", `no model ${JSON.stringify(id)} was added`, {
    field: "id",
    fix: "`ion models list` shows them; a model of the settings is taken out there",
  });
}
