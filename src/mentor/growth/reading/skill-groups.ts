/** Which of the skills named in a clause are asked for apart, which as a choice, and which only describe one another. */
import type { SkillCatalog, SkillMention, Span } from "../growth.ts";

export interface SkillGroup {
  readonly span: Span;
  /** As the text names them. */
  readonly words: string;
  /** Any one of them is enough. */
  readonly anyOf: readonly string[];
  /** What names them is a field of work, not the name of a technology. */
  readonly isField: boolean;
}

type Tie = "or" | "and" | "example" | "describes" | "apart";

interface Named {
  readonly id: string;
  readonly span: Span;
}

const OR =
  /^\)?\s{0,2}(?:[(,]\s{0,2})?(?:or(?: even)?|and\/or|또는|혹은|이나|나|\/|\|)\s{0,2}(?:an?\s|the\s)?$/iu;
const AND =
  /^\s{0,2}\)?\s?(?:[,;·•+&]|and|plus|as well as|및|와|과|그리고|랑)(?:\s{0,2}(?:and|&|및|그리고))?\s{0,2}(?:the\s|an?\s)?$/iu;
const OPENS_EXAMPLES =
  /^[\s\p{L}]{0,30}(?:[(:]|,?\s(?:e\.g\.|such as|like|for example|for instance|including|incl\.)|예:)\s{0,2}(?:e\.g\.,?|such as|like|or|예:|또는)?\s{0,2}$/iu;
const CLOSES_EXAMPLES =
  /^\s{0,2}(?:등의?|같은|와 같은|과 같은|류의|계열의?)(?:\)[을를의로]?)?\s[\p{L}\s]{0,20}$/iu;
/** "Ansible, Puppet or similar": any of them is enough. */
const OPEN_END =
  /^\s?,?\s?(?:or (?:similar|equivalent|comparable|another|other|the like|something)|(?:또는|혹은) (?:유사|동등)|등\s)/iu;
/** Longer or broken by a comma, what stands between two names makes them two things. */
const MOST_BETWEEN = 40;

/** Mentions in the order of the text, all of one clause. */
export function groupSkills(
  text: string,
  mentions: readonly SkillMention[],
  skills: SkillCatalog,
): SkillGroup[] {
  const named = mentions.flatMap(({ skillId, span }) => (skillId === null ? [] : [{ id: skillId, span }]));
  const ties = tiesBetween(text, named);
  const groups: Named[][] = [];
  const described: boolean[] = [];
  for (const [index, each] of named.entries()) {
    const tie = index === 0 ? "apart" : (ties[index - 1] ?? "apart");
    const last = groups.at(-1);
    if (last === undefined || tie === "and" || tie === "apart") {
      groups.push([each]);
      described.push(false);
    } else {
      last.push(each);
      if (tie === "describes") described[groups.length - 1] = true;
    }
  }
  const whole = groups.map((group, index) =>
    toGroup(text, group, { skills, isDescribed: described[index] === true }),
  );
  return withoutImplied(whole, text, skills);
}

function toGroup(
  text: string,
  group: readonly Named[],
  { skills, isDescribed }: { readonly skills: SkillCatalog; readonly isDescribed: boolean },
): SkillGroup {
  const start = group[0]?.span.start ?? 0;
  const end = group.at(-1)?.span.end ?? 0;
  const ids = [...new Set(group.map((each) => each.id))];
  return {
    span: { start, end },
    anyOf: isDescribed ? mostTelling(ids, skills) : ids,
    words: text.slice(start, end),
    isField: !/\p{Lu}/u.test(text.slice(start, end)),
  };
}

/**
 * "Containers and Kubernetes", "backend, Ktor or Spring": who has the second has the first, so only the second is asked, at the
 * place of both. A list of names ("Java, Spring Boot") asks for each.
 */
function withoutImplied(groups: readonly SkillGroup[], text: string, skills: SkillCatalog): SkillGroup[] {
  const kept: SkillGroup[] = [];
  for (const group of groups) {
    const last = kept.at(-1);
    const between = last === undefined ? "" : text.slice(last.span.end, group.span.start);
    const isOne =
      last !== undefined &&
      (ONE_THING.test(between) || (last.isField && /^\s?[,:]\s?$/u.test(between))) &&
      group.anyOf.every((id) => last.anyOf.some((other) => implies(id, other, skills)));
    if (last !== undefined && isOne)
      kept[kept.length - 1] = { ...group, span: { start: last.span.start, end: group.span.end } };
    else kept.push(group);
  }
  return kept;
}

const ONE_THING = /^\s(?:and|&|및)\s$|^(?:와|과)\s$/iu;

function implies(one: string, other: string, skills: SkillCatalog): boolean {
  return (
    one !== other &&
    skills.relation(one, other).credit >= IMPLIES &&
    skills.relation(other, one).credit < IMPLIES
  );
}

const IMPLIES = 0.85;

/** "Infrastructure as code with Terraform" asks for Terraform: what another one implies says nothing more. */
function mostTelling(ids: readonly string[], skills: SkillCatalog): readonly string[] {
  const telling = ids.filter((id) => !ids.some((other) => implies(other, id, skills)));
  const first = telling[0] ?? ids[0];
  return first === undefined ? [] : [first];
}

function tiesBetween(text: string, named: readonly Named[]): Tie[] {
  const ties = named
    .slice(1)
    .map((each, index) => tieOf(text.slice(named[index]?.span.end ?? 0, each.span.start)));
  for (let index = ties.length - 1; index >= 0; index -= 1) {
    const next = ties[index + 1];
    const between = text.slice(named[index]?.span.end ?? 0, named[index + 1]?.span.start ?? 0);
    const isComma = /^\s{0,2}[,/·]\s{0,2}$/.test(between);
    // "Go, Java or Kotlin" and "Iceberg, Delta Lake 등 …": the commas say what the end of the list says.
    const isLast = index === ties.length - 1;
    const isOpen = isLast && OPEN_END.test(text.slice(named[index + 1]?.span.end ?? 0));
    if (ties[index] === "and" && isComma && isOpen) ties[index] = "or";
    if (ties[index] === "and" && isComma && (next === "or" || next === "example")) ties[index] = next;
  }
  return inBrackets(text, named, ties);
}

/** Inside of brackets that hold examples, every separator parts examples. */
function inBrackets(text: string, named: readonly Named[], ties: readonly Tie[]): Tie[] {
  let isOpen = opensBracket(text, named[0]);
  return ties.map((tie, index) => {
    const between = text.slice(named[index]?.span.end ?? 0, named[index + 1]?.span.start ?? 0);
    if (between.includes(")")) isOpen = false;
    const isInside = isOpen;
    if (tie === "example" && /[(:]|e\.g|such as|like|for example|including/i.test(between)) isOpen = true;
    return isInside && tie === "and" ? "example" : tie;
  });
}

/** "Deploying models as services (Docker, Kubernetes)": what is named stands inside, behind words that name nothing known. */
function opensBracket(text: string, first: Named | undefined): boolean {
  if (first === undefined) return false;
  return /\p{L}{2}[^()\n]{0,80}\(\s?(?:e\.g\.,?\s)?$/u.test(
    text.slice(Math.max(0, first.span.start - 100), first.span.start),
  );
}

function tieOf(between: string): Tie {
  if (OR.test(between)) return "or";
  if (AND.test(between)) return "and";
  if (OPENS_EXAMPLES.test(between) || CLOSES_EXAMPLES.test(between)) return "example";
  return between.length <= MOST_BETWEEN && !/[,;.·•]|\b(?:and|or|but)\b|및|또는|이나 /iu.test(between)
    ? "describes"
    : "apart";
}
