/** Whether a value can be one of its slot: the last look before something said becomes a candidate. */
import { ENGLISH_PLAUSIBLE, KOREAN_PLAUSIBLE } from "./plausible-catalog.ts";
import type { Sentence } from "./speech.ts";
import { toolSlot } from "./tool-catalog.ts";

/** People who are called like a tool. */
const NAMES_TOO = new Set(["Ruby"]);

export function isPlausible(
  attribute: string,
  value: string,
  said: { clause: string; sentence: Sentence },
): boolean {
  const { text, isKorean } = said.sentence;
  const catalog = isKorean ? KOREAN_PLAUSIBLE : ENGLISH_PLAUSIBLE;
  const slot = attribute in catalog ? attribute : (attribute.split(":")[0] ?? "");
  const { is, not, says, neverSays, isName, isNoTool } = catalog[slot] ?? {};
  if (value === "*") return true;
  if (not?.test(value) === true || says?.test(said.clause) === false) return false;
  if (neverSays?.test(text) === true) return false;
  const isSmall = text === text.toLowerCase();
  if (is?.test(value) === false && (isKorean || !isSmall || slot !== "employer")) return false;
  if (isName === true && !isSmall && !/\p{Lu}/u.test(value)) return false;
  return isNoTool !== true || toolSlot(value) === null || NAMES_TOO.has(value);
}
