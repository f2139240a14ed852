/** What ION says about itself to whoever runs it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadyView, VersionView } from "#contract/health.ts";
import type { Lumen } from "#lumen/index.ts";
import { OFFLINE_MODEL } from "#mentor/conversation/index.ts";
import type { Playbooks } from "#mentor/playbook/index.ts";
import type { Database } from "#platform/database/index.ts";

interface Parts {
  readonly database: Database;
  readonly lumen: Lumen;
  readonly playbooks: Playbooks;
  readonly modelVersion: string;
}

/** Whether a turn could be answered and stored now, check by check. */
export async function describeReadiness(parts: Parts): Promise<ReadyView> {
  const store = await checkStore(parts.database);
  const checks: ReadyView["checks"] = {
    store,
    classifier: { ok: true, detail: parts.modelVersion },
    playbooks: { ok: true, detail: `${parts.playbooks.list().length} playbooks` },
    model: { ok: true, detail: parts.lumen.model ?? `${OFFLINE_MODEL} (no model configured)` },
  };
  return { status: store.ok ? "ready" : "not-ready", checks };
}

export async function describeVersion({
  database,
  lumen,
  modelVersion,
}: Omit<Parts, "playbooks">): Promise<VersionView> {
  return {
    version: await programVersion(),
    node: process.versions.node,
    schema: await database.schemaVersion(),
    classifier: modelVersion,
    model: lumen.model ?? OFFLINE_MODEL,
  };
}

/** The version in package.json. */
export async function programVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, "../../package.json"), "utf8"),
  );
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return String(manifest.version);
  return "unknown";
}

async function checkStore(database: Database): Promise<{ ok: boolean; detail: string }> {
  try {
    await database.check();
    return { ok: true, detail: database.capabilities.engine };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : "does not answer" };
  }
}
