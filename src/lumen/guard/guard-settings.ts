import { InvalidInputError } from "#lib/ion-error.ts";
import { MASK_KINDS, type MaskKind } from "./mask-rule.ts";
import type { PrivacyLabel } from "./privacy-label.ts";

export const MASKING = ["off", "cloud", "all"] as const;
/** For whom personal data is masked: nobody; models that are not local; every model. */
export type Masking = (typeof MASKING)[number];

export interface GuardSettings {
  readonly masking: Masking;
  /** Providers, by the first part of a model's id, that are sent what the person wrote although they are not local. */
  readonly exemptProviders: readonly string[];
  readonly kinds: readonly MaskKind[];
}

export const DEFAULT_GUARD_SETTINGS: GuardSettings = {
  masking: "cloud",
  exemptProviders: [],
  kinds: MASK_KINDS,
};

/** The settings as they are written: `ION_MASK`, and two comma-separated lists. */
export interface RawGuardSettings {
  readonly ION_MASK?: string | undefined;
  readonly ION_MASK_EXEMPT?: string | undefined;
  readonly ION_MASK_KINDS?: string | undefined;
}

const PROVIDER = /^[a-z0-9][a-z0-9.-]{0,63}$/;

/**
 * @param raw what is absent or empty has its default: `cloud`, no exemption, every kind
 * @throws InvalidInputError naming the setting
 */
export function parseGuardSettings(raw: RawGuardSettings): GuardSettings {
  const masking = raw.ION_MASK?.trim() || DEFAULT_GUARD_SETTINGS.masking;
  if (!isOneOf(MASKING, masking)) throw wrong("ION_MASK", masking, MASKING.join(", "));
  const exemptProviders = listOf(raw.ION_MASK_EXEMPT);
  for (const name of exemptProviders)
    if (!PROVIDER.test(name)) throw wrong("ION_MASK_EXEMPT", name, "providers, e.g. openai,anthropic");
  const kinds = listOf(raw.ION_MASK_KINDS).map((kind) => {
    if (!isOneOf(MASK_KINDS, kind)) throw wrong("ION_MASK_KINDS", kind, MASK_KINDS.join(", "));
    return kind;
  });
  return { masking, exemptProviders, kinds: kinds.length === 0 ? MASK_KINDS : kinds };
}

/**
 * Whether a request's personal data is masked for a model. The label `masked` masks for every model elsewhere, whatever
 * is set; a setting only adds to it.
 */
export function isMaskedFor(
  { masking, exemptProviders }: GuardSettings,
  label: PrivacyLabel,
  model: { readonly id: string; readonly isLocal: boolean },
): boolean {
  if (model.isLocal) return masking === "all";
  if (label === "masked" || masking === "all") return true;
  const [provider = ""] = model.id.split("/");
  return masking === "cloud" && !exemptProviders.includes(provider);
}

function isOneOf<Name extends string>(names: readonly Name[], given: string): given is Name {
  return (names as readonly string[]).includes(given);
}

function listOf(text = ""): string[] {
  return text.split(",").flatMap((entry) => entry.trim() || []);
}

function wrong(setting: string, given: string, allowed: string): InvalidInputError {
  return new InvalidInputError(setting, `${JSON.stringify(given)} is not allowed`, `use ${allowed}`);
}
