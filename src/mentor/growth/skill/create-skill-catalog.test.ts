import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createSkillCatalog } from "./create-skill-catalog.ts";

const catalog = createSkillCatalog();
const JOB = `Backend Engineer

What you bring
- 5+ years of experience with Java 17 and Spring Boot
- Strong knowledge of relational databases (PostgreSQL preferred)
- Experience with container orchestration, ideally Kubernetes
- You communicate clearly and work well in a team
- Fluent English

What we offer
- Health insurance, flexible working hours and a great office in the cloud city`;

const idsIn = (text: string) =>
  catalog.find(text).flatMap(({ skillId }) => (skillId === null ? [] : [skillId]));

describe("the skill catalog", () => {
  it("finds the skills of an English job description", () => {
    const ids = idsIn(JOB);
    for (const id of ["java", "spring-boot", "relational-databases", "postgresql", "kubernetes"])
      assert.ok(ids.includes(id), id);
  });

  it("finds the skills of a Korean one", () => {
    const text =
      "자격 요건\n- Java 17과 스프링 부트 개발 경험 5년 이상\n- 쿠버네티스를 활용한 배포\n- 원활한 커뮤니케이션 능력";
    assert.deepEqual(idsIn(text), ["java", "spring-boot", "kubernetes", "communication"]);
  });

  it("leaves spoken languages and benefits alone", () => {
    const said = catalog.find(JOB).map(({ span }) => JOB.slice(span.start, span.end).toLowerCase());
    assert.ok(!said.some((words) => /english|insurance|flexible/.test(words)), said.join(", "));
  });

  it("names what it found in both languages", () => {
    assert.deepEqual(catalog.skills.get("kubernetes")?.name, { en: "Kubernetes", ko: "쿠버네티스" });
    assert.equal(catalog.skills.get("communication")?.kind, "skill");
  });

  it("mentions phrases it does not know, too", () => {
    const text = "Requirements:\nExperience with Quarkodron and Zebrafix frameworks";
    const unknown = catalog.find(text).filter(({ skillId }) => skillId === null);
    assert.ok(unknown.length > 0);
  });

  it("knows every id that it gives", () => {
    for (const id of idsIn(JOB)) assert.ok(catalog.skills.has(id), id);
  });

  it("links a phrase to ESCO", () => {
    const [linked] = catalog.link("JavaScript");
    assert.equal(linked?.id, "esco:javascript");
    assert.equal(linked?.score, 1);
    assert.ok(catalog.skills.has("esco:javascript"));
  });

  it("says the same of a text each time, and so does another catalog", () => {
    assert.deepEqual(catalog.find(JOB), catalog.find(JOB));
    assert.deepEqual(catalog.find(JOB), createSkillCatalog().find(JOB));
  });

  it("gives mentions in order, none inside another, whatever the text", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "Go",
        "C++",
        "리액트를",
        "strong",
        "knowledge of",
        "\n",
        "•",
        "design and build",
        "APIs.",
        ", ",
        "(",
      ),
      fc.string({ unit: "grapheme", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join(" ");
        let last = 0;
        for (const { span } of catalog.find(text)) {
          assert.ok(span.start >= last && span.end > span.start && span.end <= text.length);
          last = span.end;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds nothing where nothing is written", () => {
    assert.deepEqual(catalog.find(""), []);
    assert.deepEqual(catalog.find(" \n\n "), []);
  });
});
