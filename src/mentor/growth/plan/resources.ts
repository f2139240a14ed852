import type { Gap } from "../growth.ts";
import type { Level, Resource } from "./outcome.ts";
import { RESOURCE_CATALOG } from "./resource-catalog.ts";

const MOST = 3;
/** For languages that people speak. */
const LANGUAGE_LEVELS: Resource = {
  title: "Common European Framework of Reference for Languages (Council of Europe)",
  kind: "documentation",
  url: "https://www.coe.int/en/web/common-european-framework-reference-languages",
};

/**
 * What helps with a gap from a level on, three at most, for its first skill first; where nothing is known of it, the task.
 *
 * @param task what to work on without any reading
 */
export function resourcesFor(gap: Gap, level: Level, task: string): readonly Resource[] {
  const found =
    gap.kind === "language" ? [LANGUAGE_LEVELS] : gap.skillIds.flatMap((id) => forSkill(id, level));
  const distinct = found.filter(
    ({ title }, index) => found.findIndex((one) => one.title === title) === index,
  );
  return distinct.length === 0 ? [{ title: task, kind: "practice", url: null }] : distinct.slice(0, MOST);
}

/** Whether one of these skills is a technology with documentation of its own: what one installs and tries. */
export function isDocumented(skillIds: readonly string[]): boolean {
  const technologies = skillIds.filter((id) => !FIELDS.has(id));
  return RESOURCE_CATALOG.some(
    ([of, , kind]) => kind !== "book" && of.some((id) => technologies.includes(id)),
  );
}

/** Fields and methods, although there is documentation about them. */
const FIELDS: ReadonlySet<string> = new Set([
  "agile",
  "algorithms",
  "api-design",
  "application-security",
  "caching",
  "cloud-architecture",
  "code-review",
  "computer-science",
  "concurrent-programming",
  "data-structures",
  "database-design",
  "databases",
  "deep-learning",
  "distributed-systems",
  "distributed-tracing",
  "end-to-end-testing",
  "event-streaming",
  "frontend-development",
  "full-stack-development",
  "infrastructure-as-code",
  "internationalisation",
  "large-language-models",
  "messaging",
  "monitoring",
  "observability",
  "penetration-testing",
  "programming",
  "relational-databases",
  "responsive-design",
  "scrum",
  "search-engines",
  "security",
  "technical-communication",
  "technical-writing",
  "web-accessibility",
  "web-development",
  "web-performance",
]);

function forSkill(skillId: string, level: Level): readonly Resource[] {
  return RESOURCE_CATALOG.filter(([of, levels]) => of.includes(skillId) && levels.includes(level)).map(
    ([, , kind, title, url]) => ({ kind, title, url }),
  );
}
