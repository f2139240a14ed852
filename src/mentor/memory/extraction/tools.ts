/** Which tools a clause says are used, and which of them took the place of something that was. */
import type { Finding } from "./finding.ts";
import type { Rule } from "./rule.ts";
import type { Sentence } from "./speech.ts";
import { TEAM_SLOTS, toolSlot, toolsIn } from "./tool-catalog.ts";
import { englishValue, koreanValue } from "./value.ts";

/** A rule that matched the text of a clause. */
export interface Application {
  readonly rule: Rule;
  readonly text: string;
  readonly sentence: Sentence;
  readonly relation?: string | null;
}

const DEVICE = /\b(?:keyboard|monitor|laptop|desk|chair|mouse|tablet|phone)$/i;

/** What is used, or has taken the place of something that was. */
export function toolFindings(
  { rule, text, sentence }: Application,
  groups: Readonly<Record<string, string | undefined>>,
): readonly Finding[] {
  const read = sentence.isKorean ? koreanValue : englishValue;
  const [raw = "", insteadOf] = (groups.value ?? "").split(
    / (?:instead of|rather than|and no longer|and not|not) /i,
  );
  if (sentence.isKorean && /(?:^|\s)(?:안|못)$/.test(raw)) return [];
  const values = toolsIn(raw);
  const isNone = rule.isKnown || values.length > 0 || /^the\b/i.test(raw.trim());
  const single = isNone ? null : read(raw, "tool");
  const left = groups.old ?? insteadOf;
  const old = left === undefined ? null : (toolsIn(left)[0] ?? read(left, "tool"));
  const oldSlot = old === null ? null : toolSlot(old);
  const slot = single === null ? null : (oldSlot ?? unknownSlot(single, rule));
  const named = [...values, ...(single !== null && slot !== null ? [single] : [])];
  const findings = named.map((value): Finding => {
    const attribute = rule.attribute === "uses" ? (toolSlot(value) ?? slot ?? "uses") : rule.attribute;
    const subject = toolSubject(attribute, text, sentence.isKorean);
    return { subject, attribute, value, claim: "holds", sentence, clause: text, isChange: rule.isChange };
  });
  const first = findings[0];
  if (first === undefined || (!rule.isChange && oldSlot === null)) return findings;
  const ended = { ...first, claim: "ended", value: oldSlot === null ? "*" : (old ?? "*") } as const;
  return [ended, ...findings];
}

/** A thing that no list knows counts when it is written as a name or is a device. */
function unknownSlot(value: string, { isChange }: Rule): string | null {
  if (DEVICE.test(value)) return /^(?:my |our |the )?\w+$/i.test(value) ? null : "device";
  return !isChange &&
    value.length > 3 &&
    value.length < 16 &&
    /^[A-Z][\p{L}\p{N}.+#-]*\p{Ll}[\p{L}\p{N}.+#-]*$/u.test(value) &&
    !/^(?:English|German|French|Spanish|Korean|[A-Z]\w+day)s?$/.test(value)
    ? "uses"
    : null;
}

function toolSubject(attribute: string, text: string, isKorean: boolean): string {
  const isOurs = isKorean ? /우리|저희|팀|회사/.test(text) : /\b(?:we|our|us|at work)\b|\bwe['’]/i.test(text);
  if (isOurs && attribute !== "editor" && attribute !== "os" && attribute !== "device") return "team";
  const isMine = isKorean ? /(?:^|\s)(?:저는|나는|전|난|제가|내가|저도)\s/.test(text) : /\bi\b/i.test(text);
  return TEAM_SLOTS.has(attribute) && !isMine ? "team" : "self";
}
