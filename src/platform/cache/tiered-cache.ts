/** L1 in front of L2, and what is computed in flight. One rule: nothing outlives the invalidation of its tags. */
import type { Cache, CacheOptions, CacheRequest, Found } from "./cache.ts";
import { type Counter, createCounter } from "./counter.ts";
import { digestOf } from "./digest.ts";
import { type Flight, startFlight } from "./flight.ts";
import { createInProcessTier, type Entry, type InProcessTier } from "./in-process-tier.ts";
import type { ConnectShared, Lease, SharedTier } from "./shared-tier.ts";

const LONGEST_LIFE_MS = 30 * 24 * 3_600_000;
const JITTER = 0.1;
/** How long a stale value is left alone after computing it anew failed. */
const RETRY_PAUSE_MS = 5_000;

/** What a flight brings: the entry as it is or would be kept. */
interface Landed {
  readonly entry: Entry;
  readonly source: "l2" | "computed" | "shared";
}

interface Airborne {
  readonly flight: Flight<Landed>;
  readonly tags: ReadonlySet<string>;
  /** What it will replace, given out meanwhile whether or not L1 still has it. */
  readonly stale: Entry | null;
  /** One of its tags was invalidated after it began. */
  isOutdated: boolean;
}

const NOTHING_YET = {
  l1: 0,
  l2: 0,
  stale: 0,
  misses: 0,
  shared: 0,
  computed: 0,
  errors: 0,
  invalidations: 0,
};

/** Everything a cache consists of, for the functions below. */
interface Parts {
  readonly options: CacheOptions;
  readonly l1: InProcessTier;
  readonly shared: SharedTier | null;
  readonly flights: Map<string, Airborne>;
  /** Values on their way to L2. */
  readonly writes: Set<Promise<void>>;
  readonly notBefore: WeakMap<Entry, number>;
  readonly counts: typeof NOTHING_YET;
}

/** @param connect opens L2; null: there is none */
export function createTieredCache(options: CacheOptions, connect: ConnectShared | null): Cache {
  const parts = createParts(options, connect);
  const { l1, shared, counts } = parts;
  const lists = new Map<string, Counter>();
  return {
    async getOrCompute(request, signal) {
      return fromL1(parts, request) ?? lastOf(fromFlight(parts, request, signal));
    },
    async *follow(request, signal) {
      return fromL1(parts, request) ?? (yield* fromFlight(parts, request, signal));
    },
    get: (key) => lookUp(parts, key),
    async invalidate(tags) {
      const digests = tags.map(digestOf);
      for (const digest of digests) drop(parts, digest);
      await shared?.invalidate(digests);
    },
    count(list, item) {
      if (shared !== null) return shared.count(list, item);
      const counter = lists.get(list) ?? createCounter();
      lists.set(list, counter);
      counter.add(item);
    },
    mostCounted: async (list, limit) =>
      shared === null ? (lists.get(list)?.most(limit) ?? []) : shared.mostCounted(list, limit),
    async forgetCounted(list) {
      lists.delete(list);
      await shared?.forgetCounted(list);
    },
    statistics() {
      const { l1: near, l2: far, ...others } = counts;
      const { entries, bytes, evicted } = l1;
      const isDegraded = shared?.isDegraded ?? false;
      return { hits: { l1: near, l2: far }, ...others, entries, bytes, evicted, isDegraded };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(parts.writes);
      await shared?.[Symbol.asyncDispose]();
      l1.clear();
    },
  };
}

function createParts(options: CacheOptions, connect: ConnectShared | null): Parts {
  const l1 = createInProcessTier(options.maxBytes);
  const flights = new Map<string, Airborne>();
  const local = { options, l1, flights, counts: { ...NOTHING_YET } };
  const shared =
    connect?.({ onInvalidated: (tag) => drop(local, tag), onListening: () => l1.clear() }) ?? null;
  return { ...local, shared, writes: new Set(), notBefore: new WeakMap() };
}

/** Forgets a tag's entries; what is being computed still goes to those who wait for it, and is not kept. */
function drop({ l1, flights, counts }: Pick<Parts, "l1" | "flights" | "counts">, tag: string): void {
  counts.invalidations += 1;
  l1.drop(tag);
  for (const [key, airborne] of flights) {
    if (!airborne.tags.has(tag)) continue;
    airborne.isOutdated = true;
    flights.delete(key);
  }
}

function fromL1(parts: Parts, request: CacheRequest): Found | null {
  const now = parts.options.clock.now();
  const stale = parts.flights.get(request.key)?.stale ?? null;
  const entry = parts.l1.read(request.key, now) ?? stale;
  if (entry === null || entry.staleUntil <= now) return null;
  parts.counts.l1 += 1;
  return given(parts, request, { entry, source: "l1" });
}

async function* fromFlight(
  parts: Parts,
  request: CacheRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, Found, void> {
  const joined = parts.flights.get(request.key);
  if (joined === undefined) {
    const { flight } = takeOff(parts, request, null);
    return given(parts, request, yield* flight.follow(signal));
  }
  parts.counts.shared += 1;
  const { entry, source } = yield* joined.flight.follow(signal);
  return given(parts, request, { entry, source: source === "l2" ? source : "shared" });
}

/** Hands an entry out, and has a stale one computed anew behind it. */
function given(
  parts: Parts,
  request: CacheRequest,
  { entry, source }: { entry: Entry; source: Found["source"] },
): Found {
  const result = found(parts, entry, source);
  if (result.isStale) refresh(parts, request, entry);
  return result;
}

function found({ options, counts }: Parts, entry: Entry, source: Found["source"]): Found {
  const isStale = entry.freshUntil <= options.clock.now();
  if (isStale) counts.stale += 1;
  return { value: entry.value, source, isStale, writtenAt: entry.writtenAt };
}

function refresh(parts: Parts, request: CacheRequest, entry: Entry): void {
  const now = parts.options.clock.now();
  if (parts.flights.has(request.key) || now < (parts.notBefore.get(entry) ?? 0)) return;
  parts.notBefore.set(entry, now + RETRY_PAUSE_MS);
  // Its failure, which is counted, leaves the stale value in place.
  lastOf(takeOff(parts, request, entry).flight.follow()).catch(() => undefined);
}

/** Starts to find or compute a value for whoever joins until it is there; it must be fresh if it replaces a stale one. */
function takeOff(parts: Parts, request: CacheRequest, stale: Entry | null): Airborne {
  const { flights, options } = parts;
  const { key } = request;
  const freshAfter = stale === null ? 0 : options.clock.now();
  const state = { tags: new Set((request.tags ?? []).map(digestOf)), stale, isOutdated: false };
  const flight = startFlight(
    (signal, emit) => land(parts, request, { state, freshAfter, signal, emit }),
    () => {
      if (flights.get(key) === airborne) flights.delete(key);
    },
  );
  const airborne: Airborne = Object.assign(state, { flight });
  flights.set(key, airborne);
  return airborne;
}

interface Course {
  readonly state: { readonly tags: ReadonlySet<string>; readonly isOutdated: boolean };
  readonly freshAfter: number;
  readonly signal: AbortSignal;
  readonly emit: (piece: string) => void;
}

async function land(parts: Parts, request: CacheRequest, course: Course): Promise<Landed> {
  const { shared, l1, counts } = parts;
  if (shared === null) return compute(parts, request, course, null);
  const { state, freshAfter, signal } = course;
  const heard = counts.invalidations;
  const opened = await shared.open(request.key, { tags: [...state.tags], freshAfter, signal });
  if (opened.kind === "won") return compute(parts, request, course, opened.lease);
  if (opened.kind === "alone") return compute(parts, request, course, null);
  const source = opened.isAwaited ? "shared" : "l2";
  counts[source] += 1;
  // It was valid when Redis was asked; if anything was invalidated since, it may not be any more.
  if (counts.invalidations === heard) l1.put(request.key, opened.entry);
  return { entry: opened.entry, source };
}

async function compute(
  parts: Parts,
  request: CacheRequest,
  { state, signal, emit }: Course,
  lease: Lease | null,
): Promise<Landed> {
  const { counts, options, l1 } = parts;
  counts.misses += 1;
  try {
    const computed = await request.compute(signal, emit);
    counts.computed += 1;
    const tags = computed.tags?.map(digestOf).filter((tag) => state.tags.has(tag)) ?? [...state.tags];
    const entry: Entry = { value: computed.value, ...lifetimeOf(request, options), tags };
    if (computed.isKept === false || state.isOutdated) settle(parts, lease?.free());
    else {
      l1.put(request.key, entry);
      settle(parts, lease?.write(entry));
    }
    return { entry, source: "computed" };
  } catch (error) {
    if (!signal.aborted) counts.errors += 1;
    settle(parts, lease?.free());
    throw error;
  }
}

/** Lets Redis take its time: nobody waits for it but the end of the program. */
function settle({ writes }: Parts, work: Promise<void> | undefined): void {
  if (work === undefined) return;
  const done = work.finally(() => writes.delete(done));
  writes.add(done);
}

function lifetimeOf({ ttlMs, staleMs = 0 }: CacheRequest, { clock, random }: CacheOptions) {
  const writtenAt = clock.now();
  const freshUntil = writtenAt + Math.min(ttlMs, LONGEST_LIFE_MS) * (1 - JITTER * random());
  const staleUntil = Math.min(freshUntil + staleMs, writtenAt + LONGEST_LIFE_MS);
  return { writtenAt, freshUntil: Math.round(freshUntil), staleUntil: Math.round(staleUntil) };
}

async function lookUp(parts: Parts, key: string): Promise<Found | null> {
  const { l1, shared, counts, options } = parts;
  const near = l1.read(key, options.clock.now());
  if (near !== null) {
    counts.l1 += 1;
    return found(parts, near, "l1");
  }
  const heard = counts.invalidations;
  const entry = (await shared?.read(key)) ?? null;
  if (entry === null) return null;
  counts.l2 += 1;
  if (counts.invalidations === heard) l1.put(key, entry);
  return found(parts, entry, "l2");
}

async function lastOf<Value>(pieces: AsyncGenerator<string, Value, void>): Promise<Value> {
  for (;;) {
    const next = await pieces.next();
    if (next.done) return next.value;
  }
}
