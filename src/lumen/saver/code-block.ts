/** A block of code that is too long to keep whole: its first and last lines, with a mark for what is left out. */
import type { Language } from "#contract/language.ts";
import { costOf } from "./cost.ts";
import type { Unit } from "./unit.ts";

/** The unit as it is, or with lines of its middle left out so that it is about `tokens` long, where that saves some. */
export function fitCode(unit: Unit, tokens: number, language: Language): Unit {
  if (!unit.isCode || unit.cost <= tokens) return unit;
  const lines = unit.text.split("\n");
  const { head, tail } = endsWithin(lines, tokens);
  const left = lines.length - head - tail;
  const mark = language === "ko" ? `… ${left}줄 …` : `… ${left} lines …`;
  const text = [...lines.slice(0, head), mark, ...lines.slice(lines.length - tail)].join("\n");
  const cost = costOf(text);
  return left > 1 && cost < unit.cost ? { ...unit, text, cost } : unit;
}

/** How many lines fit from the front and, half as many, from the back; the fence's own two always stay. */
function endsWithin(lines: readonly string[], tokens: number): { head: number; tail: number } {
  let head = 1;
  let tail = 1;
  let spent = costOf(`${lines[0]}${lines.at(-1)}`);
  for (;;) {
    const isHead = head <= tail * 2;
    const line = (isHead ? lines[head] : lines.at(-1 - tail)) ?? "";
    spent += costOf(line) + 0.25;
    if (head + tail >= lines.length || spent > tokens) return { head, tail };
    if (isHead) head += 1;
    else tail += 1;
  }
}
