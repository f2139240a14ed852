/** The shape of a rule of grammar: what people say when they say something about themselves. */

/** How a value is cut out of the words behind it, see `value.ts`. */
export type ValueShape = "name" | "org" | "place" | "thing" | "free" | "role" | "raw" | "tool";

export interface Rule {
  /** The slot it fills; `*`: whichever slot holds the value (only for ends). A group `noun` names it through `nouns`. */
  readonly attribute: string;
  /** One of these stands in the lower-cased clause, or the pattern is not tried. */
  readonly hints: readonly string[];
  /** Groups: `value`, and where it says so `old` (what it takes the place of), `topic`, `noun`. */
  readonly pattern: RegExp;
  readonly shape: ValueShape;
  readonly claim: "holds" | "ended";
  /** Says that something has become otherwise, so that what was in the slot has ended even when nobody told of it. */
  readonly isChange: boolean;
  /** `relation`: the relative that the clause names. `pet`: of the person, when the message is about an animal. */
  readonly subject: "self" | "relation" | "pet";
  /** The value when the pattern has none; `*`: whatever is in the slot. */
  readonly standing: string | null;
  /** The value has to name a tool that the catalog knows. */
  readonly isKnown: boolean;
}

type Options = Partial<Pick<Rule, "claim" | "isChange" | "subject" | "standing" | "isKnown">>;

/** @param pattern tried without regard to case; `{I}`, `{we}` … are replaced from `words` */
export function createRules(words: Readonly<Record<string, string>>) {
  return (
    attribute: string,
    shape: ValueShape,
    hints: string,
    pattern: string,
    options: Options = {},
  ): Rule => {
    const source = pattern.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
    const standard = {
      claim: "holds",
      isChange: false,
      subject: "self",
      standing: null,
      isKnown: false,
    } as const;
    return {
      attribute,
      shape,
      hints: hints.split("|"),
      pattern: new RegExp(source, "iu"),
      ...standard,
      ...options,
    };
  };
}
