import type { InvisibleRun } from "../invisible.ts";

export interface InvisibleRule {
  readonly id: string;
  readonly sort: InvisibleRun["sort"];
  readonly about: string;
  /** As an injection rule's. */
  readonly weight: number;
  readonly catches: string;
  readonly passes: string;
}

export const INVISIBLE_RULES: readonly InvisibleRule[] = [
  {
    id: "invisible-tags",
    sort: "tags",
    about: "Tag characters and variation selectors, which spell out text that nobody sees; flags pass.",
    weight: 0.9,
    catches: "hello\u{E0068}\u{E0069}",
    passes: "Scotland \u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
  },
  {
    id: "invisible-bidi",
    sort: "bidi",
    about: "Characters that turn the order of the letters on the screen around.",
    weight: 0.4,
    catches: "if (isAdmin) \u202E{",
    passes: "plain text, שלום",
  },
  {
    id: "invisible-zero-width",
    sort: "zero-width",
    about: "Characters without width inside of text; joiners in emoji and in scripts that need them pass.",
    weight: 0.2,
    catches: "ig\u200Bnore",
    passes: "👩\u200D💻 and می\u200Cخواهم",
  },
];
