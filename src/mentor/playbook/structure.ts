/** How each part of an answer is filled from a playbook. */
import type { AnswerPart } from "#contract/persona.ts";
import type { Phrases } from "./phrase-catalog.ts";
import type { Playbook } from "./playbook.ts";

/** What a telling has at hand. */
export interface Telling {
  readonly playbook: Playbook;
  readonly phrases: Phrases;
  /** Steps neither told nor tried, in order. */
  readonly steps: readonly string[];
  /** A later turn in the same playbook: the background was told. */
  readonly isContinued: boolean;
  readonly acknowledgement: string;
  readonly question: string;
  /** One of several wordings, the same for the same message. */
  readonly vary: (wordings: readonly string[]) => string;
}

/** A part as it is told; `steps` says how many of the remaining steps it used up. */
export interface Told {
  readonly text: string;
  readonly steps?: number;
}

type Teller = (telling: Telling) => Told | null;

const STEPS_AT_ONCE = 4;

const background =
  (take: (playbook: Playbook) => string): Teller =>
  ({ playbook, isContinued }) =>
    isContinued ? null : { text: take(playbook) };

const numbered =
  (limit: number): Teller =>
  ({ steps }) => {
    const told = steps.slice(0, limit);
    if (told.length === 0) return null;
    return { text: told.map((step, index) => `${index + 1}. ${step}`).join("\n"), steps: told.length };
  };

const single: Teller = ({ steps, phrases, isContinued, vary }) => {
  const [step] = steps;
  if (step === undefined) return null;
  return { text: `${vary(isContinued ? phrases.nextStep : phrases.oneStep)} ${step}`, steps: 1 };
};

const bare: Teller = ({ steps: [step] }) => (step === undefined ? null : { text: step, steps: 1 });

export const TELLERS: Readonly<Record<AnswerPart, Teller>> = {
  "acknowledge-feeling": ({ acknowledgement, isContinued, phrases, vary }) => ({
    text: isContinued ? vary(phrases.stillHere) : acknowledgement,
  }),
  "one-doable-step": single,
  "check-in": ({ question }) => ({ text: question }),
  analysis: background((playbook) => playbook.whatIsGoingOn),
  solution: background((playbook) => playbook.inShort),
  "implementation-steps": numbered(STEPS_AT_ONCE),
  pitfalls: ({ playbook, isContinued }) => {
    const told = isContinued ? playbook.pitfalls.slice(2) : playbook.pitfalls.slice(0, 2);
    return told.length === 0 ? null : { text: told.map((pitfall) => `- ${pitfall}`).join("\n") };
  },
  data: background((playbook) => playbook.whatToMeasure),
  pattern: background((playbook) => playbook.whatIsGoingOn),
  insight: ({ playbook, isContinued }) => ({ text: isContinued ? playbook.widerPicture : playbook.inShort }),
  recommendation: numbered(2),
  situation: background((playbook) => `${playbook.inShort} ${opening(playbook.whatIsGoingOn, 2)}`),
  people: ({ playbook, isContinued }) => (isContinued ? null : { text: playbook.people }),
  process: single,
  "action-plan": numbered(3),
  "wider-picture": ({ playbook, isContinued }) => ({
    text: isContinued ? playbook.inShort : playbook.widerPicture,
  }),
  "balance-of-forces": background((playbook) => opening(playbook.whatIsGoingOn, 3)),
  "pattern-across-time": ({ playbook, steps }) => ({
    text:
      steps[0] === undefined ? playbook.whatToMeasure : `${opening(playbook.whatToMeasure, 2)} ${steps[0]}`,
    steps: steps[0] === undefined ? 0 : 1,
  }),
  "one-question": ({ question }) => ({ text: question }),
  gist: ({ playbook, isContinued }) => ({
    text: isContinued ? opening(playbook.widerPicture, 2) : playbook.inShort,
  }),
  connection: background((playbook) => opening(playbook.whatIsGoingOn, 2)),
  "next-line": bare,
};

/** The parts that end with the question; after them it is not asked again. */
export const ASKING_PARTS: ReadonlySet<AnswerPart> = new Set(["check-in", "one-question"]);

/** The first sentences of a text. */
function opening(text: string, sentences: number): string {
  return text
    .replace(/\s+/g, " ")
    .split(/(?<=[.!?。])\s+/)
    .slice(0, sentences)
    .join(" ");
}
