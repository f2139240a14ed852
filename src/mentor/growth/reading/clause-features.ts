/** A clause of a job as numbers, from which it is learned whether it asks for something and for what kind of thing. */
import type { SkillMention, Wording } from "../growth.ts";
import { BEHAVIOUR, DOMAIN, EXPERIENCE, LOGISTICAL, NOTHING_ASKED, TELLS } from "./asked-catalog.ts";
import { findCertificates } from "./certificates.ts";
import { CLAUSE_CUES } from "./clause-cue-catalog.ts";
import { findYears } from "./durations.ts";
import { educationLevelOf } from "./education.ts";
import type { JobPart } from "./heading-catalog.ts";
import { findSpokenLanguages } from "./spoken-languages.ts";

export interface ClauseContext {
  readonly text: string;
  readonly part: JobPart | "open";
  readonly wording: Wording;
  /** The clause itself words it, not its section. */
  readonly isWorded: boolean;
  readonly mentions: readonly SkillMention[];
  /** The text is a person's own goal. */
  readonly isGoal: boolean;
  readonly isIntroduction: boolean;
  /** A list mark stands before its passage. */
  readonly isListed: boolean;
  /** Another clause of its sentence has asked. */
  readonly isRest: boolean;
  /** How much of a duty stands among the requirements too, 0 to 1. */
  readonly saidElsewhere: number;
  /** Its place in the text, 0 to 1. */
  readonly place: number;
}

const PARTS: readonly (JobPart | "open")[] = ["asked", "tasks", "conditions", "offer", "open"];
const CUES = Object.entries(CLAUSE_CUES);
const MANY = 3;
const PRACTICAL = ["calendar", "frequency", "movement", "presence", "duty", "permit"];

/** Feature values by name; those that are 0 are left out. Deterministic; linear in the clause. */
export function clauseFeatures(context: ClauseContext): ReadonlyMap<string, number> {
  const features = new Map<string, number>([["bias", 1]]);
  const set = (name: string, value: number | boolean): void => {
    if (Number(value) !== 0) features.set(name, Number(value));
  };
  const { text, part, wording, mentions } = context;
  for (const [name, cue] of CUES) set(name, cue.test(text));
  for (const each of PARTS) set(`part ${each}`, part === each);
  set(`wording ${wording}`, true);
  setRules(text, set);
  const known = mentions.filter(({ skillId }) => skillId !== null).length;
  set("known skills", Math.min(known, MANY) / MANY);
  set("names a skill", known > 0);
  set(
    "skill-like",
    mentions.some(({ skillId }) => skillId === null),
  );
  set("worded", context.isWorded);
  set("goal", context.isGoal);
  set("introduction", context.isIntroduction);
  set("listed", context.isListed);
  set("rest", context.isRest);
  set("end", context.place > 0.85);
  const words = text.split(/\s+/u).length;
  set("length", Math.log2(1 + words) / 5);
  set("short", words <= 2);
  setTogether(features, context, set);
  return features;
}

type Set = (name: string, value: number | boolean) => void;

function setRules(text: string, set: Set): void {
  set(
    "practical rule",
    LOGISTICAL.some((pattern) => pattern.test(text)),
  );
  set("nothing asked", NOTHING_ASKED.test(text));
  set("tells", TELLS.test(text));
  set("behaviour", BEHAVIOUR.test(text));
  set("experience", EXPERIENCE.test(text) || DOMAIN.test(text));
  set("years", findYears(text).length > 0);
  set("education", educationLevelOf(text) !== null);
  set("spoken", findSpokenLanguages(text, { offset: 0, isSection: text.length < 80 }).length > 0);
  set("certificate", findCertificates(text, 0).length > 0);
}

/** What counts only beside something else: a skill in open prose, a wish in a goal. */
function setTogether(features: ReadonlyMap<string, number>, context: ClauseContext, set: Set): void {
  const has = (name: string): boolean => (features.get(name) ?? 0) > 0;
  const isOpen = context.part === "open";
  set("open reader", isOpen && has("reader"));
  set("open skill", isOpen && (has("names a skill") || has("skill-like")));
  set("open employer skill", isOpen && has("employerFirst") && has("names a skill"));
  set("open listed", isOpen && context.isListed);
  set("open introduction skill", isOpen && context.isIntroduction && has("names a skill"));
  set("goal skill", context.isGoal && has("names a skill"));
  set("goal need", context.isGoal && (has("need") || has("noun") || has("learned") || has("wished")));
  set("asked plain", context.part === "asked" && !has("employerFirst") && !has("small"));
  set(
    "small thing",
    has("small") && (has("names a skill") || has("noun") || has("spoken") || has("education")),
  );
  set(
    "small nothing",
    has("small") && !has("names a skill") && !has("noun") && !has("spoken") && !has("education"),
  );
  set("place alone", has("placeFact") && !has("calendar") && !has("movement") && !has("need"));
  const practical = PRACTICAL.filter(has).length;
  set("practical cues", Math.min(practical, MANY) / MANY);
  set("practical and open", isOpen && practical > 0);
  set("practical, no skill", practical > 0 && !has("names a skill") && !has("noun"));
  set("practical reader", practical > 0 && (has("reader") || has("need")));
  set("place and calendar", has("place") && has("calendar"));
  set("duty said elsewhere", context.saidElsewhere);
  set("duty new", context.part === "tasks" && context.saidElsewhere < 0.25);
  set("duty skill", context.part === "tasks" && (has("names a skill") || has("skill-like")));
}
