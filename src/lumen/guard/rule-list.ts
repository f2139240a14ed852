import { INJECTION_RULES } from "./rules/injection-rules.ts";
import { INVISIBLE_RULES } from "./rules/invisible-rules.ts";
import { MASK_RULES } from "./rules/mask-rules.ts";
import { OUTPUT_RULES } from "./rules/output-rules.ts";

/** A rule as it is shown. */
export interface RuleView {
  readonly id: string;
  /** mask: before text leaves; injection: in text that was found; output: in answers. */
  readonly family: "mask" | "injection" | "output";
  readonly about: string;
  /** A text that it catches, and one that it lets pass. */
  readonly catches: string;
  readonly passes: string;
}

/** Every rule of the guard. */
export function guardRules(): RuleView[] {
  const view = (family: RuleView["family"]) => {
    return ({ id, about, catches, passes }: Omit<RuleView, "family">): RuleView => {
      return { id, family, about, catches, passes };
    };
  };
  return [
    ...MASK_RULES.map(view("mask")),
    ...INJECTION_RULES.map(view("injection")),
    ...INVISIBLE_RULES.map(view("injection")),
    ...OUTPUT_RULES.map(view("output")),
  ];
}
