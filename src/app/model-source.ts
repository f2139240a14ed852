/** Where the gateway's models come from, and how it hears that they changed. */
import { type Config, isPrivateAddress, KNOWN_SERVERS, type Secrets } from "#config/index.ts";
import { IonError } from "#lib/ion-error.ts";
import { type Model, priceOf } from "#lumen/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { Place, SecretBox } from "#platform/secret/index.ts";
import { type ModelRow, type ModelStore, toPrice } from "./model-store.ts";
import type { ModelAddress } from "./new-model.ts";

/** A model as it may be shown. */
export interface KnownModel extends Omit<Model, "key" | "maxConcurrent"> {
  readonly hasKey: boolean;
  readonly from: "settings" | "stored";
  /** Why it is not asked, and what to do about it; null when it is. */
  readonly problem: { readonly message: string; readonly fix: string } | null;
}

export interface ModelSourceNeeds {
  readonly store: ModelStore;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<Config, "models">;
  readonly secrets: Pick<Secrets, "modelKeys">;
  readonly workspaceId: string;
}

type Resolved = { readonly known: KnownModel; readonly model: Model | null };

/** A key opens only for its workspace, model and address: whoever alters the database cannot have it sent elsewhere. */
export function placeOf(workspaceId: string, { id, url }: Pick<Model, "id" | "url">): Place {
  return ["model", workspaceId, id, url];
}

export function createModelSource({
  store,
  box,
  clock,
  log,
  config,
  secrets,
  workspaceId,
}: ModelSourceNeeds) {
  const { list: settled, maxConcurrent } = config.models;
  /** What was read for the last `load`, to notice a change. */
  let seen = "";

  async function read() {
    const [rows, prices] = await Promise.all([store.list(), store.prices()]);
    // a price may come into force with a day, a key that was missing may be brought
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const keys = rows.some((row) => row.sealed_key !== null) ? await box.describe().catch(() => null) : null;
    return { rows, own: prices.map(toPrice), mark: JSON.stringify([rows, prices, today, keys]) };
  }

  async function resolve({ rows, own }: Awaited<ReturnType<typeof read>>): Promise<Resolved[]> {
    const complete = (address: ModelAddress, key: string | null): Model => {
      const price = priceOf(address.id, address.isLocal, { at: clock.now(), own });
      return { ...address, key, price, maxConcurrent };
    };
    const resolved = settled.map(({ provider, ...address }): Resolved => {
      const model = complete(address, secrets.modelKeys[provider] ?? null);
      return { known: viewOf(model, "settings"), model };
    });
    for (const row of rows) resolved.push(await resolveStored(row, complete));
    return resolved;
  }

  async function resolveStored(
    row: ModelRow,
    complete: (address: ModelAddress, key: string | null) => Model,
  ): Promise<Resolved> {
    const { id, protocol, url, name, sealed_key: sealed } = row;
    const address = { id, protocol, url, name, isLocal: isPrivateAddress(new URL(url).hostname) };
    if (settled.some((model) => model.id === id)) {
      const fix = `take it out of the settings, or remove the stored one: ion models remove ${id}`;
      return off(complete(address, sealed), "the settings name this model too, and they go first", fix);
    }
    try {
      const key =
        sealed === null ? settingsKeyFor(address) : await box.open(sealed, placeOf(workspaceId, address));
      const model = complete(address, key);
      return { known: viewOf(model, "stored"), model };
    } catch (error) {
      if (!(error instanceof IonError)) throw error;
      const fix = `${error.details.fix ?? "store it again"}: ion models add ${id}`;
      return off(complete(address, sealed), `its key cannot be opened: ${error.message}`, fix);
    }
  }

  /** The settings' key of the model's provider, for that provider's own address only. */
  function settingsKeyFor({ id, url }: ModelAddress): string | null {
    const provider = id.slice(0, id.indexOf("/"));
    const address = settled.find((model) => model.provider === provider)?.url ?? KNOWN_SERVERS[provider]?.url;
    return url === address ? (secrets.modelKeys[provider] ?? null) : null;
  }

  const modelsOf = (resolved: readonly Resolved[]) => resolved.flatMap(({ model }) => model ?? []);

  async function load(): Promise<readonly Model[]> {
    const found = await read();
    const resolved = await resolve(found);
    seen = found.mark;
    for (const { known } of resolved)
      if (known.problem !== null) log.warn("model-off", { model: known.id, problem: known.problem.message });
    return modelsOf(resolved);
  }

  return {
    load,
    list: async () => (await resolve(await read())).map(({ known }) => known),
    settingsKeyFor,
    watch: (onChange: (models: readonly Model[]) => void, everyMs: number): Disposable =>
      repeat(
        async () => {
          if ((await read()).mark !== seen) onChange(await load());
        },
        { everyMs, log },
      ),
  };
}

/** Does something again and again; a failure is logged once and does not end it. */
function repeat(look: () => Promise<void>, { everyMs, log }: { everyMs: number; log: Log }): Disposable {
  let isFailing = false;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    timer = setTimeout(async () => {
      try {
        await look();
        isFailing = false;
      } catch (error) {
        if (!isFailing && !isOver)
          log.warn("models-not-reread", { error: error instanceof Error ? error : new Error("unknown") });
        isFailing = true;
      }
      if (!isOver) next();
    }, everyMs).unref();
  };
  next();
  return {
    [Symbol.dispose]() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

function viewOf({ key, maxConcurrent: _, ...model }: Model, from: KnownModel["from"]): KnownModel {
  return { ...model, hasKey: key !== null, from, problem: null };
}

function off(model: Model, message: string, fix: string): Resolved {
  return { known: { ...viewOf(model, "stored"), problem: { message, fix } }, model: null };
}
