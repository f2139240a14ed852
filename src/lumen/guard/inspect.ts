/** What the guard would do with a text, for a person who tries it out. */
import { findPersonal } from "./find-personal.ts";
import { findInjection, type InjectionReport } from "./injection.ts";
import { withoutInvisible } from "./invisible.ts";
import { MASK_KINDS, type MaskKind } from "./mask-rule.ts";
import { createMasker } from "./masker.ts";

export interface Inspection {
  readonly masked: readonly {
    readonly rule: string;
    readonly kind: MaskKind;
    /** Enough to recognise the value, too little to use it. */
    readonly preview: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly injection: {
    readonly score: number;
    readonly findings: readonly (InjectionReport["findings"][number] & {
      /** What was found, on one line, with personal data masked. */
      readonly excerpt: string;
    })[];
  };
  /** The text as it would leave. */
  readonly leaves: string;
}

const MAX_EXCERPT = 80;

/** @param kinds what is masked */
export function inspect(text: string, kinds: readonly MaskKind[] = MASK_KINDS): Inspection {
  const { score, findings } = findInjection(text);
  return {
    masked: findPersonal(text, kinds).map((found) => {
      return { ...found, preview: previewOf(found.kind, text.slice(found.start, found.end)) };
    }),
    injection: {
      score,
      findings: findings.map((finding) => {
        return { ...finding, excerpt: excerptOf(text.slice(finding.start, finding.end), kinds) };
      }),
    },
    leaves: createMasker(kinds).mask(text),
  };
}

/** `j***@***`, `+4***`, `DE***`; of a secret or an id nothing is shown. */
function previewOf(kind: MaskKind, value: string): string {
  if (kind === "email") return `${value.charAt(0)}***@***`;
  if (kind === "phone" || kind === "iban") return `${value.slice(0, 2)}***`;
  return "***";
}

function excerptOf(match: string, kinds: readonly MaskKind[]): string {
  const line = createMasker(kinds).mask(withoutInvisible(match)).replace(/\s+/g, " ");
  return line.length > MAX_EXCERPT ? `${line.slice(0, MAX_EXCERPT)}…` : line;
}
