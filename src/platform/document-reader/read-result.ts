export type ReadableFormat = "text" | "markdown" | "pdf" | "docx";

export interface ReadResult {
  readonly format: ReadableFormat;
  /** Lines end with "\n"; an empty line stands where the document leaves space. Unicode NFC. */
  readonly text: string;
  /** UTF-16 offsets into `text`, in order; one page where the format knows none. */
  readonly pages: readonly { readonly start: number; readonly end: number }[];
  /** Sentences for the person about what could not be read. */
  readonly warnings: readonly string[];
}

export interface DocumentLimits {
  readonly bytes: number;
  readonly pages: number;
  /** UTF-16 units of the text. */
  readonly characters: number;
  /** What the parts of a DOCX may unpack to. */
  readonly unpackedBytes: number;
  readonly timeMs: number;
  /** Of the thread: its heap and, counted apart, its buffers. */
  readonly memoryMb: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  bytes: 10_000_000,
  pages: 50,
  characters: 200_000,
  unpackedBytes: 20_000_000,
  timeMs: 20_000,
  memoryMb: 256,
};
