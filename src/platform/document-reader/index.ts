export {
  createDocumentReader,
  type ReadDocument,
  type ReadOptions,
  readDocument,
} from "./document-reader.ts";
export {
  DocumentDamagedError,
  DocumentEmptyError,
  DocumentEncodingError,
  DocumentEncryptedError,
  DocumentFormatError,
  DocumentMacrosError,
  DocumentNameError,
  DocumentTooDemandingError,
  DocumentTooLargeError,
  DocumentUnreadableTextError,
  DocumentWithoutTextError,
} from "./errors.ts";
export { DOCUMENT_LIMITS, type DocumentLimits, type ReadableFormat, type ReadResult } from "./read-result.ts";
