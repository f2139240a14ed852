/** People and animals who are named beside what they are to the person: "my sister Noor", "with my brother Felix". */
import { ROLE_NOUNS } from "./english-words-catalog.ts";
import type { Finding } from "./finding.ts";
import type { Sentence } from "./speech.ts";
import { toolSlot } from "./tool-catalog.ts";

const RELATIONS: Readonly<Record<string, string>> = {
  manager: "manager|boss|line manager|team lead|tech lead|engineering manager|lead",
  mentor: "mentor",
  mentee: "mentee",
  supervisor: "supervisor|thesis supervisor|advisor|adviser",
  landlord: "landlord|landlady",
  flatmate: "flatmate|roommate|housemate",
  neighbour: "neighbour|neighbor",
  therapist: "therapist|counsellor|counselor",
  colleague: "teammate|colleague|coworker|co-worker",
  partner: "girlfriend|boyfriend|wife|husband|partner|fiance|fiancee|fiancé|fiancée",
  friend: "friend|best friend",
  pet: "dog|cat|rabbit|parrot|hamster|puppy|kitten",
  "relative:child": "oldest|eldest|youngest|toddler",
  "relative:brother": "brother",
  "relative:sister": "sister",
  "relative:son": "son",
  "relative:daughter": "daughter",
  "relative:cousin": "cousin",
  "relative:niece": "niece",
  "relative:nephew": "nephew",
  "relative:uncle": "uncle",
  "relative:aunt": "aunt",
};
const ATTRIBUTES: ReadonlyMap<string, string> = new Map(
  Object.entries(RELATIONS).flatMap(([attribute, words]) =>
    words.split("|").map((word) => [word, attribute] as const),
  ),
);
const WORDS = [...ATTRIBUTES.keys()].toSorted((left, right) => right.length - left.length).join("|");
const NAME = "(?<value>[A-Z][a-zà-ÿ]+)(?:['’]s)?(?![\\p{L}\\p{N}-])(?! [A-Z])";
/** Without "old", "late" and "ex": who was is not who is. */
const NEW = "(?:(?:new|current|older|younger|big|little|elder|twin|good|close|dear|best) )?";
const NAMES_RELATION = /\bmy\b|colleague|co-?worker|teammate|friend|manager|boss|lead/i;
/** "My sister Noor", "my wife, Ada,"; "Ada, she's my manager"; "Ada, my wife"; "a colleague called Ada"; "the tech lead (Ada)". */
const INTRODUCED: readonly RegExp[] = [
  `\\b[Mm]y ${NEW}(?<noun>${WORDS})(?: at work)?(?:,| is called|['’]s called| called| named)? ${NAME}`,
  `\\b(?<value>[A-Z][a-zà-ÿ]+),? (?:and )?(?:he|she|they|who)(?:['’](?:s|re)| is| are) my ${NEW}(?<noun>${WORDS})\\b(?!['’])`,
  `(?:(?<=\\p{Ll} )(?<value>[A-Z][a-zà-ÿ]+), my ${NEW}(?<noun>${WORDS})(?=[,.;!)]|$))`,
  `\\b(?:[Aa]|[Oo]ne|[Tt]his) (?:[\\p{Ll}-]+ )?(?<noun>colleague|coworker|co-worker|teammate|friend)(?:,| called| named|, called| of mine,) ${NAME}`,
  `\\b(?:[Mm]y |[Tt]he |[Aa] )?(?<noun>[Mm]anager|[Bb]oss|[Tt]ech lead|[Tt]eam lead|[Ll]ead) \\((?<value>[A-Z][a-zà-ÿ]+)\\)`,
  `^(?:[Mm]y )?(?:[Nn]ew )?(?<noun>[Mm]anager|[Bb]oss|[Tt]ech lead|[Ll]ead)(?:['’]s| is| since [A-Z]\\p{Ll}+,)(?: called| named)? ${NAME}`,
].map((pattern) => new RegExp(pattern, "gu"));
const NO_PERSON =
  /^(?:Well|Oh|Yes|No|Yeah|Ok|Okay|Hey|Hi|Hello|Thanks|Sorry|Please|Man|Dude|Wow|Sure|Honestly|Actually|Anyway|Today|Yesterday|Tomorrow|Still|Finally|Fortunately|Sadly)$|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Is|Has|Was|Will|And|But|The|She|He|They|We|You|It|So|Then|Who|Said|Says|Also|Just|Sent|Can|Can[’']?t|Did|Does|Came|Got|Went|Had|May|Might|Should|Would|Could|Must|Wants|Needs|Told|Loves|Hates|Now|Never|Always|Really|Called|Works|Lives|In|On|At|God|Google|Siri|Alexa|Copilot|Claude|Santa|Monsieur|Mrs?|Ms|Miss|Dr|Prof)$/;
const MOURNED = /\b(?:lost|passed away|died|dead|funeral|late|ex|former|used to)\b/i;
const MAX = 3;

export function introducedFindings(sentence: Sentence): readonly Finding[] {
  if (sentence.isKorean || MOURNED.test(sentence.text)) return [];
  const { text } = sentence;
  const found: Finding[] = [];
  for (const pattern of NAMES_RELATION.test(text) ? INTRODUCED : [])
    for (const { groups } of text.matchAll(pattern)) {
      const value = groups?.value ?? "";
      const attribute = ATTRIBUTES.get(groups?.noun?.toLowerCase() ?? "");
      const isKnown = found.some((other) => other.attribute === attribute && other.value === value);
      if (attribute === undefined || isKnown || NO_PERSON.test(value) || found.length >= MAX) continue;
      found.push({ ...spoken(sentence), attribute, value });
    }
  return [...found, ...selfFindings(sentence)];
}

function spoken(sentence: Sentence): Omit<Finding, "attribute" | "value"> {
  return { subject: "self", claim: "holds", sentence, clause: sentence.text, isChange: false };
}

/** "Hi, I'm Ada, data scientist", "Ok intro: Ada, frontend", "name's Ada": who writes, and what they do. */
const SELF = ofRoles(
  /^(?:(?:ok(?:ay)?|hi(?: there)?|hello|hey|so|well|quick(?:ly)?|short)[,:.! ]+)*(?:(?:i['’]?m|i am) (?<plain>(?-i:\p{Lu}\p{Ll}+))(?=, (?:(?:an? |the )?[\p{L}+/# -]{0,30}\b(?:ROLES)\b|\d\d\b|please\b|i\b)| and i\b|[.!]*$)|(?:my )?name(?:['’]s| is|:) (?<named>(?-i:\p{Lu}\p{Ll}+))|(?:intro|introduction|about me): (?<told>(?-i:\p{Lu}\p{Ll}+))(?=,))/iu,
);
const ROLE_BEHIND = ofRoles(
  /^(?:, \d\d)?, (?:an? |the )?(?<role>[\p{L}/+# -]{0,30}?\b(?:ROLES))(?=[,.;!]|$| (?:at|in|from|for|with|and|by)\b)/iu,
);
/** "Staff engineer, 44, Chicago": a person as on a badge. */
const BADGE = ofRoles(
  /^(?:hi[,!. ]+)?(?!(?:our|my|an?|the|his|her|their|your|one|some)\b)(?<role>[\p{L}/+# -]{0,30}?\b(?:ROLES)), (?:\d\d\b|(?-i:\p{Lu}\p{Ll}+),)/iu,
);
const NATION = /(?:ish|ese|ian|ean|can|nch|tch|man|eek|ss|ic|al)$/;
const NO_OWN_NAME =
  /^(?:Senior|Junior|Staff|Principal|Lead|Head|Sorry|Fine|Done|Back|Stuck|Lost|Team|Sure|Happy|Great|Good|New|Not|Now|Still|Currently|Working|Trying|Using|Having|Looking)$/;

function selfFindings(sentence: Sentence): readonly Finding[] {
  const { text, start } = sentence;
  const match = SELF.exec(text);
  const name = match?.groups?.plain ?? match?.groups?.named ?? match?.groups?.told;
  const isName =
    name !== undefined && !NO_PERSON.test(name) && !NO_OWN_NAME.test(name) && toolSlot(name) === null;
  if (match !== null && name !== undefined && isName && !(match.groups?.plain && NATION.test(name))) {
    const role = ROLE_BEHIND.exec(text.slice(match.index + match[0].length))?.groups?.role?.trim();
    const named: Finding = { ...spoken(sentence), attribute: "name", value: name };
    return role === undefined ? [named] : [named, { ...spoken(sentence), attribute: "role", value: role }];
  }
  const role = start === 0 ? BADGE.exec(text)?.groups?.role?.trim() : undefined;
  return role === undefined ? [] : [{ ...spoken(sentence), attribute: "role", value: role }];
}

/** The pattern with the nouns of work in the place of `ROLES`. */
function ofRoles(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll("ROLES", ROLE_NOUNS), pattern.flags);
}
