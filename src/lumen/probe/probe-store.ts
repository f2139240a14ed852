/**
 * What probes found, kept in `probes.json` in the data directory: a few lines about each model that any program can
 * read, of this machine's network as it was, and so not part of the database or a backup.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { IonError } from "#lib/ion-error.ts";
import { type ProbeResult, probeResultSchema } from "./probe-result.ts";

export interface ProbeStore {
  /** By model; the newest of each. @throws IonError `probes-unreadable` */
  list(): Promise<readonly ProbeResult[]>;
  /** The new file is complete before it takes the place of the old one. @throws IonError `probes-unreadable` */
  put(result: ProbeResult): Promise<void>;
}

const fileSchema = z.object({ version: z.literal(1), probes: z.array(probeResultSchema) });

export function createProbeStore(dataDir: string): ProbeStore {
  const file = join(dataDir, "probes.json");

  async function list(): Promise<ProbeResult[]> {
    const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw unreadable(error);
    });
    if (text === null) return [];
    try {
      return fileSchema.parse(JSON.parse(text)).probes;
    } catch (error) {
      throw unreadable(error);
    }
  }

  return {
    list,
    async put(result) {
      const others = (await list()).filter(({ modelId }) => modelId !== result.modelId);
      const probes = [...others, result].sort((a, b) => (a.modelId < b.modelId ? -1 : 1));
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      const next = `${file}.${randomUUID()}`;
      try {
        await writeFile(next, `${JSON.stringify({ version: 1, probes }, null, 2)}\n`, {
          mode: 0o600,
          flush: true,
        });
        await rename(next, file);
      } finally {
        await rm(next, { force: true });
      }
    },
  };
}

function unreadable(cause: unknown): IonError {
  const fix = "take probes.json out of the data directory and probe again";
  return new IonError("unavailable", "probes-unreadable", "what probes found cannot be read", { fix }, cause);
}
