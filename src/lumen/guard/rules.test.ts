import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { matchesOf } from "./find-personal.ts";
import { injectionsOf } from "./injection.ts";
import { findInvisible } from "./invisible.ts";
import type { OutputContext } from "./output-rule.ts";
import { guardRules } from "./rule-list.ts";
import { INJECTION_RULES } from "./rules/injection-rules.ts";
import { INVISIBLE_RULES } from "./rules/invisible-rules.ts";
import { MASK_RULES } from "./rules/mask-rules.ts";
import { OUTPUT_RULES } from "./rules/output-rules.ts";

const NOTHING: OutputContext = { systemPrompt: "", retrieved: [], visible: [], allowedHosts: [] };

describe("every rule finds its own example and lets the other pass", () => {
  for (const rule of MASK_RULES) {
    test(rule.id, () => {
      assert.notEqual(matchesOf(rule, rule.catches).length, 0, "catches");
      assert.deepEqual(matchesOf(rule, rule.passes), [], "passes");
    });
  }
  for (const rule of INJECTION_RULES) {
    test(rule.id, () => {
      assert.notEqual(injectionsOf(rule, rule.catches).length, 0, "catches");
      assert.deepEqual(injectionsOf(rule, rule.passes), [], "passes");
    });
  }
  for (const { id, sort, catches, passes } of INVISIBLE_RULES) {
    test(id, () => {
      assert.deepEqual(
        findInvisible(catches).map((run) => run.sort),
        [sort],
        "catches",
      );
      assert.deepEqual(findInvisible(passes), [], "passes");
    });
  }
  for (const { id, find, example, catches, passes } of OUTPUT_RULES) {
    test(id, () => {
      assert.notEqual(find(catches, { ...NOTHING, ...example }).length, 0, "catches");
      assert.deepEqual(find(passes, { ...NOTHING, ...example }), [], "passes");
    });
  }
});

test("rules have unique kebab-case ids and say what they do", () => {
  const ids = guardRules().map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, about } of guardRules()) {
    assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.match(about, /^[A-Z].*\.$/);
  }
});
