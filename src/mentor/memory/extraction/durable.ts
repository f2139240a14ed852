/** How long what is said will matter: the extractor's word for the gate's durability test. */
import { slotOf } from "../truth/slot-catalog.ts";
import { DAY_MS } from "./dates.ts";
import type { Finding } from "./finding.ts";
import { LAUGHS, POINTING, SOFT_SLOTS, TRANSIENT } from "./speech-catalog.ts";

/** What is brief keeps this share of its slot's durability: too little for the gate. */
const BRIEF = 0.4;

/** 0..1, see `MemoryCandidate`. @param saidAt milliseconds since 1970 */
export function durabilityOf(finding: Finding, saidAt: number): number {
  const { durability } = slotOf(finding.attribute);
  const isBrief = finding.claim === "ended" ? isBareDenial(finding) : isPassing(finding, saidAt);
  return isBrief ? durability * BRIEF : durability;
}

function isPassing(
  { attribute, value, clause, sentence, isChange, validTo }: Finding,
  saidAt: number,
): boolean {
  if (slotOf(attribute).kind === "date") return (validTo ?? saidAt + 2 * DAY_MS) <= saidAt + DAY_MS;
  if (SOFT_SLOTS.has(attribute) && LAUGHS.test(sentence.text)) return true;
  if (slotOf(attribute).kind === "goal" && isSmall(value, sentence.isKorean)) return true;
  if (POINTED.has(attribute) && POINTING.test(clause)) return true;
  return (!isChange || attribute === "work-mode") && TRANSIENT.test(clause);
}

const POINTED: ReadonlySet<string> = new Set(["goal", "decision", "prefers", "avoids"]);

/** "To sleep" and "get through the day" are no goals that a mentor asks after in a month. */
function isSmall(value: string, isKorean: boolean): boolean {
  return (
    !isKorean &&
    /^(?:to )?(?:sleep|survive|relax|eat|nap|breathe|rest|get (?:through|home|up|some sleep)|go (?:home|to bed))\b|\b(?:before|by|after) (?:lunch|dinner|noon|tonight|bed)\b/i.test(
      value,
    )
  );
}

const DENIES = /\b(?:not|never|none)\b|n['’]t\b|\b(?:dont|isnt|aint)\b|아니|없|않|(?:^|\s)(?:안|못)\s/iu;
const ENDS =
  /\b(?:no longer|any ?more|any longer|these days|since|quit|left|stopp?(?:ed)?|lost|dropped|gave|given|got rid)\b|이제|이젠|더 이상|더는|그만|끊|접었|포기/iu;
/** Words with which a company is left, and much else that is no company. */
const LOOSE_LEAVING = /나왔|떠났|잘렸|때려|그만/u;
const WORKPLACE =
  /회사|직장|퇴사|(?:전자|은행|증권|그룹|건설|화학|병원|연구소|대학교?|학원|센터)(?=[을를에\s])/u;
const LEAVES_WORK = /\b(?:work(?:ed|ing)?|job|notice|employ\w*|company|laid off|fired|resign\w*|last day)\b/i;

/**
 * "I'm not a fan" ends what was known, if it was; it does not say that it ever was so. "I'm no longer a lead" does.
 */
function isBareDenial({ attribute, value, clause, sentence }: Finding): boolean {
  if (value === "*") return false;
  if (DENIES.test(clause) && !ENDS.test(clause)) return true;
  if (attribute === "role") return !(sentence.isKorean ? KOREAN_ROLE : ROLE).test(value);
  if (attribute !== "employer") return false;
  return sentence.isKorean
    ? LOOSE_LEAVING.test(clause) && !WORKPLACE.test(clause)
    : !LEAVES_WORK.test(clause);
}

const KOREAN_ROLE =
  /(?:개발자|엔지니어|디자이너|매니저|기획자|분석가|팀장|리드|학생|연구원|강사|프리랜서|인턴|담당|담당자|대표|사원|대리|과장|부장|신입|직원|교사|간호사|의사)$/u;
const ROLE =
  /(?:er|or|ist|lead|manager|analyst|consultant|intern|nurse|student|cto|ceo|architect|head|chair|owner|admin)$/i;
