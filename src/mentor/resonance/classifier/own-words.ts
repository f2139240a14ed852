import { HEAD_CHARACTERS, TAIL_CHARACTERS } from "./features.ts";

/** Twelve characters and more: shorter ones are names and emphasis, not somebody's speech. */
const QUOTED = /"[^"\n]{12,600}"|“[^”\n]{12,600}”|「[^」\n]{12,600}」|^>.*$/gmu;
const LEAST_OWN_WORDS = 6;
/** A longer text is mostly pasted, and is read at its head and tail alone. */
const LONGEST = HEAD_CHARACTERS + TAIL_CHARACTERS;

/**
 * A text without what it quotes: who writes of an angry colleague need not be angry (hard case 4 of
 * training/LABELLING.md). Where next to nothing else is said, the quotation is the message and stays.
 */
export function ownWords(text: string): string {
  if (text.length > LONGEST || !/["“「>]/.test(text)) return text;
  const own = text.replace(QUOTED, '""');
  const words = own.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words < LEAST_OWN_WORDS ? text : own;
}
