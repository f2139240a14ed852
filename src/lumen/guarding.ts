/** The guard around one call: what may go to a model, in which words, and what is put back into its answer. */
import {
  buildReceipt,
  createMasker,
  type FindPersonal,
  type GuardSettings,
  isMaskedFor,
  mayAnswer,
  type PrivacyLabel,
  type Receipt,
} from "./guard/index.ts";
import { type ChatMessage, ModelUnavailableError } from "./lumen.ts";
import type { Model } from "./model.ts";

/** What is masked for whom, and what finds it. */
export interface Guard {
  readonly settings: GuardSettings;
  readonly find: FindPersonal;
}

export interface GuardedMessages {
  /** As they leave. */
  readonly messages: readonly ChatMessage[];
  /** An answer's next piece with the values back in it; some of it may be held back. */
  restore(piece: string): string;
  /** What was held back when the answer ended. */
  rest(): string;
  readonly receipt: Receipt;
}

const UNCHANGED = { restore: (piece: string) => piece, rest: () => "" };

/** @throws ModelUnavailableError withheld, where the label keeps the request from this model */
export function assertMayAnswer(label: PrivacyLabel, model: Model): void {
  const { isAllowed, reason } = mayAnswer(label, model);
  if (!isAllowed) throw new ModelUnavailableError("withheld", reason);
}

/**
 * The messages as a model may see them. What ION itself says comes first and is not looked through: it stays the same
 * from turn to turn, so that providers can cache it.
 */
export function guardMessages(
  { settings, find }: Guard,
  { messages, label, model }: { messages: readonly ChatMessage[]; label: PrivacyLabel; model: Model },
): GuardedMessages {
  if (!isMaskedFor(settings, label, model))
    return { messages, ...UNCHANGED, receipt: buildReceipt({ model, label, messages }) };
  const masker = createMasker(settings.kinds, find);
  const [first] = messages;
  const own = first?.role === "system" ? [first] : [];
  const others = messages.slice(own.length);
  const texts = masker.maskAll(others.map(({ content }) => content));
  const { note, counts } = masker;
  if (note === null) return { messages, ...UNCHANGED, receipt: buildReceipt({ model, label, messages }) };
  const masked = others.map(({ role }, index) => {
    const content = texts[index] ?? "";
    // Last, where it changes nothing that came before.
    return { role, content: index === others.length - 1 ? `${note}\n\n${content}` : content };
  });
  const stream = masker.restoreStream();
  const sent = [...own, ...masked];
  return {
    messages: sent,
    restore: (piece) => stream.push(piece),
    rest: () => stream.end(),
    receipt: buildReceipt({ model, label, messages: sent, counts }),
  };
}
