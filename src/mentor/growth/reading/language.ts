import type { DocumentFormat, DocumentRole, GrowthDocument, GrowthLanguage } from "../growth.ts";

/** Hangul carries more in one letter than Latin does: this share of the letters makes a text Korean. */
const KOREAN_SHARE = 0.2;
/** Below and above, both languages are used. */
const MIXED_SHARE = { least: 0.05, most: 0.6 };

const HANGUL = /\p{Script=Hangul}/gu;
const LETTER = /\p{L}/gu;

/** In which language a text is written; `isMixed` when a good part is in the other one. Names of technologies are Latin. */
export function detectLanguage(text: string): {
  readonly language: GrowthLanguage;
  readonly isMixed: boolean;
} {
  const letters = text.match(LETTER)?.length ?? 0;
  const share = letters === 0 ? 0 : (text.match(HANGUL)?.length ?? 0) / letters;
  return {
    language: share >= KOREAN_SHARE ? "ko" : "en",
    isMixed: share >= MIXED_SHARE.least && share <= MIXED_SHARE.most,
  };
}

/** A document ready to be read. */
export function toGrowthDocument(
  role: DocumentRole,
  source: { readonly text: string; readonly format: DocumentFormat; readonly fileName: string | null },
): GrowthDocument {
  return { role, ...source, language: detectLanguage(source.text).language };
}
