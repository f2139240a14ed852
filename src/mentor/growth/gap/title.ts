/** What a requirement is about, as short words of the plan's language. */
import type { GrowthLanguage, Requirement } from "../growth.ts";
import { languageName, levelName } from "./compare-language.ts";
import { phraseOf, shortened } from "./compare-phrase.ts";
import type { Comparison } from "./comparison.ts";
import { nameOf } from "./names.ts";
import { EDUCATION_NAMES, yearsInWords } from "./said-catalog.ts";

const MAX_CHOICES = 3;

/** "Kubernetes", "Go or Rust, 3 years", "English (C1)", "Bachelor's degree", else the phrase that asks. */
export function titleOf(requirement: Requirement, comparison: Comparison, language: GrowthLanguage): string {
  const { kind, anyOf, spoken, educationLevel } = requirement;
  if (kind === "language" && spoken !== null) {
    const name = languageName(spoken.code)[language];
    return spoken.level === null ? name : `${name} (${levelName(spoken.level)[language]})`;
  }
  if (kind === "education" && educationLevel !== null) return EDUCATION_NAMES[educationLevel][language];
  const isBySkill = kind === "skill" || kind === "experience";
  if (!isBySkill || anyOf.length === 0) return shortened(phraseOf(requirement, comparison));
  const names = anyOf.slice(0, MAX_CHOICES).map((skillId) => nameOf(comparison, skillId)[language]);
  const choice = names.join(language === "ko" ? " 또는 " : " or ");
  return requirement.minYears === null ? choice : withYears(choice, requirement.minYears, language);
}

function withYears(choice: string, years: number, language: GrowthLanguage): string {
  if (language === "ko") return `${choice} ${yearsInWords(years)}년`;
  return `${choice}, ${yearsInWords(years)} ${years === 1 ? "year" : "years"}`;
}
