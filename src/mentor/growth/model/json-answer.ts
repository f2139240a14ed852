import type { z } from "zod";
import { GrowthModelAnswerError } from "../errors.ts";

const LONGEST_ANSWER = 60_000;

/**
 * The JSON object or list of a model's answer, whatever stands around it.
 *
 * @throws GrowthModelAnswerError it is too long, no JSON, or not of this shape
 */
export function parseJsonAnswer<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> {
  if (text.length > LONGEST_ANSWER) throw new GrowthModelAnswerError("it is too long");
  const parsed = shape.safeParse(readJson(text));
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.slice(0, 3).map(({ path }) => path.join("."));
  throw new GrowthModelAnswerError(`wrong at ${paths.join(", ")}`);
}

function readJson(text: string): unknown {
  const from = text.search(/[[{]/);
  const to = Math.max(text.lastIndexOf("]"), text.lastIndexOf("}"));
  if (from === -1 || to < from) throw new GrowthModelAnswerError("no JSON in it");
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    throw new GrowthModelAnswerError("its JSON does not parse");
  }
}
