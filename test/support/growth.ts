/** What growth is tried on: a CV and a job of invented people, a small catalog of skills, a model that is told what to say. */
import type { Actor } from "#contract/actor.ts";
import type { Database } from "#platform/database/index.ts";
import type { Skill, SkillCatalog, SkillMention } from "../../src/mentor/growth/growth.ts";
import { createGrowth, type Generate, type Growth, type GrowthNeeds } from "../../src/mentor/growth/index.ts";

export const ADA_ACTOR: Actor = { workspaceId: "local", personId: "ada", scopes: ["mentor"] };
export const BEN_ACTOR: Actor = { workspaceId: "local", personId: "ben", scopes: ["mentor"] };
export const OTHER_ADA: Actor = { workspaceId: "other", personId: "ada", scopes: ["mentor"] };

export const CV = `Mira Holm
Backend developer

Experience
Backend Developer, Nordlicht GmbH, Jan 2020 - Present
- Built the booking API in Java and PostgreSQL for 40,000 users
- Cut the response time from 900 ms to 200 ms
Junior Developer, Kontor AG, Mar 2018 - Dec 2019
- Wrote reports in Java

Skills
Java, PostgreSQL, Docker, Git
`;

export const JOB = `Platform Engineer

Requirements
- You must have experience with Kubernetes in production
- Required: Java
- Required: Kafka
- Experience with Terraform is required
- PostgreSQL
Nice to have
- GraphQL
- Redis
`;

export const KOREAN_CV = `백엔드 개발자 홍예린

경력
누리소프트, 백엔드 개발자, 2020.01 - 현재
- Java와 PostgreSQL로 예약 API를 개발, 사용자 4만 명
- 응답 시간을 900ms에서 200ms로 단축

기술
Java, PostgreSQL, Docker
`;

export const KOREAN_JOB = `플랫폼 엔지니어

자격요건
- Kubernetes 운영 경험 필수
- Java 개발 경험
- Kafka 사용 경험
우대사항
- GraphQL
`;

const NAMES = [
  "Java",
  "PostgreSQL",
  "Docker",
  "Git",
  "Kubernetes",
  "Kafka",
  "Terraform",
  "GraphQL",
  "Redis",
  "Helm",
];

/** Names that are found as they stand; none shows another. */
export function smallCatalog(): SkillCatalog {
  const skills = new Map(
    NAMES.map((name): [string, Skill] => {
      const id = name.toLowerCase();
      return [id, { id, kind: "knowledge", name: { en: name, ko: name } }];
    }),
  );
  return {
    skills,
    find: (text) =>
      [...text.matchAll(new RegExp(`(?<![A-Za-z])(?:${NAMES.join("|")})(?![A-Za-z])`, "g"))].map(
        ({ 0: name, index }): SkillMention => ({
          skillId: name.toLowerCase(),
          kind: "knowledge",
          span: { start: index, end: index + name.length },
        }),
      ),
    relation: (held, wanted) => ({
      credit: held === wanted ? 1 : 0,
      how: held === wanted ? "same" : "none",
      reason: { en: "", ko: "" },
    }),
  };
}

export interface GrowthGiven {
  readonly now?: () => number;
  readonly generate?: Generate;
  readonly models?: readonly string[];
  readonly lostAfterMs?: number;
  readonly modelTimeoutMs?: number;
  readonly skills?: () => Promise<SkillCatalog>;
}

/** A room of its own over a store that others may use, too: another process, as far as the store can tell. */
export function openGrowth(database: Database, given: GrowthGiven = {}): Growth {
  const { now = () => 1_800_000_000_000, generate = async () => null, models = [], skills } = given;
  const { modelTimeoutMs, lostAfterMs } = given;
  const silent = () => undefined;
  const needs: GrowthNeeds = {
    database,
    clock: { now },
    log: { debug: silent, info: silent, warn: silent, error: silent } as unknown as GrowthNeeds["log"],
    skills: skills ?? (async () => smallCatalog()),
    readDocument: async (bytes) => ({ format: "text", text: new TextDecoder().decode(bytes) }),
    writePdf: async (document) => (await import("#platform/pdf/index.ts")).writePdf(document),
    generate,
    models: () => models,
    planCheckpoints: (plan, startsAt) =>
      [1, 2].map((week) => ({
        id: `week-${week}`,
        title: `Week ${week}`,
        gapId: plan.flow.analysis.gaps[0]?.id ?? null,
        dueAt: startsAt + week * WEEK_MS,
      })),
    ...(modelTimeoutMs === undefined ? {} : { modelTimeoutMs }),
    ...(lostAfterMs === undefined ? {} : { lostAfterMs }),
  };
  return createGrowth(needs);
}

export const WEEK_MS = 7 * 86_400_000;

/** What a deep dive into any gap could be answered with. */
export const DIVE = {
  what: "I moved 12 services to Kubernetes on GKE and wrote the charts.",
  "own-role": "I designed the cluster layout and ran the migration.",
  "team-size": 4,
  scale: "40,000 users",
  result: "Deploys went from 2 hours to 10 minutes.",
};
