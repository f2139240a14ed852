import { PRIVACY_LABELS, type Privacy } from "#contract/conversation.ts";

/**
 * Where a text may go: anywhere; to others only with personal data masked; only to models that run on this machine or
 * in its network (`Model.isLocal`).
 */
export type PrivacyLabel = Privacy;

/** The label of a request made of several parts: that of the strictest; `may-leave` for none. */
export function strictest(labels: Iterable<PrivacyLabel>): PrivacyLabel {
  const ranks = [...labels].map((label) => PRIVACY_LABELS.indexOf(label));
  return PRIVACY_LABELS[Math.max(0, ...ranks)] ?? "may-leave";
}

export interface MayAnswer {
  readonly isAllowed: boolean;
  /** Why, as a phrase for a person. */
  readonly reason: string;
}

/** Whether a model may be given a request under this label. */
export function mayAnswer(label: PrivacyLabel, model: { readonly isLocal: boolean }): MayAnswer {
  if (model.isLocal) return { isAllowed: true, reason: "the model is local: nothing leaves" };
  if (label === "never-leaves-this-machine")
    return { isAllowed: false, reason: "the request never leaves this machine, and the model is elsewhere" };
  if (label === "masked")
    return { isAllowed: true, reason: "the request may leave with personal data masked" };
  return { isAllowed: true, reason: "the request may leave" };
}
