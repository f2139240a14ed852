/**
 * Finds what a turn says about the person without a model: sentences that state something, rules of grammar over them,
 * dates resolved against the turn's day. It would rather leave something out than invent it.
 */
import type { Language } from "#contract/language.ts";
import type { Extractor, LearnedTurn, MemoryCandidate } from "../memory.ts";
import { SLOT_NOUNS } from "../truth/noun-catalog.ts";
import { relationIn } from "../truth/relation-catalog.ts";
import { slotOf } from "../truth/slot-catalog.ts";
import { valueKey } from "../truth/value-key.ts";
import { datedFindings } from "./dated.ts";
import { DAY_MS, findDate } from "./dates.ts";
import { declaredFindings } from "./declared.ts";
import { durabilityOf } from "./durable.ts";
import { ENGLISH_NOUNS, ENGLISH_RULES } from "./english-catalog.ts";
import type { Finding } from "./finding.ts";
import { introducedFindings } from "./introduced.ts";
import { introducedInKorean } from "./introduced-korean.ts";
import { KOREAN_NOUNS, KOREAN_RULES } from "./korean-catalog.ts";
import { meetingOf } from "./meeting.ts";
import { isPlausible } from "./plausible.ts";
import type { Rule } from "./rule.ts";
import { type Clause, clauses, type Sentence, statements } from "./speech.ts";
import { KOREAN_DOUBTFUL, KOREAN_EVERYBODY, KOREAN_OTHERS } from "./speech-catalog.ts";
import { stackFindings, withListsJoined } from "./stack.ts";
import { told } from "./told.ts";
import { preferenceSlot, toolSlot, toolsIn } from "./tool-catalog.ts";
import { type Application, toolFindings } from "./tools.ts";
import { englishValue, koreanValue } from "./value.ts";
import { KOREAN_REGION } from "./value-catalog.ts";

/** The extractor that needs no model; English and Korean, the same result for the same turn. */
export function createBuiltInExtractor(): Extractor {
  return {
    id: "built-in",
    async extract(turn, _before, signal) {
      signal?.throwIfAborted();
      return candidatesOf(turn);
    },
  };
}

/** Enough for what people write; a pasted book must not hold up the process. */
const MAX_CLAUSES = 40;
const MAX_CLAUSE = 300;
const MAX_SENTENCE = 600;

/** Who was hired or is named in the message is whose first day it is. */
const OF_NEWCOMER = /뽑았|채용|[가-힣]{2,4} ?(?:씨|님)(?=[.은는이가\s])/u;

function candidatesOf(turn: LearnedTurn): readonly MemoryCandidate[] {
  const found: Finding[] = [];
  const isAboutPets = PETS.test(turn.userMessage);
  let left = MAX_CLAUSES;
  let before: Sentence | null = null;
  for (const whole of statements(turn.userMessage).slice(0, MAX_CLAUSES)) {
    if (left <= 0) break;
    const sentence = shortened(whole);
    found.push(
      ...datedFindings(sentence, turn.saidAt),
      ...introducedFindings(sentence),
      ...introducedInKorean(sentence, before),
      ...declaredFindings(sentence),
      ...stackFindings(sentence),
    );
    before = sentence;
    const joined = { ...sentence, text: withListsJoined(sentence.text, sentence.isKorean) };
    const parts = sentence.isKorean ? koreanClauses(joined) : clauses(joined);
    const short = parts.filter(({ text }) => text.length <= MAX_CLAUSE).slice(0, left);
    left -= short.length;
    for (const clause of short) (sentence.isKorean ? findKorean : findEnglish)(found, clause, isAboutPets);
  }
  const seen = new Set<string>();
  const isTheirs = ({ attribute, sentence }: Finding) =>
    attribute === "start" && sentence.isKorean && OF_NEWCOMER.test(turn.userMessage);
  return found
    .filter((finding, place, all) => !isTheirs(finding) && isTelling(finding, place, all))
    .flatMap((finding) => {
      const candidate = candidateOf(finding, turn);
      const key = `${candidate.claim} ${candidate.subject}/${candidate.attribute}=${valueKey(candidate.value)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [candidate];
    });
}

/** A run-on sentence is heard as far as a person would follow it; its quote stays whole. */
function shortened(sentence: Sentence): Sentence {
  const { text } = sentence;
  if (text.length <= MAX_SENTENCE) return sentence;
  const end = text.lastIndexOf(" ", MAX_SENTENCE);
  return { ...sentence, text: text.slice(0, end > 0 ? end : MAX_SENTENCE) };
}

const PETS = /\b(?:dog|cat|rabbit|parrot|hamster|puppy|kitten)s?\b|강아지|고양이|반려|토끼|앵무|키우|마리/i;
const SPECIES = /^(?:dogs?|cats?|rabbits?|parrots?|hamsters?|강아지|고양이|개|토끼|앵무새|햄스터|거북이)$/i;

/** A pet that has a name is known by it, not by its kind. */
function isTelling({ attribute, value }: Finding, _place: number, all: readonly Finding[]): boolean {
  if (attribute !== "pet" || !SPECIES.test(value)) return true;
  return !all.some((other) => other.attribute === "pet" && !SPECIES.test(other.value));
}

function findEnglish(found: Finding[], { text, sentence }: Clause, isAboutPets: boolean): void {
  const lower = sentence.text.toLowerCase();
  const taken = new Set<string>();
  for (const rule of ENGLISH_RULES) {
    if (!isHinted(rule, lower) || (rule.subject === "pet" && !isAboutPets)) continue;
    applyRule(found, taken, { rule, text, sentence });
  }
}

const KOREAN_BREAK =
  /(?<=[가-힣\dA-Za-z](?:고|는데|은데|인데|한데|지만|며|라서|어서|아서|해서|니까|때문에|거든요|져서|돼서|,)|,)\s+(?!싶|있|계|말|보|않|없|나서|나면|자세|간단|간결|친절)/u;
/** "Take a break and smoke": what somebody is told to do. */
const ORDER = /(?:십시오|하자|합시다)[.!~\s]*$/u;
const SAYS_I = /(?:^|\s)(?:저|제|나|내|우리|저희|전|난)(?:는|가|도|의|만)?\s/u;
/** What may be said of a relative. */
const OF_RELATIVES = new Set(["city", "employer", "role", "school"]);
const ABOUT_RELATIVES = new Set(["partner", "child-school", "pet", "*", "noun", "manager", "flatmate"]);
/** "He who reads" in honorific words is never the one who writes. */
const HONORIFIC = /(?:[가-힣](?:시고|시는|셨|십니다|시네|시죠|시길|십시오)|계시|계신)/u;
/** "은솔이는 …": a name with what only names have behind them is who does it. */
const NAMED_OTHER = /^(?:근데 |그리고 )?[가-힣]{2,3}이(?:는|가|도)\s/u;
const OF_WRITER = new Set([
  "city",
  "employer",
  "role",
  "salary",
  "learning",
  "work-mode",
  "uses",
  "decision",
]);
const KOREAN_RELATIVE =
  /(?:동생|오빠|형|누나|언니|엄마|어머니|아빠|아버지|아들|딸|아내|남편|와이프|여자친구|남자친구|친구)(?:은|는|이|가|도)\s/u;

function koreanClauses(sentence: Sentence): readonly Clause[] {
  const isOrder = ORDER.test(sentence.text);
  let isOthers = false;
  return sentence.text.split(KOREAN_BREAK).flatMap((part) => {
    const text = part.replace(/[.!?~…\s]+$/, "").replace(/\s+/g, " ");
    const saysI = SAYS_I.test(`${text} `);
    // Who was named last is whom the next part is about, unless the person comes back into it.
    isOthers = isOfOthers(text) || (isOthers && !saysI);
    return isOthers || (isOrder && !saysI) || KOREAN_DOUBTFUL.test(text) ? [] : [{ text, sentence }];
  });
}

function isOfOthers(text: string): boolean {
  if (KOREAN_EVERYBODY.test(`${text} `) && !/우리|저희/u.test(text)) return true;
  return KOREAN_OTHERS.test(`${text} `) && !/(?:팀장|멘토|집주인|선생|교수)/.test(text);
}

function findKorean(found: Finding[], { text, sentence }: Clause, isAboutPets: boolean): void {
  const lower = sentence.text.toLowerCase();
  const relation = KOREAN_RELATIVE.test(text) ? relationIn(text) : null;
  const isHonorific = HONORIFIC.test(text);
  const isNamed = NAMED_OTHER.test(text);
  const taken = new Set<string>();
  for (const rule of KOREAN_RULES) {
    if (!isHinted(rule, lower) || (rule.subject === "pet" && !isAboutPets)) continue;
    const { attribute } = rule;
    if ((isHonorific || isNamed) && OF_WRITER.has(attribute)) continue;
    const isOfRelative = OF_RELATIVES.has(attribute);
    if (relation !== null && !isOfRelative && !ABOUT_RELATIVES.has(attribute)) continue;
    applyRule(found, taken, { rule, text, sentence, relation: isOfRelative ? relation : null });
  }
}

function isHinted({ hints }: Rule, lower: string): boolean {
  return hints.some((hint) => lower.includes(hint));
}

function applyRule(found: Finding[], taken: Set<string>, application: Application): void {
  const { rule, text, sentence } = application;
  if (rule.attribute === "*" && taken.size > 0) return;
  const groups = rule.pattern.exec(text)?.groups;
  if (groups === undefined && !rule.pattern.test(text)) return;
  const raw = groups?.value ?? groups?.called;
  if (
    raw !== undefined &&
    sentence.isKorean &&
    /(?:^|\s)(?:안|못)$/.test(raw.trim()) &&
    rule.claim === "holds"
  )
    return;
  const read = sentence.isKorean ? koreanValue : englishValue;
  if (rule.shape === "tool") {
    const findings = toolFindings(application, groups ?? {}).filter(({ attribute }) => !taken.has(attribute));
    for (const finding of findings) push(found, taken, finding);
    return;
  }
  // A move to come is no place to live yet, unless its day is known.
  if (rule.hints[0] === "moving" && findDate(sentence.text, 0) === null) return;
  const value = raw === undefined ? rule.standing : (read(raw, rule.shape) ?? null);
  if (rule.isKnown && toolsIn(value ?? "").length === 0) return;
  const attribute = attributeOf(rule, groups ?? {}, value);
  if (value === null || attribute === null || taken.has(attribute) || taken.has(baseOf(attribute))) return;
  if (rule.attribute === "employer" && rule.claim === "ended" && SLOT_NOUNS.has(value.toLowerCase())) return;
  if (attribute === "city" && toolSlot(value) !== null) return;
  const isTold = rule.claim === "holds" || attribute === "partner";
  if (isTold && !isPlausible(attribute, value, { clause: text, sentence })) return;
  // Whoever joins Slack has no new employer.
  if (rule.attribute === "employer" && rule.isChange && toolSlot(value) !== null) return;
  if (attribute === "decision" && isVague(value)) return;
  if (attribute === "city" && sentence.isKorean && /\d/.test(value)) return;
  if (attribute === "name" && !isIntroduction(application, value)) return;
  const subject = subjectOf(application);
  const shared = { subject, attribute, claim: rule.claim, sentence, clause: text, isChange: rule.isChange };
  if (rule.isChange) found.push({ ...shared, claim: "ended", value: "*" });
  push(found, taken, { ...shared, value });
}

/** "I'm Irish" and "I'm Batman" are no introductions; "Hi, I'm Jonas" and "I'm Jonas, …" are. */
function isIntroduction({ rule, text, sentence }: Application, value: string): boolean {
  if (rule.hints[0] !== "i" || /^(?:hi|hello|hey)/i.test(text)) return true;
  return (
    sentence.start === 0 &&
    sentence.text.startsWith(text) &&
    !/(?:ish|ese|ian|ean|can|nch|tch|man|eek|ss|ic|al|[A-Z]{2})$/.test(value)
  );
}

function push(found: Finding[], taken: Set<string>, finding: Finding): void {
  taken.add(finding.attribute).add(baseOf(finding.attribute));
  found.push(finding);
}

/** "We picked option B" and "계속하기로 했어요" say nothing once their conversation is over. */
function isVague(value: string): boolean {
  if (/^(?:option|plan|variant) \w$/i.test(value)) return true;
  return !value.includes(" ") && toolSlot(value) === null;
}

function baseOf(attribute: string): string {
  return attribute.split(":")[0] ?? attribute;
}

function subjectOf({ rule, text, relation }: Application): string {
  if (rule.subject === "relation") return relationIn(text) ?? "self";
  return relation ?? "self";
}

function attributeOf(
  rule: Rule,
  groups: Readonly<Record<string, string | undefined>>,
  value: string | null,
): string | null {
  const noun = groups.noun?.toLowerCase();
  if (rule.attribute === "meeting") return noun === undefined ? null : meetingOf(noun);
  if (rule.attribute === "prefers") return preferenceSlot(value ?? "");
  if (rule.attribute === "decision" && groups.topic !== undefined)
    return `decision:${valueKey(groups.topic)}`;
  if (rule.attribute === "employer" && value !== null && value !== "*") return placeOf(value);
  if (rule.attribute !== "noun") return rule.attribute;
  if (noun === undefined) return null;
  if (rule.claim === "holds" && rule.standing === "*")
    return SLOT_NOUNS.get(noun)?.replace("self/", "") ?? null;
  return ENGLISH_NOUNS.get(noun) ?? KOREAN_NOUNS.get(noun) ?? null;
}

/**
 * Korean says "go to" of a company, a school, a gym and a clinic alike, and "work at" of a city, too; the name tells which.
 * Whoever works in Seoul has named no company.
 */
function placeOf(value: string): string | null {
  if (KOREAN_REGION.test(value)) return null;
  if (/(?:(?<![현군])대|대학교?|대학원|고등학교|중학교|초등학교|카이스트|포스텍|유니스트)$/u.test(value))
    return "school";
  if (/(?:헬스장|체육관|클라이밍장|수영장|요가원|필라테스|도장|복싱장)$/u.test(value)) return "gym";
  if (/(?:병원|치과|의원|내과|한의원|안과)$/u.test(value)) return "doctor";
  return /(?:어린이집|유치원)$/u.test(value) ? "child-school" : "employer";
}

function candidateOf(finding: Finding, turn: LearnedTurn): MemoryCandidate {
  const { subject, attribute, value, claim, sentence } = finding;
  const { id, number, saidAt, userMessage } = turn;
  const slot = slotOf(attribute);
  const language: Language = sentence.isKorean ? "ko" : "en";
  const from = finding.validFrom ?? beginning(finding, saidAt);
  return {
    kind: slot.kind,
    subject,
    attribute,
    value,
    text: told(finding, language),
    language,
    source: {
      conversationId: "",
      turnId: id,
      turnNumber: number,
      quote: userMessage.slice(sentence.start, sentence.end),
      start: sentence.start,
      end: sentence.end,
      saidAt,
    },
    claim,
    project: finding.project ?? null,
    importance: slot.importance,
    durability: durabilityOf(finding, saidAt),
    dependsOn: [],
    validFrom: from,
    validTo: finding.validTo ?? null,
  };
}

/** A change begins on the day that is named beside it; what is so, is so from when it was said. */
function beginning({ isChange, claim, clause, sentence }: Finding, saidAt: number): number {
  if (!isChange && claim !== "ended") return saidAt;
  const date = findDate(clause, saidAt) ?? (sentence.isKorean ? null : findDate(sentence.text, saidAt));
  if (date === null) return saidAt;
  const isToday = Math.floor(saidAt / DAY_MS) * DAY_MS === date.day;
  return isToday ? saidAt : date.day;
}
