/** What is remembered about a person: the shapes that the parts of this room hand each other. */
import type { Privacy } from "#contract/conversation.ts";
import type { Language } from "#contract/language.ts";
import type { MemoryEnd, MemoryKind, StoredTier } from "#contract/memory.ts";

export { MEMORY_KINDS, type MemoryEnd, type MemoryKind, type StoredTier } from "#contract/memory.ts";

/** The person's own words that a memory rests on. */
export interface MemorySource {
  /**
   * Empty, as `turnId`, where the person wrote it into the memory itself or the conversation is no longer kept;
   * `turnNumber` is 0 then.
   */
  readonly conversationId: string;
  readonly turnId: string;
  readonly turnNumber: number;
  /** Exactly what stands in the person's message from `start` to `end` (UTF-16 units). */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** When it was said, milliseconds since 1970. */
  readonly saidAt: number;
}

/** One thing that was said, as it could be remembered: what an extractor finds in a turn. */
export interface MemoryCandidate {
  readonly kind: MemoryKind;
  /** Whom or what it is about, normalised; `self` is the person. */
  readonly subject: string;
  /** The slot it fills, normalised: `city`, `employer`, `role`, `deadline`, `prefers`, `uses` … */
  readonly attribute: string;
  /** What fills the slot, as said. */
  readonly value: string;
  /** One sentence that stands by itself, in the language of the message: "Lives in Berlin". */
  readonly text: string;
  readonly language: Language;
  readonly source: MemorySource;
  /** `holds`: is so (again); `ended`: is no longer so, and nothing is known to have taken its place. */
  readonly claim: "holds" | "ended";
  /** The project it belongs to, as the person calls it; null: none was named. */
  readonly project: string | null;
  /** 0..1: how much a mentor would miss it. */
  readonly importance: number;
  /** 0..1: how likely it still matters in a month; the gate's durability test. */
  readonly durability: number;
  /** Slots (`subject/attribute`) that this one stops being true with. */
  readonly dependsOn: readonly string[];
  /** When it begins and ends to be so; dates like "next Friday" are resolved against the turn's date. */
  readonly validFrom: number;
  readonly validTo: number | null;
}

/** What is stored. Nothing is overwritten: a change ends one record and begins another. */
export interface MemoryRecord extends Omit<MemoryCandidate, "claim" | "dependsOn"> {
  readonly id: string;
  readonly tier: StoredTier;
  /** Ids of the records it stops being true with. */
  readonly dependsOn: readonly string[];
  /** null: holds. */
  readonly endedBy: MemoryEnd | null;
  readonly supersededBy: string | null;
  readonly isPinned: boolean;
  /** How often it was said again; the latest time is `lastSaidAt`. */
  readonly mentions: number;
  readonly lastSaidAt: number;
  readonly createdAt: number;
  /** edited: the person wrote it into the memory itself; then its source names no turn. Absent: said. */
  readonly origin?: "said" | "edited";
  /** Where what was said in the conversation it comes from may go. Absent: anywhere. */
  readonly privacy?: Privacy;
}

/** A turn as it is learned from, behind the reply. */
export interface LearnedTurn {
  readonly id: string;
  readonly number: number;
  readonly userMessage: string;
  readonly responseText: string;
  readonly language: Language;
  readonly saidAt: number;
  readonly personaId: string;
  readonly waveKey: string;
  /** Absent or false: the offline mentor answered, whose playbooks are no memory of the person. */
  readonly isModelAnswer?: boolean;
  /** Texts of memories that stood in the prompt of this turn: what repeats them is not new (no feedback loop). */
  readonly recalled: readonly string[];
}

/** Finds what a turn says that may be remembered: built in, or written by a model. Both keep the same contract. */
export interface Extractor {
  readonly id: string;
  /**
   * @param before the turns before it, oldest first, to resolve what "it" and "there" mean
   * @returns candidates whose quotes stand in the message; whoever calls checks it
   */
  extract(
    turn: LearnedTurn,
    before: readonly LearnedTurn[],
    signal?: AbortSignal,
  ): Promise<readonly MemoryCandidate[]>;
}

/** What a batch of candidates changes, decided by rules alone. */
export interface MemoryChanges {
  readonly added: readonly MemoryRecord[];
  readonly changed: readonly MemoryRecord[];
  /** Why candidates were turned away, for the audit: one line each. */
  readonly refused: readonly { readonly candidate: MemoryCandidate; readonly reason: RefusalReason }[];
}

export type RefusalReason =
  | "no-quote"
  | "not-durable"
  | "not-new"
  | "recalled"
  | "forgotten"
  | "not-personal";

/** A thing that recall can find: a stored memory, or what was said in a turn. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  /** Who said it: `self`, `mentor`, or a name. */
  readonly speaker: string;
  readonly conversationId: string;
  /** Place in its conversation, so that neighbours are found. */
  readonly position: number;
  readonly saidAt: number;
  /** 0..1; a turn has 0.5. */
  readonly importance: number;
}

export interface RecallQuery {
  readonly text: string;
  readonly now: number;
  /** Who asks: `self` in the product. */
  readonly speaker: string;
  /** The conversation it is asked in; what the prompt holds already is left out by `exclude`. */
  readonly conversationId: string | null;
  readonly exclude: ReadonlySet<string>;
  readonly limit: number;
  /** quick: fewer candidates are looked at closely, for a turn that waits; thorough where nothing is said. */
  readonly effort?: "quick" | "thorough";
}

export interface RecallHit {
  readonly passage: Passage;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** What each signal gave, so that a hit explains itself. */
  readonly signals: Readonly<Record<string, number>>;
}

/** An index over the passages of one person, kept up to date as things are said and forgotten. */
export interface RecallIndex {
  readonly size: number;
  /** About how much memory it takes, where it knows. */
  readonly bytes?: number;
  add(passages: readonly Passage[]): void;
  remove(ids: readonly string[]): void;
  get(id: string): Passage | undefined;
  /** Every passage, in the order of adding. */
  passages(): readonly Passage[];
  /** The best first. */
  search(query: RecallQuery): readonly RecallHit[];
}
