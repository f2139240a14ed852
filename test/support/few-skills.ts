/** A catalog of a few skills: enough to read with, small enough to see through. */
import type { Skill, SkillCatalog, SkillMention } from "../../src/mentor/growth/growth.ts";

/** id → its names, and what it implies. */
const SKILLS: Readonly<
  Record<string, { readonly names: readonly string[]; readonly implies?: readonly string[] }>
> = {
  go: { names: ["Go"] },
  rust: { names: ["Rust"] },
  java: { names: ["Java"] },
  kotlin: { names: ["Kotlin"] },
  "spring-boot": { names: ["Spring Boot"], implies: ["java"] },
  python: { names: ["Python", "파이썬"] },
  sql: { names: ["SQL"] },
  postgresql: { names: ["PostgreSQL"], implies: ["sql"] },
  kubernetes: { names: ["Kubernetes", "쿠버네티스"] },
  docker: { names: ["Docker"] },
  terraform: { names: ["Terraform"], implies: ["infrastructure-as-code"] },
  "infrastructure-as-code": { names: ["Infrastructure as code"] },
  kafka: { names: ["Kafka"], implies: ["message-queues"] },
  "message-queues": { names: ["message queues", "메시지 큐"] },
  "service-mesh": { names: ["Service mesh"] },
  istio: { names: ["Istio"], implies: ["service-mesh"] },
  linkerd: { names: ["Linkerd"], implies: ["service-mesh"] },
  aws: { names: ["AWS"] },
  "backend-development": { names: ["backend development", "서버 개발", "백엔드 개발"] },
  mentoring: { names: ["mentoring", "멘토링"] },
  react: { names: ["React"] },
};

export function createFewSkills(): SkillCatalog {
  const byName = new Map<string, string>();
  for (const [id, { names }] of Object.entries(SKILLS)) {
    for (const name of names) byName.set(name.toLowerCase(), id);
  }
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{Script=Latin}\\p{N}+#])`,
    "giu",
  );
  return {
    skills: new Map(Object.entries(SKILLS).map(([id, { names }]) => [id, skillOf(id, names)])),
    find: (text) => [...text.matchAll(pattern)].map((found) => mentionOf(found, byName)),
    relation: (held, wanted) => {
      const credit = held === wanted || (SKILLS[held]?.implies ?? []).includes(wanted) ? 1 : 0;
      const how = held === wanted ? "same" : credit === 1 ? "implies" : "none";
      return { credit, how, reason: { en: "", ko: "" } };
    },
  };
}

function skillOf(id: string, [name = id]: readonly string[]): Skill {
  return { id, kind: "knowledge", name: { en: name, ko: name } };
}

function mentionOf({ 0: name, index }: RegExpExecArray, byName: ReadonlyMap<string, string>): SkillMention {
  const span = { start: index, end: index + name.length };
  return { skillId: byName.get(name.toLowerCase()) ?? null, kind: "knowledge", span };
}
