/** The built-in writer in Korean: what the person said, in the polite form, in the order situation, task, action, result. */
import type { Claim } from "../growth.ts";
import { claimOf, closed, numberAt, statementAt, type WritingRequest } from "./answer-form.ts";
import { chosenClaim, levelLine } from "./standing.ts";
import { KOREAN_FILLERS } from "./verb-catalog.ts";
import { contentWords, overlap, sentencesOf } from "./words.ts";

const LONGEST_TITLE = 40;

/** Sentences in the order in which an interviewer wants to hear them. */
export function koreanClaims(request: WritingRequest): readonly Claim[] {
  const doing = [...told(request, "what"), ...told(request, "situation")];
  return [
    ...opening(request, doing),
    ...standing(request),
    ...doing.slice(0, 1),
    ...teamSize(request),
    ...ownRole(request),
    ...doing.slice(1),
    ...told(request, "equivalent"),
    ...told(request, "practice"),
    ...languageUse(request),
    ...tools(request),
    ...scale(request),
    ...told(request, "result", "그 결과 "),
    ...chosenClaim(request, "when"),
    ...told(request, "more"),
  ];
}

/** The same in one line, as a CV says it: nouns instead of endings. Empty where nothing was done. */
export function koreanBullet(request: WritingRequest): string {
  const source = ["what", "situation", "equivalent", "practice"].find(
    (id) => statementAt(request, id) !== undefined,
  );
  if (source === undefined) return factLine(request);
  const action = asNoun(sentencesOf(statementAt(request, source) ?? "")[0] ?? "");
  const scaleText = statementAt(request, "scale");
  const size =
    scaleText !== undefined && !isSentence(scaleText) ? ` (${scaleText.replace(/[.!?]+$/, "")})` : "";
  const resultText = statementAt(request, "result");
  const gain = resultText === undefined ? undefined : sentencesOf(resultText)[0];
  return [`${action}${size}`, ...(gain === undefined ? [] : [asNoun(gain)])].join(", ");
}

function factLine(request: WritingRequest): string {
  const line = levelLine(request);
  return line === "" ? asNoun(standing(request)[0]?.text ?? "") : line;
}

function opening(request: WritingRequest, doing: readonly Claim[]): readonly Claim[] {
  const { gap, statements } = request;
  const check = statements.get("check");
  if (gap.kind !== "skill" || gap.title.length > LONGEST_TITLE || check === undefined) return [];
  const said = contentWords(doing.map(({ text }) => text).join(" "));
  if (overlap(contentWords(gap.title), said) >= 1) return [];
  if (!check.toLowerCase().includes(gap.title.toLowerCase())) return [];
  return [claimOf(`${gap.title} 관련 업무를 한 경험이 있습니다.`, "check", check)];
}

function standing(request: WritingRequest): readonly Claim[] {
  return [
    ...years(request),
    ...degree(request),
    ...level(request),
    ...chosenClaim(request, "certificate-standing"),
    ...terms(request),
  ];
}

function years(request: WritingRequest): readonly Claim[] {
  const value = numberAt(request, "years");
  const said = statementAt(request, "years");
  if (value === undefined || said === undefined) return [];
  return [claimOf(`관련 경력은 모두 합쳐 ${value}년입니다.`, "years", said)];
}

function degree(request: WritingRequest): readonly Claim[] {
  const field = statementAt(request, "field");
  const studied = field === undefined ? [] : [claimOf(`전공은 ${bare(field)}입니다.`, "field", field)];
  return [...chosenClaim(request, "degree"), ...studied];
}

function level(request: WritingRequest): readonly Claim[] {
  const name = statementAt(request, "certificate-name");
  const named =
    name === undefined ? [] : [claimOf(`보유한 자격은 ${bare(name)}입니다.`, "certificate-name", name)];
  return [...chosenClaim(request, "language-level"), ...named];
}

function terms(request: WritingRequest): readonly Claim[] {
  const details = statementAt(request, "details");
  const more =
    details === undefined
      ? []
      : sentencesOf(details).map((sentence) => claimOf(closed(polite(sentence)), "details", sentence));
  return [...chosenClaim(request, "terms"), ...more];
}

function teamSize(request: WritingRequest): readonly Claim[] {
  const size = numberAt(request, "team-size");
  const said = statementAt(request, "team-size");
  if (size === undefined || said === undefined) return [];
  return [
    claimOf(size === 1 ? "혼자(1명) 했습니다." : `모두 ${size}명이 함께한 팀이었습니다.`, "team-size", said),
  ];
}

function ownRole(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "own-role");
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence, index) => {
    const isWhole = isSentence(sentence) || ACTION_NOUN.test(sentence) || index > 0;
    const subject = /^(?:저|제가|나는|내가|본인)/.test(sentence) ? "" : "제가 직접 ";
    const text = isWhole ? `${subject}${polite(sentence)}` : `제가 직접 맡은 부분은 ${bare(sentence)}입니다`;
    return claimOf(closed(text), "own-role", sentence);
  });
}

function tools(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "tools");
  return said === undefined ? [] : [claimOf(`함께 사용한 것은 ${said}입니다.`, "tools", said)];
}

function scale(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "scale");
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence) =>
    claimOf(
      closed(isSentence(sentence) ? polite(sentence) : `규모는 ${bare(sentence)}입니다`),
      "scale",
      sentence,
    ),
  );
}

function languageUse(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "language-use");
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence) => {
    const isWhole = isSentence(sentence) || ACTION_NOUN.test(sentence);
    return claimOf(
      closed(isWhole ? polite(sentence) : `${bare(sentence)}에 사용합니다`),
      "language-use",
      sentence,
    );
  });
}

function told(request: WritingRequest, promptId: string, before = ""): readonly Claim[] {
  const said = statementAt(request, promptId);
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence, index) =>
    claimOf(closed(`${index === 0 ? before : ""}${polite(sentence)}`), promptId, sentence),
  );
}

/** Without the stop at its end, so that more can follow. */
function bare(text: string): string {
  return text.trim().replace(/[.!?\s]+$/, "");
}

/** Whether it ends as a sentence does. */
function isSentence(text: string): boolean {
  return /(?:다|요|음|함|됨|임|슴)[.!?]*$/.test(text.trim());
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:했어요|했죠|했음|했다|하였다|하였음|했습니다|하였습니다)$/, "했습니다"],
  [/(?:됐어요|되었다|됐다|되었음|됐음|됨)$/, "되었습니다"],
  [/(?:해요|한다|합니다|하고 있음|하고 있다|하고 있어요)$/, "합니다"],
  [/(?:이에요|예요|이다|임)$/, "입니다"],
  [/([았었였갔났왔됐렸겼쳤켰꿨뒀줬])(?:어요|다|음|죠)$/, "$1습니다"],
  [/(?<=\s)있(?:어요|다|음)$/, "있습니다"],
  [/없(?:어요|다|음)$/, "없습니다"],
  [/(?<=[가-힣]{2})함$/, "했습니다"],
];

/** In the polite form, its words unchanged: "이전했음" → "이전했습니다", "이전" → "이전했습니다". */
function polite(sentence: string): string {
  const text = (sentence.replace(KOREAN_FILLERS, "").trim() || sentence).replace(/[.!?\s]+$/, "");
  for (const [ending, form] of ENDINGS) if (ending.test(text)) return text.replace(ending, form);
  return ACTION_NOUN.test(text) ? `${text}했습니다` : text;
}

/** Nouns of doing that stand at the end of a note: "12개 서비스 이전". */
const ACTION_NOUN =
  /(?:구축|개발|이전|도입|운영|설계|구현|개선|단축|감소|절감|증가|향상|적용|분석|자동화|배포|관리|작성|담당|참여|진행|수행|달성|최적화|전환|통합|검증|해결|제거|확장|출시|연동|리팩터링|리팩토링|마이그레이션)$/;

/** As a CV says it: "이전했습니다" → "이전", "줄였습니다" → "줄였음". */
function asNoun(sentence: string): string {
  return polite(sentence)
    .replace(/[.!?\s]+$/, "")
    .replace(/^(?:저는|제가|직접)\s+/, "")
    .replace(/(?<=[가-힣])했습니다$/, "")
    .replace(/되었습니다$/, "됨")
    .replace(/([았었였갔났왔됐렸겼쳤켰꿨뒀줬])습니다$/, "$1음")
    .replace(/합니다$/, "")
    .replace(/입니다$/, "");
}
