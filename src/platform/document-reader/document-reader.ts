/**
 * Files that people hand over become text. What a file is, its content says, not its name; PDF and DOCX are taken apart
 * in a thread of their own that is ended when it needs too much. Nothing that a document points at is ever fetched.
 */
import { decodeText } from "./decode-text.ts";
import { detectContent } from "./detect-content.ts";
import { DocumentEmptyError, DocumentTooLargeError } from "./errors.ts";
import { parseInThread } from "./parse-in-thread.ts";
import { createQueue } from "./queue.ts";
import { DOCUMENT_LIMITS, type DocumentLimits, type ReadResult } from "./read-result.ts";

export interface ReadOptions {
  /** As the person named it; null when there is only text. */
  readonly fileName: string | null;
  readonly limits?: Partial<DocumentLimits>;
}

export type ReadDocument = (bytes: Uint8Array, options: ReadOptions) => Promise<ReadResult>;

/**
 * Reads text, Markdown, PDF or DOCX.
 *
 * A name that contradicts the content is refused, not read by its content: it is most often the wrong file, or a
 * download that became something else, and a plan would be built on it.
 *
 * @throws DocumentEmptyError, DocumentTooLargeError, DocumentFormatError, DocumentNameError, DocumentEncodingError,
 *   DocumentEncryptedError, DocumentDamagedError, DocumentMacrosError, DocumentWithoutTextError,
 *   DocumentUnreadableTextError, DocumentTooDemandingError
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> {
  const limits = { ...DOCUMENT_LIMITS, ...options.limits };
  if (bytes.length === 0) throw new DocumentEmptyError();
  if (bytes.length > limits.bytes) throw new DocumentTooLargeError("bytes", limits.bytes, bytes.length);
  const content = detectContent(bytes, options.fileName);
  const result =
    content === "text"
      ? decodeText(bytes, options.fileName)
      : { format: content, ...(await parseInThread(bytes, content, limits)) };
  if (result.text.trim() === "") throw new DocumentEmptyError();
  if (result.text.length > limits.characters) {
    throw new DocumentTooLargeError("characters", limits.characters, result.text.length);
  }
  return result;
}

/** `readDocument` with at most `atOnce` documents taken apart at a time; more wait in line, so memory stays bounded. */
export function createDocumentReader(settings: { readonly atOnce: number } = { atOnce: 2 }): ReadDocument {
  const inTurn = createQueue(settings.atOnce);
  return (bytes, options) => inTurn(() => readDocument(bytes, options));
}
