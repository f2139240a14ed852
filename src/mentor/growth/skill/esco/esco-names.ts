/** ESCO's labels as names that the tagger knows: whole labels, and what a label's verb is done to ("spreadsheets software"). */
import type { NameKinds } from "../known-names.ts";
import { keyOf } from "../text-atoms.ts";

/** A word that begins so many labels of several words is taken for a verb. */
const VERB_FROM = 10;
const KNOWLEDGE = 0;
const SKILL = 1;

export function escoNamesOf(labels: readonly string[]): NameKinds {
  const bare = labels.map((label) => label.replace(/\(.*?\)/g, "").trim());
  const verbs = verbsOf(bare);
  const names = new Map<string, number>();
  for (const label of bare) {
    const [first = ""] = label.split(" ");
    const object = keyOf(label.slice(first.length));
    if (verbs.has(first.toLowerCase()) && object !== "") names.set(object, KNOWLEDGE);
  }
  for (const label of bare) {
    const [first = ""] = label.split(" ");
    names.set(keyOf(label), label.includes(" ") && verbs.has(first.toLowerCase()) ? SKILL : KNOWLEDGE);
  }
  names.delete("");
  return names;
}

function verbsOf(labels: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const label of labels) {
    if (!label.includes(" ")) continue;
    const first = (label.split(" ")[0] ?? "").toLowerCase();
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= VERB_FROM).map(([word]) => word));
}
