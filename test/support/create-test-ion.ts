import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeIon, type Ion, type Overrides } from "#app/index.ts";
import { readConfig } from "#config/index.ts";

export interface TestIon extends Ion {
  readonly dataDir: string;
}

export interface TestIonOptions extends Overrides {
  /** Settings by their environment names, e.g. `{ ION_LUMEN_PERSONAS: "on" }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The real application on a new data directory, which goes away with it. */
export async function createTestIon(options: TestIonOptions = {}): Promise<TestIon> {
  const { settings = {}, ...overrides } = options;
  const dataDir = settings.ION_DATA_DIR ?? (await mkdtemp(join(tmpdir(), "ion-test-")));
  const { config, secrets } = readConfig({ ION_LOG_LEVEL: "silent", ION_DATA_DIR: dataDir, ...settings });
  const ion = await composeIon(config, secrets, overrides);
  return {
    ...ion,
    dataDir,
    async [Symbol.asyncDispose]() {
      await ion[Symbol.asyncDispose]();
      if (settings.ION_DATA_DIR === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
