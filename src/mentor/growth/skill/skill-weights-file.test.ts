import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { createSkillCatalog } from "./create-skill-catalog.ts";
import { SkillWeightsDamagedError } from "./errors.ts";
import { decodeSkillWeights, encodeSkillWeights, quantiseWeights } from "./skill-weights-file.ts";

const packaged = readFileSync(join(import.meta.dirname, "../../../../models/skills.bin"));

describe("the file of skill weights", () => {
  it("fits in 3 MB and holds ESCO's labels", () => {
    assert.ok(packaged.length <= 3_000_000, `${packaged.length}`);
    assert.ok(decodeSkillWeights(packaged).escoLabels.length >= 13_895);
  });

  it("is read as it was written", () => {
    const weights = decodeSkillWeights(packaged);
    assert.deepEqual(Buffer.from(encodeSkillWeights(weights)), packaged);
  });

  const altered = Buffer.from(packaged);
  altered.writeUInt8(altered.readUInt8(50_000) ^ 1, 50_000);
  const damages: readonly (readonly [what: string, bytes: Uint8Array, message: RegExp])[] = [
    ["an empty file", new Uint8Array(), /cut short/],
    ["a file cut short", packaged.subarray(0, 90_000), /altered or cut short/],
    ["a file with one bit changed", altered, /altered/],
    ["another kind of file", Buffer.alloc(2_000, "IONWORD1"), /is not one/],
  ];
  for (const [what, bytes, message] of damages)
    it(`refuses ${what} with what to do, when a text is read and not before`, () => {
      const catalog = createSkillCatalog(bytes);
      assert.equal(catalog.relation("react", "javascript").how, "implies");
      assert.throws(
        () => catalog.find("Kubernetes"),
        (error) =>
          error instanceof SkillWeightsDamagedError &&
          message.test(error.message) &&
          /npm run train:skills/.test(error.details.fix ?? ""),
      );
    });

  it("keeps weights as bytes within half a step", () => {
    const weights = Float32Array.from({ length: 1000 }, (_, at) => Math.sin(at));
    const { bytes, scale } = quantiseWeights(weights);
    for (const [at, weight] of weights.entries())
      assert.ok(Math.abs(weight - (bytes[at] ?? 0) * scale) <= scale / 2 + 1e-6);
  });

  it("keeps weights that are all nothing", () => {
    assert.deepEqual(quantiseWeights(new Float32Array(3)).bytes, new Int8Array(3));
  });
});
