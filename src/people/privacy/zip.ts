/** A zip archive (PKWARE APPNOTE, deflate) written as it is read: neither a file of it nor the whole is ever in memory. */
import { Zip, ZipDeflate } from "fflate";

export interface ZipFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly modifiedAt: Date;
  /** Its text, piece by piece. */
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

/** Text is gathered to so many characters before it is compressed: about a millisecond's work. */
const GATHERED_CHARACTERS = 32_768;

/** What the format's dates reach to, whatever the clock says. */
const FIRST_TIME = Date.UTC(1980, 0, 2);
const LAST_TIME = Date.UTC(2099, 11, 30);

/** The archive's bytes, in order. A file's pieces are asked for when those before it are taken. */
export async function* zipOf(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array, void, void> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const take = function* (): Generator<Uint8Array, void, void> {
    if (failure !== null) throw failure;
    for (const chunk of ready.splice(0)) if (chunk !== undefined && chunk.length > 0) yield chunk;
  };
  const encoder = new TextEncoder();
  for await (const { name, modifiedAt, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(Math.min(Math.max(modifiedAt.getTime(), FIRST_TIME), LAST_TIME));
    zip.add(entry);
    let gathered = "";
    for await (const piece of pieces) {
      gathered += piece;
      if (gathered.length < GATHERED_CHARACTERS) continue;
      entry.push(encoder.encode(gathered));
      gathered = "";
      yield* take();
    }
    entry.push(encoder.encode(gathered), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
