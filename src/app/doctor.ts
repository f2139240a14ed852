/** Examines an installation part by part: each check stands alone, so that one broken part hides no other. */
import { statfs } from "node:fs/promises";
import type { Config, Secrets } from "#config/index.ts";
import { IonError } from "#lib/ion-error.ts";
import { composeIon } from "./compose.ts";
import { examineModels, examineSettledModels } from "./doctor-models.ts";
import type { Finding } from "./finding.ts";
import type { Ion } from "./ion.ts";
import { openRateLimit } from "./platform.ts";

const LEAST_NODE = 24;
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** What works, what is missing, what to do; never throws. */
export async function examine(settings: () => { config: Config; secrets: Secrets }): Promise<Finding[]> {
  const findings: Finding[] = [examineNode()];
  try {
    const { config, secrets } = settings();
    findings.push({
      name: "settings",
      state: "works",
      detail: `${config.host}:${config.port}, ${config.workers} ${config.workers === 1 ? "process" : "processes"}`,
    });
    findings.push(...examineFile(config), ...(await examineComposed(config, secrets)));
    if (config.store === "SQLite") findings.push(await guarded("disk", () => examineDisk(config.dataDir)));
    findings.push(await guarded("redis", () => examineRedis(secrets)));
  } catch (error) {
    findings.push(broken("settings", error));
  }
  return findings;
}

function examineNode(): Finding {
  const isNew = Number(process.versions.node.split(".")[0]) >= LEAST_NODE;
  if (isNew) return { name: "node", state: "works", detail: process.versions.node };
  return {
    name: "node",
    state: "broken",
    detail: `${process.versions.node} is too old`,
    fix: "run `npm ci`, which brings Node 24",
  };
}

/** Which file of settings was read, and what is doubtful about it. */
function examineFile({ file }: Config): Finding[] {
  if (file === null)
    return [{ name: "ion.config", state: "absent", detail: "none; settings are the environment's" }];
  const doubtful = file.warnings.map(
    (warning): Finding => ({ name: "ion.config", state: "doubtful", detail: warning }),
  );
  return [{ name: "ion.config", state: "works", detail: file.path }, ...doubtful];
}

async function examineComposed(config: Config, secrets: Secrets): Promise<Finding[]> {
  try {
    await using ion = await composeIon(config, secrets);
    const { checks } = await ion.ready();
    const version = await ion.version();
    const parts = Object.entries(checks).filter(([name]) => name !== "model");
    return [
      ...parts.map(
        ([name, check]): Finding => ({ name, state: check.ok ? "works" : "broken", detail: check.detail }),
      ),
      { name: "schema", state: "works", detail: version.schema },
      { name: "personas", state: "works", detail: await describePersonas(ion) },
      await examineAccess(ion),
      ...(await examineModels(ion.models)),
    ];
  } catch (error) {
    return [broken(partOf(error), error), ...(await examineSettledModels(config, secrets))];
  }
}

/** Which part kept the whole from being composed. */
function partOf(error: unknown): string {
  if (!(error instanceof Error)) return "store";
  const code = error instanceof IonError ? error.code : Reflect.get(error, "code");
  if (code === "weights-damaged") return "classifier";
  if (code === "ENOENT" && error.message.includes("hearing.bin")) return "classifier";
  if (code === "invalid-playbook") return "playbooks";
  return code === "invalid-persona" ? "personas" : "store";
}

async function describePersonas(ion: Ion): Promise<string> {
  const enabled = await ion.personas.enabled(ion.localActor);
  return enabled.map((persona) => persona.id).join(", ");
}

async function examineAccess(ion: Ion): Promise<Finding> {
  const hasKey = await ion.accessKeys.exists();
  if (!ion.config.requiresKey) {
    return { name: "access", state: "works", detail: "loopback only, no login" };
  }
  if (hasKey) return { name: "access", state: "works", detail: "an access key is needed" };
  return {
    name: "access",
    state: "broken",
    detail: "there is no access key yet",
    fix: "ion keys create --name NAME",
  };
}

async function examineDisk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const detail = `${Math.floor(free / 1024 / 1024)} MB free for ${dataDir}`;
  if (free >= LEAST_FREE_BYTES) return { name: "disk", state: "works", detail };
  return { name: "disk", state: "broken", detail, fix: "free some space or move the data directory" };
}

async function examineRedis(secrets: Secrets): Promise<Finding> {
  if (secrets.redisUrl === null)
    return { name: "redis", state: "absent", detail: "not configured; limits are counted per process" };
  let failure: Error | undefined;
  await using limits = await openRateLimit(secrets, (error) => {
    failure = error;
  });
  await limits.take("doctor", 1000);
  if (failure === undefined) return { name: "redis", state: "works", detail: "answers" };
  return {
    name: "redis",
    state: "broken",
    detail: "does not answer; limits are counted per process",
    fix: "check REDIS_URL",
  };
}

async function guarded(name: string, check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return broken(name, error);
  }
}

function broken(name: string, error: unknown): Finding {
  const fix = error instanceof IonError ? error.details.fix : undefined;
  const detail = error instanceof Error ? error.message : "does not work";
  return fix === undefined ? { name, state: "broken", detail } : { name, state: "broken", detail, fix };
}
