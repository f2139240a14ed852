/** A document to be read on paper or screen, told by what it says; how it looks is the technology's. */

const TONES = ["plain", "good", "notable", "pressing"] as const;
/** What a colour means: nothing, well, worth a look, most pressing. */
export type Tone = (typeof TONES)[number];

export type PdfBlock =
  /** What it is about, at the head of the first page. */
  | {
      readonly kind: "title";
      readonly text: string;
      readonly subtitle: string;
      readonly notes: readonly string[];
    }
  /** A number out of another, large, with what it says in words; `from`: what it was before. */
  | {
      readonly kind: "score";
      readonly value: number;
      readonly from?: number;
      readonly of: number;
      readonly label: string;
      readonly text: string;
    }
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string; readonly tag?: Tag }
  | { readonly kind: "paragraph"; readonly text: string; readonly label?: string; readonly isQuiet?: boolean }
  /** Somebody's own words after where they stand. */
  | { readonly kind: "quote"; readonly text: string; readonly source: string }
  /** Things to go and see, each with its address if it has one. */
  | { readonly kind: "links"; readonly label: string; readonly items: readonly Link[] }
  | { readonly kind: "list"; readonly items: readonly ListItem[]; readonly isNumbered?: boolean }
  /** `widths`: the share of each column; they sum to 1. */
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "bars"; readonly bars: readonly Bar[] };

/** `note`: stands under it, quietly. */
export type ListItem = string | { readonly text: string; readonly note: string };

export interface Link {
  readonly text: string;
  readonly url: string | null;
}

/** A word in a coloured field beside a heading. */
export interface Tag {
  readonly text: string;
  readonly tone: Tone;
}

/** `share`: 0 to 1 of the bar is filled. */
export interface Bar {
  readonly label: string;
  readonly share: number;
  readonly note: string;
  readonly tone: Tone;
}

export interface PdfDocument {
  readonly title: string;
  readonly language: "en" | "ko";
  /** Milliseconds since 1970; stands in the file, so that the same input gives the same bytes. */
  readonly createdAt: number;
  /** At the foot of every page, beside its number. */
  readonly footer: string;
  readonly blocks: readonly PdfBlock[];
}

/** Makes a file of a document: A4, its fonts within it, its text selectable. The same document gives the same bytes. */
export type WritePdf = (document: PdfDocument) => Promise<Uint8Array>;
