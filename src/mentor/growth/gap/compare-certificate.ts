/** A certificate, a licence or a clearance by its name. */
import type { Requirement, Span } from "../growth.ts";
import { bestOf } from "./best-of.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { phraseEvidence, stemsOf } from "./phrase-evidence.ts";
import { SAID, type Said } from "./said-catalog.ts";

const MET_SHARE = 0.6;
const NEAR_SHARE = 0.25;
/** "CKA or CKS" takes either. */
const CHOICE = /\s+or\s+|\s*\/\s*|\s+또는\s+|\s+혹은\s+|(?:이?나)\s+/iu;
/** Words of every certificate. */
const COMMON = new Set(["certifi", "certif", "자격증", "자격", "인증", "소지", "license", "licenc"]);
/** Short names and what they stand for. */
const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bCKAD\b/u, "certified kubernetes application developer"],
  [/\bCKA\b/u, "certified kubernetes administrator"],
  [/\bCKS\b/u, "certified kubernetes security specialist"],
  [/\bPMP\b/u, "project management professional"],
  [/\bCSM\b/u, "certified scrum master"],
  [/\bPSM\b/u, "professional scrum master"],
  [/\bSAA\b(?:-C0\d)?/u, "aws certified solutions architect associate"],
  [/\bSAP-C0\d\b/u, "aws certified solutions architect professional"],
  [/\bSQLD\b/u, "SQL 개발자"],
  [/\bADsP\b/iu, "데이터분석 준전문가"],
];

/** match = the share of the certificate's telling words among the CV's certificates; 0.4 for a related one. */
export function compareCertificate(requirement: Requirement, comparison: Comparison): Finding {
  const found = phraseOf(requirement, comparison)
    .split(CHOICE)
    .map((name) => compareOne(name, comparison));
  return found.reduce(bestOf);
}

function compareOne(name: string, comparison: Comparison): Finding {
  const wanted = tellingWords(name);
  let best: { readonly name: string; readonly span: Span; readonly share: number } | null = null;
  for (const { value, span } of comparison.cv.certificates) {
    const share = shareOf(wanted, tellingWords(value));
    if (best === null || share > best.share) best = { name: value, span, share };
  }
  if (best !== null && best.share >= MET_SHARE && isInPreparation(best.span, comparison))
    return withCertificate("partial", 0.4, best.span, SAID.certificateNear(best.name));
  if (best !== null && best.share >= MET_SHARE)
    return withCertificate("met", 1, best.span, SAID.certificateMet(best.name));
  const line = phraseEvidence([...wanted].join(" "), comparison.lines);
  if (line !== null && line.share >= 1) {
    const text = comparison.cv.document.text.slice(line.span.start, line.span.end).trim();
    return withCertificate("met", 0.9, line.span, SAID.certificateMet(text));
  }
  if (best !== null && best.share >= NEAR_SHARE)
    return withCertificate("partial", 0.4, best.span, SAID.certificateNear(best.name));
  const why = [SAID.nothing(name.trim())];
  return { state: "missing", match: 0, uncertainty: 0.3, shown: [], why };
}

/** The words around it, up to the next comma or full stop, say that somebody is still learning for it. */
function isInPreparation(span: Span, { cv }: Comparison): boolean {
  const { text } = cv.document;
  const before =
    text
      .slice(Math.max(0, span.start - AROUND), span.start)
      .split(PART_END)
      .at(-1) ?? "";
  const after = text.slice(span.end, span.end + AROUND).split(PART_END)[0] ?? "";
  return PREPARING.test(`${before} ${after}`);
}

const AROUND = 40;
const PART_END = /[.,;\n]/u;

const PREPARING =
  /\b(?:preparing|studying for|in progress|working towards?|planned|scheduled|exam (?:in|on))\b|준비|공부 ?중|강의|필기 ?합격|응시 ?예정|취득 ?예정/iu;

function withCertificate(state: "met" | "partial", match: number, span: Span, why: Said): Finding {
  return { state, match, uncertainty: state === "met" ? 0.05 : 0.4, shown: [span], why: [why] };
}

function tellingWords(name: string): ReadonlySet<string> {
  let whole = name;
  for (const [short, long] of SHORT_NAMES) if (short.test(name)) whole = whole.replace(short, long);
  return new Set([...stemsOf(whole)].filter((stem) => !COMMON.has(stem)));
}

function shareOf(wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  return [...wanted].filter((stem) => held.has(stem)).length / wanted.size;
}
