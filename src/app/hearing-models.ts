/** The heads that hear: the packaged ones, and those an operator promoted over them in the data directory. */
import { mkdir, open as openFile, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { InvalidInputError, IonError } from "#lib/ion-error.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import {
  type Comparison,
  compareClassifiers,
  createClassifier,
  type HeldMessage,
} from "#mentor/resonance/index.ts";

/** The weights that come with ION. */
export const MODELS = join(import.meta.dirname, "../../models");
const PACKAGED_WEIGHTS = join(MODELS, "hearing.bin");
const TRUNK = join(MODELS, "trunk.bin");
const HELD_MESSAGES = join(MODELS, "held-messages.jsonl");

const promotedSchema = z.object({
  version: z.string().regex(/^hearing-[0-9a-f]{12}$/),
  promoted_at: z.iso.datetime(),
  /** Mean accuracy over tone, pace, intent and frequency on the held messages, and the one it replaced. */
  accuracy: z.number(),
  replaced_accuracy: z.number(),
  forced: z.boolean(),
});
const heldSchema = z.object({
  text: z.string(),
  tone: z.array(z.string()),
  pace: z.array(z.string()),
  intent: z.array(z.string()),
  frequency: z.array(z.string()),
});

export type PromotedModel = z.infer<typeof promotedSchema>;

export interface HearingModelList {
  readonly current: string;
  readonly packaged: string;
  /** Oldest first; the last one is in use. */
  readonly promoted: readonly PromotedModel[];
}

export interface HearingModels {
  list(): Promise<HearingModelList>;
  /** The weights file in use. */
  currentFile(): Promise<string>;
  /**
   * Compares a weights file with the one in use on messages that neither learned from, and puts it in use from the
   * next start on when it is better by more than noise. The file is complete on disk before the history names it.
   *
   * @throws IonError `not-better` unless forced; WeightsDamagedError; InvalidInputError for an unreadable file
   */
  promote(
    file: string,
    options: { readonly force: boolean; readonly heldFile?: string | undefined; readonly now: number },
  ): Promise<Comparison & { readonly version: string }>;
  /** Goes back to the model before; its version. @throws IonError `nothing-to-roll-back` */
  rollback(): Promise<string>;
}

export function createHearingModels(dataDir: string): HearingModels {
  const folder = join(dataDir, "models", "hearing");
  const historyFile = join(folder, "history.json");

  async function history(): Promise<readonly PromotedModel[]> {
    const content = await readFile(historyFile, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "[]";
      throw error;
    });
    return z.array(promotedSchema).parse(JSON.parse(content));
  }

  const fileOf = (version: string) => join(folder, `${version}.bin`);
  const open = async (file: string) =>
    createClassifier({ weights: await readModelFile(file), trunk: await readModelFile(TRUNK) });

  async function currentFile(): Promise<string> {
    const current = (await history()).at(-1);
    return current === undefined ? PACKAGED_WEIGHTS : fileOf(current.version);
  }

  return {
    currentFile,
    async list() {
      const promoted = await history();
      const packaged = (await open(PACKAGED_WEIGHTS)).modelVersion;
      return { current: promoted.at(-1)?.version ?? packaged, packaged, promoted };
    },
    async promote(file, { force, heldFile, now }) {
      const bytes = await readCandidate(file);
      const candidate = createClassifier({ weights: bytes, trunk: await readModelFile(TRUNK) });
      const current = await open(await currentFile());
      const messages = await readHeld(heldFile ?? HELD_MESSAGES);
      const comparison = compareClassifiers(current, candidate, { messages, random: repeatableRandom(1979) });
      if (!comparison.isBetter && !force) throw notBetter(comparison);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replace(fileOf(candidate.modelVersion), bytes);
      const entry: PromotedModel = {
        version: candidate.modelVersion,
        promoted_at: new Date(now).toISOString(),
        accuracy: comparison.candidate,
        replaced_accuracy: comparison.current,
        forced: !comparison.isBetter,
      };
      await replace(historyFile, `${JSON.stringify([...(await history()), entry], null, 2)}\n`);
      return { ...comparison, version: candidate.modelVersion };
    },
    async rollback() {
      const entries = await history();
      if (entries.length === 0) {
        throw new IonError("conflict", "nothing-to-roll-back", "the packaged model is in use", {
          fix: "promote another first: ion models hearing promote FILE",
        });
      }
      await replace(historyFile, `${JSON.stringify(entries.slice(0, -1), null, 2)}\n`);
      return entries.at(-2)?.version ?? (await open(PACKAGED_WEIGHTS)).modelVersion;
    },
  };
}

/** Both files the classifier needs. @throws IonError `weights-missing` */
export async function readHearing(weightsFile: string): Promise<{ weights: Uint8Array; trunk: Uint8Array }> {
  const [weights, trunk] = await Promise.all([readModelFile(weightsFile), readModelFile(TRUNK)]);
  return { weights, trunk };
}

async function readModelFile(file: string): Promise<Uint8Array> {
  return readIntoPages(file).catch((error: unknown) => {
    const fix = `restore ${basename(file)} (models/ in the repository, or \`ion models hearing rollback\`)`;
    throw new IonError(
      "unavailable",
      "weights-missing",
      "the classifier's weights cannot be read",
      { fix },
      error,
    );
  });
}

/**
 * A large file that is needed once, in memory which goes back to the system as a whole. A buffer would be freed to
 * malloc, and glibc takes the size of what is freed as a sign to keep that much at hand for good (mallopt(3),
 * M_MMAP_THRESHOLD).
 */
async function readIntoPages(file: string): Promise<Uint8Array> {
  await using handle = await openFile(file);
  const { size } = await handle.stat();
  const pages = Math.ceil(size / WEBASSEMBLY_PAGE);
  const bytes = new Uint8Array(new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer, 0, size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

const WEBASSEMBLY_PAGE = 65_536;

async function readCandidate(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => {
    throw new InvalidInputError("file", "cannot be read", "name a weights file that `npm run train` wrote");
  });
}

/** Messages that no packaged classifier learned from. */
export const readHeldMessages = () => readHeld(HELD_MESSAGES);

async function readHeld(file: string): Promise<HeldMessage[]> {
  const lines = (await readFile(file, "utf8").catch(() => ""))
    .split("\n")
    .filter((line) => line.trim() !== "");
  const messages = lines.flatMap((line) => {
    const parsed = heldSchema.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
  if (messages.length === lines.length && messages.length > 0) return messages;
  throw new InvalidInputError(
    "data",
    "is not a file of held messages",
    "one JSON object a line with text, tone, pace, intent and frequency, each a list of accepted values",
  );
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function notBetter({ current, candidate, gain, messages }: Comparison): IonError {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return new IonError(
    "conflict",
    "not-better",
    `on ${messages} held messages the candidate is right in ${percent(candidate)}, the model in use in ${percent(current)}; the difference (${percent(gain.low)} to ${percent(gain.high)}) is not more than noise`,
    { fix: "train on more labels, or promote it anyway with --force" },
  );
}

/** The new content or the old one, never half of it. */
async function replace(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, content, { flush: true });
  await rename(`${file}.new`, file);
}
