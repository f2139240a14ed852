/** Which engine stands behind a port; each is imported only when it is chosen, which keeps the start short. */
import { join } from "node:path";
import type { Config, Secrets } from "#config/index.ts";
import { type Cache, type CacheOptions, createInProcessCache } from "#platform/cache/index.ts";
import type { Database } from "#platform/database/index.ts";
import { createInProcessRateLimit, type RateLimit } from "#platform/rate-limit/index.ts";
import { createSecretBox, type SecretBox } from "#platform/secret/index.ts";

const PAGE_BYTES = 4096;
const POSTGRES_POOL_SIZE = 10;

/** SQLite in the data directory, or the PostgreSQL of `DATABASE_URL`; migrated to this program's schema. */
export async function openDatabase(config: Config, secrets: Secrets): Promise<Database> {
  if (secrets.databaseUrl !== null) {
    const { openPostgres } = await import("#platform/database/postgres.ts");
    return openPostgres({ url: secrets.databaseUrl, poolSize: POSTGRES_POOL_SIZE });
  }
  const { openSqlite } = await import("#platform/database/sqlite.ts");
  const megabytes = config.maxDatabaseMegabytes;
  const limit = megabytes === null ? {} : { maxPages: Math.floor((megabytes * 1024 * 1024) / PAGE_BYTES) };
  return openSqlite({ dataDir: config.dataDir, ...limit });
}

/** What keys are stored with: a PostgreSQL may serve several machines, so a file of this one cannot be the key there. */
export function openSecrets(
  { dataDir, store }: Pick<Config, "dataDir" | "store">,
  { secretKey }: Pick<Secrets, "secretKey">,
): SecretBox {
  return createSecretBox({
    keys: secretKey,
    path: join(dataDir, "secret.key"),
    mayMakeFile: store === "SQLite",
  });
}

/** Limits counted in Redis where one is configured, else in this process. */
export async function openRateLimit(
  secrets: Secrets,
  onDegraded: (error: Error) => void,
): Promise<RateLimit & AsyncDisposable> {
  if (secrets.redisUrl === null) return createInProcessRateLimit();
  const { createRedisRateLimit } = await import("#platform/rate-limit/rate-limit-redis.ts");
  return createRedisRateLimit({ url: secrets.redisUrl, onDegraded });
}

/** Kept answers: in this process, and in Redis where one is configured. */
export async function openCache(
  { cache: { megabytes } }: Pick<Config, "cache">,
  secrets: Pick<Secrets, "redisUrl">,
  given: Pick<CacheOptions, "clock" | "random"> & { readonly onDegraded: (error: Error) => void },
): Promise<Cache> {
  const options = { ...given, maxBytes: megabytes * 1024 * 1024 };
  if (secrets.redisUrl === null) return createInProcessCache(options);
  const { createRedisCache } = await import("#platform/cache/cache-redis.ts");
  return createRedisCache({ ...options, url: secrets.redisUrl });
}
