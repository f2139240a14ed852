/** How a finding is told as a memory, in the language it was said in. */
import type { Language } from "#contract/language.ts";
import { relationName } from "../truth/relation-catalog.ts";
import { slotOf } from "../truth/slot-catalog.ts";
import type { Finding } from "./finding.ts";

type Told = Pick<Finding, "attribute" | "value" | "claim" | "subject">;

/** "Lives in Ghent"; "No longer – …" of what has ended; a person or a project in front when it is about one. */
export function told({ attribute, value, claim, subject }: Told, language: Language): string {
  const tongue = language === "ko" ? "ko" : "en";
  const name = attribute.slice(attribute.indexOf(":") + 1);
  const shown = value === "*" ? "…" : whole(value, attribute, tongue);
  const called = tongue === "ko" ? relationName(KOREAN_SUBJECT.get(name) ?? name, "ko") : name;
  const plain = attribute.includes(":")
    ? `${called[0]?.toUpperCase() ?? ""}${called.slice(1)}: ${shown}`
    : slotOf(attribute)
        .tells[tongue].replace("{}", shown)
        .replace(/^Is a (?=[aeiou])/, "Is an ");
  const isOwn = subject === "self" || subject === "team";
  const whose = isOwn ? plain : `${relationName(subject.replace(/^project:/, ""), tongue)}: ${plain}`;
  if (claim === "holds") return whose;
  return tongue === "ko" ? `더는 아님 – ${whose}` : `No longer – ${whose}`;
}

const KOREAN_SUBJECT: ReadonlyMap<string, string> = new Map([["sibling", "동생"]]);

/** "옮기기로", "따려고", "해 봐야" and "하면서 배우는" are half of a sentence. */
function whole(value: string, attribute: string, language: "en" | "ko"): string {
  if (language === "en") return value;
  if (/(?:기로|려고)$/u.test(value)) return `${value} 함`;
  if (attribute !== "learning-style" && attribute !== "answer-style") return value;
  if (/야$/u.test(value)) return `${value} 이해됨`;
  return /[은는한]$/u.test(value) ? `${value} 쪽` : value;
}
