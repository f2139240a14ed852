/** A draft by a model: it may only put in order what was said, and says for each sentence where it has it from. */
import { z } from "zod";
import { CHECK_STATEMENT, type Statements } from "../answer/statements.ts";
import type { Claim, Draft, Evidence, Gap, GrowthLanguage, Quality } from "../growth.ts";
import { createFence, DATA_RULE } from "./fenced.ts";
import type { ModelText } from "./generate.ts";
import { parseJsonAnswer } from "./json-answer.ts";

const MOST_QUOTES = 3;
export const DRAFT_TOKENS = 700;

const ANSWER = z.object({
  sentences: z
    .array(z.object({ text: z.string().trim().min(2).max(600), sources: z.array(z.string().max(12)).max(8) }))
    .min(1)
    .max(14),
  bullet: z.string().trim().max(400).default(""),
});

const STYLE: Readonly<Record<GrowthLanguage, string>> = {
  en: "plain English, first person; the bullet begins with a verb and has no pronoun",
  ko: "정중한 한국어(-습니다)로, 1인칭으로; bullet은 개조식 한 줄로",
};

const SYSTEM = `You turn what somebody said about their experience into an interview answer (situation, task, action, result; three to six
sentences) and one CV line. Every sentence only says what its sources say: no number, name, responsibility or result that is not there.
Answer with JSON only: {"sentences": [{"text": "…", "sources": ["S1"]}], "bullet": "…"}. ${DATA_RULE}`;

export interface DraftPromptRequest {
  readonly gap: Gap;
  readonly statements: Statements;
  readonly language: GrowthLanguage;
  /** What the last draft lacked, where it is refined. */
  readonly lastQuality: Quality | null;
}

interface Source {
  readonly id: string;
  readonly text: string;
  readonly evidence: Evidence;
}

export function draftPrompt(request: DraftPromptRequest) {
  const fence = createFence();
  const { gap, language, lastQuality } = request;
  const sources = sourcesOf(request).map(({ id, text }) => fence("source", `${id}: ${text}`));
  const lacks = lastQuality === null ? [] : [fence("last-draft-lacked", lastQuality.issues.join(" "))];
  return {
    system: SYSTEM,
    user: [`Style: ${STYLE[language]}.`, fence("asked-for", gap.title), ...sources, ...lacks].join("\n"),
  };
}

/** S1, S2 …: what the person said; D1 …: what the CV says. */
function sourcesOf({ gap, statements }: DraftPromptRequest): readonly Source[] {
  const said = [...statements].map(([promptId, text], index): Source => {
    const shown = promptId === CHECK_STATEMENT ? `${text} — yes` : text;
    return { id: `S${index + 1}`, text: shown, evidence: { from: "statement", promptId, quote: text } };
  });
  const found = gap.shown
    .filter(({ document }) => document === "cv")
    .slice(0, MOST_QUOTES)
    .map(
      (quote, index): Source => ({
        id: `D${index + 1}`,
        text: quote.text,
        evidence: { from: "document", quote },
      }),
    );
  return [...said, ...found];
}

/** The draft as the model claims it; nothing in it is believed yet. @throws GrowthModelAnswerError */
export function readDraft(request: DraftPromptRequest, answer: ModelText): Draft {
  const sources = new Map(sourcesOf(request).map((source) => [source.id, source]));
  const { sentences, bullet } = parseJsonAnswer(answer.text, ANSWER);
  const claims = sentences.map(({ text, sources: named }): Claim => {
    const evidence = named.flatMap((id) => sources.get(id.trim().toUpperCase())?.evidence ?? []);
    return { text, evidence };
  });
  return { answer: claims.map(({ text }) => text).join(" "), bullet, claims, writtenBy: answer.model };
}
