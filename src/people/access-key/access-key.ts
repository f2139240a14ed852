import { LRUCache } from "lru-cache";
import { type Actor, SCOPES, type Scope } from "#contract/actor.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import { type AccessKeyRow, createAccessKeyStore } from "./access-key-store.ts";
import { AccessKeyNotFoundError, AccessKeyRefusedError } from "./errors.ts";
import { checkKeyRequest, type KeyRequest } from "./key-request.ts";
import { createKeyText, hashSecret, isSecretOf, parseKeyText } from "./key-text.ts";

/** A key as it may be shown; times in milliseconds since 1970. */
export interface AccessKeyView {
  readonly id: string;
  readonly name: string;
  readonly personId: string;
  readonly scopes: readonly Scope[];
  readonly requestsPerMinute: number | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

export interface AccessKeys {
  /**
   * Makes a key for a person of a workspace. `key` is shown once: only its hash is kept.
   *
   * @throws InvalidInputError naming the part that is wrong
   */
  create(request: KeyRequest): Promise<{ key: string; view: AccessKeyView }>;
  /** The workspace's keys, newest first, the ended ones too. */
  list(workspaceId: string): Promise<AccessKeyView[]>;
  /**
   * Ends a key: at once in this process, within a second in others.
   *
   * @throws AccessKeyNotFoundError the workspace has no such key
   */
  revoke(workspaceId: string, id: string): Promise<void>;
  /** Whether any key works at this moment. */
  exists(): Promise<boolean>;
  /** Who a presented key speaks for. @throws AccessKeyRefusedError unknown, malformed, revoked or expired */
  verify(presented: string): Promise<{ actor: Actor; requestsPerMinute: number | null }>;
}

export interface AccessKeyNeeds {
  readonly database: Database;
  readonly clock: Clock;
}

const REMEMBERED_KEYS = 10_000;
const REMEMBERED_MS = 1000;

export function createAccessKeys({ database, clock }: AccessKeyNeeds): AccessKeys {
  const store = createAccessKeyStore(database);
  const find = rememberRows(store.find, clock);
  return {
    async create(request) {
      const now = clock.now();
      checkKeyRequest(request, now);
      const { id, secret, text } = createKeyText(now);
      const row = rowOf(request, { id, secretHash: hashSecret(secret), now });
      await store.insert(row);
      return { key: text, view: viewOf(row) };
    },
    async list(workspaceId) {
      return (await store.list(workspaceId)).map(viewOf);
    },
    async revoke(workspaceId, id) {
      if (!(await store.isIn(workspaceId, id))) throw new AccessKeyNotFoundError();
      await store.revoke(workspaceId, id, clock.now());
      find.forget(id);
    },
    exists: () => store.hasUsable(clock.now()),
    async verify(presented) {
      const parts = parseKeyText(presented);
      const row = parts && (await find.row(parts.id));
      // What became of a key is told only to who holds it.
      if (row === undefined || !isSecretOf(parts?.secret ?? "", row.secret_hash)) {
        throw new AccessKeyRefusedError("unknown");
      }
      if (row.revoked_at !== null) throw new AccessKeyRefusedError("revoked");
      if (row.expires_at !== null && row.expires_at <= clock.now())
        throw new AccessKeyRefusedError("expired");
      return { actor: actorOf(row), requestsPerMinute: row.requests_per_minute };
    },
  };
}

/** Keeps the rows of keys in use for a second. Rows that are not there are not kept: guesses must not push out keys. */
function rememberRows(load: (id: string) => Promise<AccessKeyRow | undefined>, clock: Clock) {
  const rows = new LRUCache<string, { row: AccessKeyRow; readAt: number }>({ max: REMEMBERED_KEYS });
  let forgotten = 0;
  return {
    async row(id: string): Promise<AccessKeyRow | undefined> {
      const known = rows.get(id);
      const now = clock.now();
      // Also a clock that was set back ends what is remembered.
      if (known !== undefined && now >= known.readAt && now < known.readAt + REMEMBERED_MS) return known.row;
      const forgottenBefore = forgotten;
      const row = await load(id);
      // A row that was read while some key was revoked may be the one from before.
      if (row !== undefined && forgotten === forgottenBefore) rows.set(id, { row, readAt: now });
      return row;
    },
    forget(id: string): void {
      forgotten += 1;
      rows.delete(id);
    },
  };
}

function rowOf(request: KeyRequest, made: { id: string; secretHash: string; now: number }): AccessKeyRow {
  return {
    id: made.id,
    workspace_id: request.workspaceId,
    person_id: request.personId,
    name: request.name.trim(),
    secret_hash: made.secretHash,
    scopes: [...new Set(request.scopes)].join(" "),
    requests_per_minute: request.requestsPerMinute ?? null,
    created_at: made.now,
    expires_at: request.expiresAt === undefined ? null : Math.round(request.expiresAt),
    revoked_at: null,
  };
}

function viewOf(row: AccessKeyRow): AccessKeyView {
  return {
    id: row.id,
    name: row.name,
    personId: row.person_id,
    scopes: scopesOf(row),
    requestsPerMinute: row.requests_per_minute,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

function actorOf(row: AccessKeyRow): Actor {
  return {
    workspaceId: row.workspace_id,
    personId: row.person_id,
    scopes: scopesOf(row),
    accessKeyId: row.id,
  };
}

function scopesOf(row: AccessKeyRow): Scope[] {
  const stored = row.scopes.split(" ");
  return SCOPES.filter((scope) => stored.includes(scope));
}
