/** What Redis does in one step, in its own language. `ARGV` comes in the order of the comments. */
import { hash } from "node:crypto";
import type { Redis } from "ioredis";

export interface Script {
  run(client: Redis, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

/** Sends only the script's digest, and its text where Redis does not know it (any more). */
function createScript(lua: string): Script {
  const digest = hash("sha1", lua);
  return {
    async run(client, keys, args) {
      try {
        return await client.evalsha(digest, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
        return client.eval(lua, keys.length, ...keys, ...args);
      }
    },
  };
}

/**
 * The value that is fresh after a moment and none of whose tags was invalidated; else, if it is wanted and free, the
 * right to compute it, with a fencing number that only grows (Redis's time in microseconds) and its tags' tokens.
 *
 * KEYS entry, lock. ARGV fresh after, lock ms (0: only read), new token, tag life ms, tag prefix, tags …
 */
export const OPEN = createScript(`
local entry = redis.call('HMGET', KEYS[1], 'value', 'times', 'tags', 'fresh')
if entry[1] and tonumber(entry[4]) > tonumber(ARGV[1]) then
  local isValid = true
  local tags = cjson.decode(entry[3])
  for i = 1, #tags, 2 do
    if redis.call('GET', ARGV[5] .. tags[i]) ~= tags[i + 1] then isValid = false end
  end
  if isValid then return {'hit', entry[1], entry[2], entry[3]} end
  redis.call('UNLINK', KEYS[1])
end
if ARGV[2] == '0' then return {'none'} end
local time = redis.call('TIME')
local fence = string.format('%.0f', time[1] * 1000000 + time[2])
if not redis.call('SET', KEYS[2], fence, 'NX', 'PX', ARGV[2]) then return {'held'} end
local won = {'won', fence}
for i = 6, #ARGV do
  local token = redis.call('GET', ARGV[5] .. ARGV[i])
  if not token then token = ARGV[3] end
  redis.call('SET', ARGV[5] .. ARGV[i], token, 'PX', ARGV[4])
  won[#won + 1] = token
end
return won`);

/**
 * Keeps a value unless somebody with a higher fencing number has the lock or has written; then gives the lock back.
 *
 * KEYS entry, lock. ARGV fence, value, times, tags, fresh until, now, stale until, channel, message, member prefix,
 * member, tag life ms
 */
export const WRITE = createScript(`
local holder = redis.call('GET', KEYS[2])
if holder and tonumber(holder) > tonumber(ARGV[1]) then return 0 end
local writer = redis.call('HGET', KEYS[1], 'fence')
if writer and tonumber(writer) > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'fence', ARGV[1], 'value', ARGV[2], 'times', ARGV[3], 'tags', ARGV[4], 'fresh', ARGV[5])
redis.call('PEXPIRE', KEYS[1], math.max(1, ARGV[7] - ARGV[6]))
local tags = cjson.decode(ARGV[4])
for i = 1, #tags, 2 do
  local members = ARGV[10] .. tags[i]
  redis.call('ZREMRANGEBYSCORE', members, '-inf', ARGV[6])
  redis.call('ZADD', members, ARGV[7], ARGV[11])
  redis.call('PEXPIRE', members, ARGV[12])
end
if holder == ARGV[1] then redis.call('DEL', KEYS[2]) end
redis.call('PUBLISH', ARGV[8], ARGV[9])
return 1`);

/** Keeps the lock while its holder lives. KEYS lock. ARGV fence, lock ms */
export const RENEW = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`);

/** Gives the lock back without a value. KEYS lock. ARGV fence, channel, message */
export const FREE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
return redis.call('PUBLISH', ARGV[2], ARGV[3])`);

/** A tag without its token makes everything invalid that carries it. KEYS tag. ARGV channel, message */
export const INVALIDATE = createScript(`
redis.call('DEL', KEYS[1])
return redis.call('PUBLISH', ARGV[1], ARGV[2])`);

/** Space-Saving, see counter.ts. KEYS counts, items. ARGV most items, life ms, then id, count, item … */
export const COUNT = createScript(`
for i = 3, #ARGV, 3 do
  local count = tonumber(ARGV[i + 1])
  if redis.call('ZSCORE', KEYS[1], ARGV[i]) then
    redis.call('ZINCRBY', KEYS[1], count, ARGV[i])
  else
    if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then
      local least = redis.call('ZPOPMIN', KEYS[1])
      count = count + least[2]
      redis.call('HDEL', KEYS[2], least[1])
    end
    redis.call('ZADD', KEYS[1], count, ARGV[i])
    redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('PEXPIRE', KEYS[2], ARGV[2])`);
