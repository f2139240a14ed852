import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { relationOf } from "./relation.ts";
import { readTaxonomy } from "./taxonomy.ts";

const taxonomy = readTaxonomy();

describe("how far one skill shows another", () => {
  const cases: readonly (readonly [held: string, wanted: string, how: string, credit: number])[] = [
    ["react", "react", "same", 1],
    ["react", "javascript", "implies", 0.95],
    ["spring-boot", "java", "implies", 0.9],
    ["javascript", "react", "adjacent", 0.3],
    ["postgresql", "mysql", "adjacent", 0.6],
    ["mysql", "postgresql", "adjacent", 0.6],
    ["angularjs", "angular", "version", 0.5],
    ["java@8", "java@17", "version", 0.8],
    ["java@17", "java@8", "same", 1],
    ["java@17", "java", "same", 1],
    ["spring-boot", "kotlin", "none", 0],
    ["photoshop", "kafka", "none", 0],
    ["esco:lead-a-team", "esco:lead-a-team", "same", 1],
    ["esco:lead-a-team", "react", "none", 0],
  ];
  for (const [held, wanted, how, credit] of cases)
    it(`${held} for ${wanted}: ${how}, ${credit}`, () => {
      const relation = relationOf(taxonomy, held, wanted);
      assert.deepEqual({ how: relation.how, credit: relation.credit }, { how, credit });
    });

  it("says why in both languages", () => {
    const { reason } = relationOf(taxonomy, "postgresql", "mysql");
    assert.equal(reason.en, "both are relational databases");
    assert.equal(reason.ko, "둘 다 관계형 데이터베이스입니다");
  });

  it("never gives more than the skill itself, and nothing without a reason", () => {
    const id = fc.constantFrom(...taxonomy.skills.keys());
    fc.assert(
      fc.property(id, id, (held, wanted) => {
        const { credit, how, reason } = relationOf(taxonomy, held, wanted);
        assert.ok(credit >= 0 && credit <= 1);
        assert.equal(credit === 0, how === "none");
        assert.equal(reason.en === "", how === "none");
        assert.equal(reason.ko === "", how === "none");
      }),
    );
  });
});
