import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptanceOf } from "../src/mentor/resonance/acceptance.ts";
import { learnAcceptance } from "./acceptance.ts";
import { AXES, AXIS_NAMES, type Axis } from "./own-messages.ts";

/** Opinions that are even but for one axis, where one value is heard with certainty. */
function certain(axis: Axis, values: readonly string[]): Record<Axis, Float32Array> {
  const probabilities = AXIS_NAMES.map((name) => {
    const classes: readonly string[] = AXES[name];
    const rows = values.flatMap((value) =>
      classes.map((one) => (name === axis ? Number(one === value) : 1 / classes.length)),
    );
    return [name, Float32Array.from(rows)];
  });
  return Object.fromEntries(probabilities) as Record<Axis, Float32Array>;
}

test("who should answer is learned from what labellers and corrections named", () => {
  const texts = ["square", "square", "pen", "pen"] as const;
  const named = [["Elro"], ["Elro", "Riri"], ["Lua"], []];
  const messages = texts.map((text, at) => ({ text, labels: [{ personas: named[at] ?? [] }] }));
  const probabilities = certain("frequency", texts);
  const acceptance = learnAcceptance([{ messages, probabilities }]);
  const heardAs = (frequency: string) => {
    const shares = AXIS_NAMES.map((axis) => [
      axis,
      Object.fromEntries(
        AXES[axis].map((value) => [
          value,
          axis === "frequency" ? Number(value === frequency) : 1 / AXES[axis].length,
        ]),
      ),
    ]);
    const accepted = acceptanceOf(acceptance, Object.fromEntries(shares));
    return Object.fromEntries(acceptance.personas.map((persona, at) => [persona, accepted[at] ?? 0]));
  };
  const square = heardAs("square");
  assert.ok(Math.abs((square.Elro ?? 0) - 0.75) < 0.03, "one named it alone, one beside another");
  assert.ok(Math.abs((square.Riri ?? 0) - 0.25) < 0.03);
  assert.ok((heardAs("pen").Lua ?? 0) > 0.9, "a message nobody named anyone for teaches nothing");
});
