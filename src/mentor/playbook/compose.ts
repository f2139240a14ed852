/** Telling a playbook: in the persona's structure, going on where the conversation stands, one question, its sources. */
import type { AnswerPart } from "#contract/persona.ts";
import { TONES } from "#contract/wave-key.ts";
import { type Phrases, phrasesFor } from "./phrase-catalog.ts";
import type { Advice, AdviceRequest, Playbook, PlaybookMatch } from "./playbook.ts";
import { ASKING_PARTS, TELLERS, type Telling } from "./structure.ts";
import { contentStems } from "./words.ts";

/** Share of a step's words that an attempt must hold to count as that step. */
const SAME_STEP = 0.5;
const SUGGESTION_CHARACTERS = 240;
const MAX_QUOTE = 160;

/** Tells a playbook from where the conversation stands in it. */
export function tellPlaybook(match: PlaybookMatch, request: AdviceRequest): Advice {
  const { playbook } = match;
  const phrases = phrasesFor(request.language);
  const vary = variation(request.message);
  const told =
    request.conversation.current?.playbookId === playbook.id ? request.conversation.current.stepsTold : 0;
  const open = playbook.steps.slice(told);
  const steps = open.filter(
    (step) => !request.conversation.tried.some((attempt) => isSameStep(step, attempt)),
  );
  const question = questionFor(playbook, request);
  const telling: Omit<Telling, "steps"> = {
    playbook,
    phrases,
    isContinued: told > 0,
    acknowledgement: vary(phrases.acknowledge[strongestTone(request)]),
    question,
    vary,
  };
  const { paragraphs, used, asked } = tellParts(request.voice.structure, telling, steps);
  const tried = request.conversation.tried.at(-1);
  if (tried !== undefined && steps.length > 0) paragraphs.splice(1, 0, phrases.tried(tried));
  if (steps.length === 0) paragraphs.push(vary(phrases.stepsDone));
  if (!asked) paragraphs.push(question);
  if (request.language === "ko" && playbook.language === "en") paragraphs.push(phrases.onlyEnglish);
  paragraphs.push(phrases.from(playbook.title, playbook.sources.map((source) => source.title).join("; ")));
  const lastTold = steps[used - 1];
  return {
    text: paragraphs.join("\n\n"),
    playbook: { id: playbook.id, title: playbook.title },
    current: {
      playbookId: playbook.id,
      stepsTold: lastTold === undefined ? told : playbook.steps.indexOf(lastTold) + 1,
    },
    question,
    nextSuggestion: steps[0] === undefined ? null : shorten(steps[0]),
    confidence: match.score,
    isDistress: false,
  };
}

/** For a message that names no subject yet: hears the tone, and asks for the matter itself. */
export function tellOpening(request: AdviceRequest): Advice {
  const phrases = phrasesFor(request.language);
  const vary = variation(request.message);
  const question = request.clarifyingQuestion ?? vary(phrases.openQuestions);
  return {
    text: [vary(phrases.acknowledge[strongestTone(request)]), vary(phrases.opening), question].join("\n\n"),
    playbook: null,
    current: request.conversation.current,
    question,
    nextSuggestion: null,
    confidence: 0,
    isDistress: false,
  };
}

/** Says that nothing fits, what comes nearest, and asks. */
export function tellNothingFits(nearest: readonly PlaybookMatch[], request: AdviceRequest): Advice {
  const phrases = phrasesFor(request.language);
  const vary = variation(request.message);
  const question = request.clarifyingQuestion ?? vary(phrases.openQuestions);
  const titles = nearest.slice(0, 3).map((match) => match.playbook.title);
  const paragraphs = [
    vary(phrases.nothingFits),
    titles.length === 0 ? "" : phrases.nearest(titles.join(", ")),
    question,
  ];
  return {
    text: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
    playbook: null,
    current: request.conversation.current,
    question,
    nextSuggestion: null,
    confidence: 0,
    isDistress: false,
  };
}

/** Says in one sentence what the person points back at, before everything else but the opening line. */
export function remind(advice: Advice, { remembered, language }: AdviceRequest): Advice {
  if (remembered == null) return advice;
  const reminder = phrasesFor(language).remembered(quotable(remembered.quote), remembered.daysAgo);
  const [opening = "", ...rest] = advice.text.split("\n\n");
  return { ...advice, text: [opening, reminder, ...rest].join("\n\n"), isReminded: true };
}

/** One line that ends no quotation, with no marks of its own. */
function quotable(quote: string): string {
  const line = quote
    .replace(/[*_`#>“”[\]<]+/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  return line.length <= MAX_QUOTE ? line : `${line.slice(0, MAX_QUOTE - 1).toWellFormed()}…`;
}

function tellParts(
  structure: readonly AnswerPart[],
  telling: Omit<Telling, "steps">,
  steps: readonly string[],
) {
  const paragraphs: string[] = [];
  let used = 0;
  let asked = false;
  for (const part of structure) {
    const told = TELLERS[part]({ ...telling, steps: steps.slice(used) });
    if (told === null) continue;
    used += told.steps ?? 0;
    asked ||= ASKING_PARTS.has(part);
    paragraphs.push(withHeading(part, told.text, telling.phrases));
  }
  return { paragraphs, used, asked };
}

function withHeading(part: AnswerPart, text: string, phrases: Phrases): string {
  const heading = phrases.headings[part];
  if (heading === undefined) return text;
  return `**${heading}**\n${/^(?:\d\.|-) /.test(text) ? "\n" : ""}${text}`;
}

/** A question of the playbook, another one each turn. */
function questionFor(playbook: Playbook, { conversation }: AdviceRequest): string {
  return playbook.questions[conversation.previousMessages.length % playbook.questions.length] ?? "";
}

function strongestTone({ tone }: AdviceRequest) {
  return TONES.reduce((best, name) => (tone[name] > tone[best] ? name : best));
}

function isSameStep(step: string, attempt: string): boolean {
  const wanted = new Set(contentStems(step));
  const done = new Set(contentStems(attempt));
  if (done.size < 2) return false;
  const shared = [...done].filter((term) => wanted.has(term)).length;
  return shared / Math.min(wanted.size, done.size) >= SAME_STEP && shared >= 2;
}

/** Chooses among wordings by the message, so that the same message is always answered alike (FNV-1a). */
function variation(message: string): (wordings: readonly string[]) => string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < message.length; index += 1)
    hash = Math.imul(hash ^ message.charCodeAt(index), 0x01000193);
  return (wordings) => wordings[(hash >>> 0) % wordings.length] ?? "";
}

function shorten(step: string): string {
  const [sentence = step] = step.split(/(?<=[.!?。])\s+/);
  return sentence.length <= SUGGESTION_CHARACTERS
    ? sentence
    : `${sentence.slice(0, SUGGESTION_CHARACTERS - 1)}…`;
}
