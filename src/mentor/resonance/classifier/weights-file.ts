/**
 * The file the trained heads live in. Its numbers: scale f32 per output · bias f32 per output · dense weights f32
 * (measure-major: surface measures, then the trunk's channels) · hashed rows i8 (feature-major: a row holds one weight
 * per output).
 */
import type { Acceptance, ClarityThresholds } from "../hearing.ts";
import { HEADS, OUTPUT_COUNT } from "./heads.ts";
import { openSealedFile, requireThat, type Seal, sealFile } from "./sealed-file.ts";
import { SURFACE_FEATURES } from "./surface.ts";

const SEAL: Seal = { magic: "IONHEAR\n", version: 4 };

/** What the numbers are and where they came from. */
export interface WeightsHeader {
  /** Hashed rows, a power of two. */
  readonly rowCount: number;
  /** Names of the surface measures in order; must be the program's own. */
  readonly surface: readonly string[];
  /** Checksum of the trunk that the heads stand on, and how many channels it has. */
  readonly trunk: { readonly checksum: string; readonly channels: number };
  /** Classes per head in output order; must be the program's own. */
  readonly heads: readonly { readonly name: string; readonly classes: readonly string[] }[];
  /** Below both, neither tone nor intent is clear. */
  readonly clarity: ClarityThresholds;
  /** Whom people would let answer what is heard. */
  readonly acceptance: Acceptance;
  readonly seed: number;
  /** SHA-256 over the training files, in order. */
  readonly dataHash: string;
  readonly trainedOn: readonly { readonly file: string; readonly examples: number }[];
}

export interface Weights {
  readonly header: WeightsHeader;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  readonly dense: Float32Array;
  readonly rows: Int8Array;
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string;
}

export function encodeWeights({ header, scales, bias, dense, rows }: Omit<Weights, "checksum">): Uint8Array {
  return sealFile(SEAL, header, [scales, bias, dense, rows]);
}

/**
 * Reads a weights file. The rows are a view of `bytes`, not a copy.
 *
 * @throws WeightsDamagedError when the file is cut short, altered or made for other features or classes
 */
export function decodeWeights(bytes: Uint8Array): Weights {
  const file = openSealedFile<WeightsHeader>(bytes, SEAL);
  const { header, checksum } = file;
  checkHeader(header);
  const scales = file.floats(OUTPUT_COUNT);
  const bias = file.floats(OUTPUT_COUNT);
  const dense = file.floats(OUTPUT_COUNT * (header.surface.length + header.trunk.channels));
  const rows = file.bytes(header.rowCount * OUTPUT_COUNT);
  file.end();
  return { header, scales, bias, dense, rows, checksum };
}

/** A file can be whole and still belong to a program with other classes or features. */
function checkHeader(header: WeightsHeader): void {
  const classes = JSON.stringify(HEADS.map(({ name, classes }) => ({ name, classes })));
  const isSameHeads = JSON.stringify(header.heads) === classes;
  requireThat(isSameHeads, "answers other questions", "the classes of this version", "different ones");
  const isSameSurface = JSON.stringify(header.surface) === JSON.stringify(SURFACE_FEATURES);
  requireThat(
    isSameSurface,
    "reads other features",
    "the surface measures of this version",
    "different ones",
  );
}
