import type { FenceSource } from "./fence.ts";
import type { MaskKind } from "./mask-rule.ts";
import type { MaskCounts } from "./masker.ts";
import type { PrivacyLabel } from "./privacy-label.ts";

/** What became of a text that was found for a request. */
export interface ReceiptSource extends FenceSource {
  /** fenced: sent as data; withheld: not sent, because its label or the model did not allow it. */
  readonly fate: "fenced" | "withheld";
}

/** What was sent and where to, without any of its content: safe to store and to show. */
export interface Receipt {
  readonly modelId: string;
  /** The server's name and port. */
  readonly host: string;
  readonly leftMachine: boolean;
  readonly label: PrivacyLabel;
  /** UTF-16 units of all messages as they were sent. */
  readonly charactersSent: number;
  /** Different values by kind; kinds of which there were none are left out. */
  readonly masked: Readonly<Partial<Record<MaskKind, number>>>;
  readonly sources: readonly ReceiptSource[];
}

export interface Sending {
  readonly model: { readonly id: string; readonly url: string; readonly isLocal: boolean };
  readonly label: PrivacyLabel;
  /** As they leave, masked and fenced. */
  readonly messages: readonly { readonly content: string }[];
  /** Absent: nothing was masked. */
  readonly counts?: MaskCounts;
  readonly sources?: readonly ReceiptSource[];
}

export function buildReceipt({ model, label, messages, counts, sources = [] }: Sending): Receipt {
  const masked = Object.entries(counts ?? {}).filter(([, count]) => count > 0);
  return {
    modelId: model.id,
    host: new URL(model.url).host,
    leftMachine: !model.isLocal,
    label,
    charactersSent: messages.reduce((sum, { content }) => sum + content.length, 0),
    masked: Object.fromEntries(masked),
    sources: sources.map(({ kind, name, fate }) => ({ kind, name, fate })),
  };
}

/** The receipt as one sentence for a person. */
export function tellReceipt({
  modelId,
  host,
  leftMachine,
  charactersSent,
  masked,
  sources,
}: Receipt): string {
  if (!leftMachine) return `Nothing left: ${modelId} at ${host} is local.`;
  const kinds = Object.entries(masked).map(([kind, count]) => `${count} ${kind}`);
  const withheld = sources.filter(({ fate }) => fate === "withheld").length;
  return [
    `${charactersSent} characters went to ${modelId} at ${host}`,
    kinds.length === 0 ? "nothing was masked" : `masked: ${kinds.join(", ")}`,
    ...(withheld === 0 ? [] : [`withheld: ${withheld} ${withheld === 1 ? "source" : "sources"}`]),
  ].join("; ");
}
