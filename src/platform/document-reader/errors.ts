import { IonError } from "#lib/ion-error.ts";

const PASTE = "or paste its text";

/** There is nothing in it to read. */
export class DocumentEmptyError extends IonError {
  constructor() {
    super("invalid", "document-empty", "the document is empty", {
      field: "file",
      fix: "choose a file with text in it",
    });
  }
}

/** `what` it has too much of, and the most that is read. */
export class DocumentTooLargeError extends IonError {
  constructor(what: "bytes" | "pages" | "characters" | "unpacked bytes", limit: number, actual?: number) {
    const size = actual === undefined ? "more" : actual.toLocaleString("en");
    super("too-large", "document-too-large", `the document has ${size} ${what}; ${limit} are read at most`, {
      field: "file",
      what,
      limit,
      ...(actual === undefined ? {} : { actual }),
      fix: "hand over the pages that matter, a CV or one job description",
    });
  }
}

/** The pages are pictures: there is no letter in them. */
export class DocumentWithoutTextError extends IonError {
  constructor(pages: number) {
    super(
      "invalid",
      "document-without-text",
      "the PDF holds no text: it is scanned, or its fonts are not embedded",
      { field: "file", pages, fix: `export it again from the program it was written in, ${PASTE}` },
    );
  }
}

/** There are letters in it, but nothing in the file says which. */
export class DocumentUnreadableTextError extends IonError {
  constructor() {
    super("invalid", "document-unreadable-text", "the PDF does not say which letters its text is made of", {
      field: "file",
      fix: `export it again with embedded fonts, ${PASTE}`,
    });
  }
}

/** It opens with a password only. */
export class DocumentEncryptedError extends IonError {
  constructor(format: string) {
    super("invalid", "document-encrypted", `the ${format} is locked with a password`, {
      field: "file",
      format,
      fix: `save it without the password, ${PASTE}`,
    });
  }
}

/** It begins like its format and does not keep to it. */
export class DocumentDamagedError extends IonError {
  constructor(format: string, problem: string, cause?: unknown) {
    const message = `the ${format} cannot be read: ${problem}`;
    const fix = `open it in the program it was written in and save it again, ${PASTE}`;
    super("invalid", "document-damaged", message, { field: "file", format, problem, fix }, cause);
  }
}

/** A document that carries programs. */
export class DocumentMacrosError extends IonError {
  constructor() {
    super("invalid", "document-macros", "the Word document carries macros", {
      field: "file",
      fix: "save it as .docx, without macros",
    });
  }
}

/** A format that is not read; `format` names it. */
export class DocumentFormatError extends IonError {
  constructor(format: string) {
    super("invalid", "document-format", `${format} is not read`, {
      field: "file",
      format,
      accepted: ["text", "Markdown", "PDF", "DOCX"],
      fix: `save it as PDF, DOCX, Markdown or plain text, ${PASTE}`,
    });
  }
}

/** The name says one format, the content another. */
export class DocumentNameError extends IonError {
  constructor(extension: string, content: string) {
    super("invalid", "document-name", `the name ends with ${extension} and the content is ${content}`, {
      field: "file",
      extension,
      content,
      fix: "check that it is the right file, then give it the ending of its content",
    });
  }
}

/** Text in letters that cannot be told. */
export class DocumentEncodingError extends IonError {
  constructor() {
    super("invalid", "document-encoding", "the text is not in UTF-8", {
      field: "file",
      fix: 'save it again with the encoding "UTF-8"',
    });
  }
}

/** Reading it took more time or memory than a document may take. */
export class DocumentTooDemandingError extends IonError {
  constructor(what: "time" | "memory", limit: number, cause?: unknown) {
    const most = what === "time" ? `${limit / 1000} seconds` : `${limit} megabytes of memory`;
    super(
      "invalid",
      "document-too-demanding",
      `reading the document takes more than ${most}`,
      { field: "file", what, limit, fix: `export it again in a simpler form, ${PASTE}` },
      cause,
    );
  }
}
