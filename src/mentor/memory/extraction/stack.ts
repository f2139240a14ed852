/** Tools that are named one after another: "mostly Go", "C, C++ and a bit of Ada", "테라폼, EKS, ArgoCD 씁니다". */
import type { Finding } from "./finding.ts";
import type { Sentence } from "./speech.ts";
import { TEAM_SLOTS, toolSlot, toolsIn } from "./tool-catalog.ts";

/** What may stand between tools in a list. */
const FILLER =
  /\b(?:mostly|mainly|primarily|largely|some|a (?:bit|little) of|bit of|a little|lots of|a lot of|also|now|plus|too much|and|with|on|in production|for the (?:backend|frontend)|basic|backend|frontend)\b|[&+/,]|\bv?\d[\d.]*\b|(?<![가-힣])(?:주로|조금|약간|많이|그리고|및|요즘|지금은?)(?![가-힣])/giu;
/** Whoever lists tools without a verb says "I" and speaks of work beside it, or says what they are. */
const SAYS_I = /\b(?:i|we|my|our|i['’]?m)\b/iu;
const OF_WORK =
  /\b(?:work|dev|develop|engineer|program|backend|frontend|full[- ]?stack|mobile|architect|analyst|scientist|sre|devops)\w*|\bdo\b/iu;
const IS_ONE =
  /\b(?:developer|dev|engineer|programmer|architect|analyst|scientist|designer|tester)\b|^(?:my |our )?(?:tech )?stack\b|^full[- ]?stack\b|(?:^|\s)(?:저|나|전|난|제|내|저희|우리)(?:는|가|도|의)?\s|개발자|엔지니어|년차|스택은|다니고|다녀/iu;
const NOT_NOW =
  /\b(?:used to|no longer|not|never|don['’]t|hate|instead|ex|former|previously|before|learn\w*|want\w*|versus|vs|or|from|between|either|compar\w*|evaluat\w*|consider\w*|choos\w*|chose|switch\w*|migrat\w*|replac\w*|requir\w*|interview\w*|jobs?|posting|course|book|video|asks?|asked|read|they|he|she)\b|n['’]t\b|예전|원래|싫|안 |못 |아니|말고|보다|배우|까|비교|고민|공고|면접|시험|강의|에서 |이직/iu;

/** The same text with the commas between tools written out, so that a list stays in one clause. */
export function withListsJoined(text: string, isKorean: boolean): string {
  const parts = text.split(/,\s+/);
  if (parts.length === 1) return text;
  let joined = parts[0] ?? "";
  for (const [place, part] of parts.slice(1).entries()) {
    const left = (parts[place] ?? "").split(" ").slice(-2).join(" ");
    const right = part
      .split(" ")
      .slice(0, 4)
      .join(" ")
      .replace(/^(?:and|or) /, "");
    const isList = endsInTool(left) && startsWithTool(right.replace(FILLER, " ").trim());
    const between = isKorean ? "랑 " : " and ";
    joined += isList ? between + part.replace(/^and /, "") : `, ${part}`;
  }
  return joined;
}

function endsInTool(words: string): boolean {
  const last = words.split(" ").at(-1) ?? "";
  return toolsIn(last).length > 0 || toolSlot(words) !== null;
}

function startsWithTool(words: string): boolean {
  const [first = "", second = ""] = words.split(/\s+/);
  return toolsIn(first).length > 0 || toolsIn(`${first} ${second}`).length > 0;
}

/** The tools of a part of a sentence that names nothing else; none where something else is said of them. */
export function stackFindings(sentence: Sentence): readonly Finding[] {
  const { text, isKorean } = sentence;
  const isOwn = IS_ONE.test(text) || (SAYS_I.test(text) && OF_WORK.test(text));
  if (!isOwn || NOT_NOW.test(text)) return [];
  return withListsJoined(text, isKorean)
    .split(/[,;:()–—.]\s*/)
    .flatMap((part) => (part.length < 80 && isOnlyTools(part) ? toolsIn(part) : []))
    .map((value): Finding => {
      const attribute = toolSlot(value) ?? "uses";
      const isOurs = (isKorean ? /우리|저희/u : /\b(?:we|our)\b/iu).test(text);
      const subject = TEAM_SLOTS.has(attribute) && isOurs ? "team" : "self";
      return { subject, attribute, value, claim: "holds", sentence, clause: text, isChange: false };
    });
}

function isOnlyTools(part: string): boolean {
  const tools = toolsIn(part);
  if (tools.length === 0) return false;
  let rest = part;
  for (const tool of tools) rest = rest.replace(tool, " ");
  return (
    rest
      .replace(FILLER, " ")
      .replace(/(?:이랑|랑|과|와|하고|에|은|는|을|를|도|이요|요|입니다|이에요|예요)(?=\s|$)/gu, "")
      .replace(/[\s.!]+/g, "") === ""
  );
}
