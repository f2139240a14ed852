/** Which engine stands behind a port; each is imported only when it is chosen, which keeps the start short. */
import type { Config, Secrets } from "#config/index.ts";
import type { Database } from "#platform/database/index.ts";
import { createInProcessRateLimit, type RateLimit } from "#platform/rate-limit/index.ts";

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

/** Limits counted in Redis where one is configured, else in this process. */
export async function openRateLimit(
  secrets: Secrets,
  onDegraded: (error: Error) => void,
): Promise<RateLimit & AsyncDisposable> {
  if (secrets.redisUrl === null) return createInProcessRateLimit();
  const { createRedisRateLimit } = await import("#platform/rate-limit/rate-limit-redis.ts");
  return createRedisRateLimit({ url: secrets.redisUrl, onDegraded });
}
