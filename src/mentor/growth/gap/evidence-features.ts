/** A requirement beside what a CV has for it as numbers, from which it is learned whether a reader would call it met. */
import type { HeldSkill, Requirement } from "../growth.ts";
import { letterPairs, sharedPairs } from "../reading/letter-pairs.ts";
import { COMMON_CONCEPTS } from "./common-concept-catalog.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { ASKED_CUES } from "./evidence-cue-catalog.ts";
import { nameOf } from "./names.ts";
import { type CvLine, conceptsOf, overlap } from "./phrase-evidence.ts";
import { yearsInTrade } from "./trade-years.ts";

const SAME = 0.85;
const MANY = 4;
const HEDGED_SHARE = 0.5;
const HANGUL = /\p{Script=Hangul}/u;
const NAME = /\p{Lu}[\p{L}\p{N}+#.-]*\p{L}|\p{Lu}[+#]*(?=[\s,)/]|$)/gu;
const LATIN = /[A-Za-z][A-Za-z0-9+#.]+/gu;
const ASKED = Object.entries(ASKED_CUES);

/** Feature values by name; those that are 0 are left out. Linear in the CV's lines. */
export function evidenceFeatures(
  requirement: Requirement,
  finding: Finding,
  comparison: Comparison,
): ReadonlyMap<string, number> {
  const features = new Map<string, number>([["bias", 1]]);
  const set = (name: string, value: number | boolean): void => {
    if (Number(value) !== 0) features.set(name, Number(value));
  };
  const phrase = phraseOf(requirement, comparison);
  const { kind, wording, anyOf } = requirement;
  set(`rule ${finding.state}`, true);
  set("rule match", finding.match);
  set(`kind ${kind}`, true);
  set(`${kind} ${finding.state}`, true);
  set(`wording ${wording}`, true);
  for (const [name, cue] of ASKED) {
    const isSaid = cue.test(phrase);
    set(`asked ${name}`, isSaid);
    set(`asked ${name}, met`, isSaid && finding.state === "met");
  }
  set("names no skill", anyOf.length === 0);
  set("names several", anyOf.length > 1);
  setSkills(requirement, phrase, { comparison, set });
  setWords(requirement, phrase, { comparison, set });
  setYears(requirement, comparison, set);
  set("silence", comparison.silence);
  return features;
}

type Set = (name: string, value: number | boolean) => void;

/** How well the held skills that are the wanted ones are shown where they stand. */
function setSkills({ anyOf }: Requirement, phrase: string, { comparison, set }: WordsContext): void {
  const { held, skills, lines } = comparison;
  if (anyOf.length === 0) return;
  let credit = 0;
  let best = 0;
  let mentions = 0;
  let isHedged = true;
  let isListed = true;
  const found = new Set<string>();
  let isSame = false;
  let isSameTold = false;
  let restBeside = 0;
  const rest = restOf(phrase, anyOf, comparison);
  for (const each of held) {
    const own = Math.max(...anyOf.map((wanted) => skills.relation(each.skillId, wanted).credit));
    credit = Math.max(credit, own);
    if (own < SAME) continue;
    mentions += each.mentions.length;
    if (each.isShown) best = Math.max(best, own);
    if (anyOf.includes(each.skillId)) isSame = true;
    for (const line of linesOf(each, lines)) {
      restBeside = Math.max(restBeside, shareOf(rest, line));
      if (anyOf.includes(each.skillId) && !line.cues.has("hedged") && !line.isList) isSameTold = true;
      if (!line.cues.has("hedged")) isHedged = false;
      if (!line.isList) isListed = false;
      for (const cue of line.cues) found.add(cue);
    }
  }
  set("credit", credit);
  set("credit shown", best);
  if (mentions === 0) return;
  set("mentions", Math.min(mentions, MANY) / MANY);
  set("same skill", isSame);
  set("same skill told", isSameTold);
  set("rest beside skill", restBeside);
  set("rest not beside skill", rest.size > 0 && restBeside === 0);
  set("only hedged", isHedged);
  set("only listed", isListed);
  set("only listed, shown", isListed && best > 0);
  for (const cue of found) set(`skill line ${cue}`, true);
}

function linesOf(held: HeldSkill, lines: readonly CvLine[]): readonly CvLine[] {
  return lines.filter(({ span }) => held.mentions.some((mention) => overlap(mention, span)));
}

interface WordsContext {
  readonly comparison: Comparison;
  readonly set: Set;
}

/** How much of what is asked stands in one line of the CV, and in all of it. */
function setWords({ anyOf }: Requirement, phrase: string, { comparison, set }: WordsContext): void {
  const wanted = conceptsOf(phrase);
  const rest = restOf(phrase, anyOf, comparison);
  const pairs = letterPairs(phrase);
  let share = 0;
  let pairShare = 0;
  let restShare = 0;
  let bestLine: CvLine | null = null;
  const everywhere = new Set<string>();
  for (const line of comparison.lines) {
    const own = shareOf(wanted, line);
    if (own > share) bestLine = line;
    share = Math.max(share, own);
    restShare = Math.max(restShare, shareOf(rest, line));
    pairShare = Math.max(pairShare, sharedPairs(pairs, line.pairs));
    for (const concept of line.concepts.keys()) everywhere.add(concept);
  }
  setTelling(phrase, wanted, { comparison, set });
  set("share", share);
  set("share of letters", pairShare);
  set("share, no skill", anyOf.length === 0 ? share : 0);
  set("letters, no skill", anyOf.length === 0 ? pairShare : 0);
  set("rest", Math.min(rest.size, MANY) / MANY);
  set("rest share", rest.size === 0 ? 0 : restShare);
  set("rest unsaid", rest.size > 0 && restShare === 0);
  set(
    "anywhere",
    wanted.size === 0 ? 0 : [...wanted.keys()].filter((each) => everywhere.has(each)).length / wanted.size,
  );
  if (bestLine !== null) for (const cue of bestLine.cues) set(`best line ${cue}`, share);
}

/** What a phrase asks beside the skills it names. */
function restOf(
  phrase: string,
  anyOf: readonly string[],
  comparison: Comparison,
): ReadonlyMap<string, number> {
  const named = conceptsOf(anyOf.flatMap((id) => Object.values(nameOf(comparison, id))).join(" "));
  return new Map(
    [...conceptsOf(phrase)]
      .filter(([concept]) => !named.has(concept))
      .map(([concept, weight]) => [concept, weight * (COMMON_CONCEPTS.get(concept) ?? 1)]),
  );
}

/** Rare words tell more than common ones, and names most of all. */
function setTelling(
  phrase: string,
  wanted: ReadonlyMap<string, number>,
  { comparison, set }: WordsContext,
): void {
  const telling = new Map(
    [...wanted].map(([concept, weight]) => [concept, weight * (COMMON_CONCEPTS.get(concept) ?? 1)]),
  );
  const names = new Set(
    (HANGUL.test(phrase) ? phrase.match(LATIN) : phrase.slice(1).match(NAME))?.map((name) =>
      name.toLowerCase(),
    ) ?? [],
  );
  let share = 0;
  let most = 0;
  let named = 0;
  let namedDone = 0;
  for (const line of comparison.lines) {
    const isTold = !line.cues.has("hedged") && !line.isList;
    const own = shareOf(telling, line);
    share = Math.max(share, isTold ? own : own * HEDGED_SHARE);
    if (isTold)
      for (const [concept, weight] of telling) if (line.concepts.has(concept)) most = Math.max(most, weight);
    const count = [...names].filter((name) => line.lower.includes(name)).length / Math.max(1, names.size);
    named = Math.max(named, count);
    if (isTold) namedDone = Math.max(namedDone, count);
  }
  const isOpen = ASKED_CUES.choice?.test(phrase) === true || ASKED_CUES.examples?.test(phrase) === true;
  set("telling", share);
  set("telling word", most);
  set("telling, choice", isOpen ? most : 0);
  set("has names", names.size > 0);
  set("names held", named);
  set("names told", namedDone);
  set("names told, choice", isOpen && namedDone > 0);
  set("names told, no skill", namedDone > 0 && comparison.held.length === 0);
}

function shareOf(wanted: ReadonlyMap<string, number>, line: CvLine): number {
  let all = 0;
  let shared = 0;
  for (const [concept, weight] of wanted) {
    all += weight;
    if (line.concepts.has(concept)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

function setYears(requirement: Requirement, comparison: Comparison, set: Set): void {
  if (requirement.minYears === null) return;
  const years = yearsInTrade(requirement, comparison) ?? 0;
  const whole = comparison.cv.yearsOfWork ?? 0;
  set("years asked", true);
  set("years of trade", Math.min(1, years / requirement.minYears));
  set("years of work", Math.min(1, whole / requirement.minYears));
  set("years enough", whole >= 0.9 * requirement.minYears);
}
