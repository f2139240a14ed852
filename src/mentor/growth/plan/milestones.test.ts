import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sampleGap } from "../../../../test/support/growth-samples.ts";
import type { Priority } from "../growth.ts";
import type { QuestionStanding } from "../question/question-state.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { makeMilestones } from "./milestones.ts";
import type { Level, StandingGap } from "./outcome.ts";
import { RESOURCE_CATALOG } from "./resource-catalog.ts";

describe("a milestone", () => {
  const milestoneOf = (changes: Partial<StandingGap>, language: "en" | "ko" = "en") => {
    const gap = { ...sampleGap("Go"), standing: "learning" as const, ...changes };
    const [milestone] = makeMilestones([gap], { language, startsAt: 0, hoursPerWeek: 5 });
    return milestone;
  };

  const LEVELS: readonly (readonly [Partial<StandingGap>, Level])[] = [
    [{ state: "missing" }, "beginner"],
    [{ state: "partial", match: 0.2 }, "beginner"],
    [{ state: "partial", match: 0.6 }, "intermediate"],
    // Whoever wants to learn what their CV names does not have it to show.
    [{ state: "unproven", standing: "learning" }, "intermediate"],
    [{ state: "unproven", standing: "skipped" }, "advanced"],
  ];
  for (const [changes, level] of LEVELS)
    test(`starts as ${level} from ${JSON.stringify(changes)}`, () => {
      assert.equal(milestoneOf(changes)?.level, level);
    });

  const PROPOSED: readonly (readonly [QuestionStanding, Priority, boolean])[] = [
    ["learning", "LOW", true],
    ["lacking", "MEDIUM", true],
    ["lacking", "NICE_TO_HAVE", false],
    ["skipped", "HIGH", true],
    ["open", "IMPORTANT", false],
    ["answered", "CRITICAL", false],
    ["covered", "CRITICAL", false],
  ];
  for (const [standing, priority, isProposed] of PROPOSED)
    test(`is ${isProposed ? "" : "not "}proposed for a ${priority} gap that is ${standing}`, () => {
      assert.equal(milestoneOf({ standing, priority }) !== undefined, isProposed);
    });

  test("asks to do what cannot be read up: years, practices, behaviour", () => {
    const years = milestoneOf({ skillIds: ["go"], minYears: 3, title: "Go, 3 years" });
    assert.match(years?.steps[0] ?? "", /^Find a project/);
    const practice = milestoneOf({ skillIds: ["code-review"], title: "Code review" });
    assert.ok(practice?.steps.every((step) => !/Move one small thing/.test(step)));
    const technology = milestoneOf({ skillIds: ["go"], title: "Go" });
    assert.ok(technology?.steps.some((step) => step.startsWith("Move one small thing you know well to Go")));
  });

  test("comes with something to read or, where nothing is known of it, something to do", () => {
    const titles = (changes: Partial<StandingGap>) =>
      milestoneOf(changes)?.resources.map(({ title }) => title) ?? [];
    assert.ok(titles({ skillIds: ["go"] }).includes("A Tour of Go"));
    assert.deepEqual(
      titles({ skillIds: ["go"], state: "unproven", standing: "skipped" }),
      ["Effective Go"],
      "who has it reads no introduction",
    );
    const unknown = milestoneOf({ title: "Glass blowing" })?.resources;
    assert.deepEqual(
      unknown?.map(({ kind }) => kind),
      ["practice"],
    );
    assert.match(milestoneOf({ kind: "language" }, "ko")?.resources[0]?.title ?? "", /^Common European/);
  });

  test("has for every skill of the catalog of resources a skill of that name, and only safe addresses", () => {
    const { skills } = createSkillCatalog();
    const unknown = RESOURCE_CATALOG.flatMap(([ids]) => ids).filter((id) => !skills.has(id));
    assert.deepEqual(unknown, []);
    for (const [, , , title, url] of RESOURCE_CATALOG)
      if (url !== null) assert.equal(new URL(url).protocol, "https:", title);
  });
});
