import type { Language } from "#contract/language.ts";
import type { AnswerPart } from "#contract/persona.ts";
import type { Distribution, Tone, WaveKey } from "#contract/wave-key.ts";

/** Advice for one kind of situation, as data: `catalog/LANGUAGE/ID.md`. */
export interface Playbook {
  readonly id: string;
  readonly title: string;
  readonly language: "en" | "ko";
  /** How people write when they are in it, many voices; what retrieval learns from. */
  readonly situations: readonly string[];
  /** The same in Korean, for an English playbook that has no Korean sibling. */
  readonly koreanSituations: readonly string[];
  /** Patterns of wave keys it suits; each part a value or `*`. */
  readonly waveKeys: readonly string[];
  readonly steps: readonly string[];
  readonly questions: readonly string[];
  readonly sources: readonly { readonly title: string; readonly url?: string | undefined }[];
  readonly inShort: string;
  readonly whatIsGoingOn: string;
  readonly whatToMeasure: string;
  readonly people: string;
  readonly pitfalls: readonly string[];
  readonly widerPicture: string;
}

/** Where a conversation stands in a playbook. */
export interface PlaybookState {
  readonly playbookId: string;
  readonly stepsTold: number;
}

export interface PlaybookQuery {
  readonly text: string;
  readonly language: Language;
  readonly waveKey?: WaveKey;
}

export interface PlaybookMatch {
  readonly playbook: Playbook;
  /** How likely it is the one, 0..1. */
  readonly score: number;
  /** Whether it is so much likelier than that nothing fits that it can be told. */
  readonly fits: boolean;
}

export interface AdviceRequest {
  readonly message: string;
  readonly language: Language;
  readonly waveKey: WaveKey;
  readonly tone: Distribution<Tone>;
  /** Asked in place of an open question where nothing fits. */
  readonly clarifyingQuestion?: string | null;
  /** What the person points back at ("as I told you …"): their own words of then, and how long ago. */
  readonly remembered?: { readonly quote: string; readonly daysAgo: number } | null;
  readonly voice: { readonly id: string; readonly name: string; readonly structure: readonly AnswerPart[] };
  readonly conversation: {
    /** What the person wrote before, oldest first. */
    readonly previousMessages: readonly string[];
    readonly topics: readonly string[];
    readonly tried: readonly string[];
    readonly current: PlaybookState | null;
  };
}

export interface Advice {
  /** Markdown. */
  readonly text: string;
  readonly playbook: { readonly id: string; readonly title: string } | null;
  readonly current: PlaybookState | null;
  readonly question: string;
  readonly nextSuggestion: string | null;
  /** 0..1, the match's score; 0 when nothing fits. */
  readonly confidence: number;
  readonly isDistress: boolean;
  /** Whether the text reminds of what the person had said. */
  readonly isReminded?: boolean;
}

/** The offline mentor: finds the playbook for a message and tells it in a persona's structure. */
export interface Playbooks {
  list(): readonly Playbook[];
  /** The best first. */
  find(query: PlaybookQuery): readonly PlaybookMatch[];
  advise(request: AdviceRequest): Advice;
  /** Whether a text speaks of acute distress; then `advise` answers with care instead of advice. */
  noticesDistress(text: string): boolean;
}
