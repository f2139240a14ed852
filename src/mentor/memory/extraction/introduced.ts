/** People and animals who are named beside what they are to the person: "my sister Noor", "with my brother Felix". */
import type { Finding } from "./finding.ts";
import type { Sentence } from "./speech.ts";

const RELATIONS: Readonly<Record<string, string>> = {
  manager: "manager|boss|line manager|team lead|engineering manager",
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
/** Without "old", "late" and "ex": who was is not who is. */
const INTRODUCED = new RegExp(
  `\\b[Mm]y (?:(?:new|current|older|younger|big|little|elder|twin|good|close|dear) )?(?<noun>${WORDS}),? (?<value>[A-Z][a-zà-ÿ]+)(?:['’]s)?(?![\\p{L}\\p{N}-])(?! [A-Z])`,
  "gu",
);
const NO_PERSON =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Is|Has|Was|Will|And|But|The|She|He|They|We|You|It|So|Then|Who|Said|Says|Also|Just|Sent|Can|Can[’']?t|Did|Does|Came|Got|Went|Had|May|Might|Should|Would|Could|Must|Wants|Needs|Told|Loves|Hates|Now|Never|Always|Really|Called|Works|Lives|In|On|At|God|Google|Siri|Alexa|Copilot|Claude|Santa|Monsieur|Mrs?|Ms|Miss|Dr|Prof)$/;
const MOURNED = /\b(?:lost|passed away|died|dead|funeral|late|ex|former|used to)\b/i;
const MAX = 3;

export function introducedFindings(sentence: Sentence): readonly Finding[] {
  if (sentence.isKorean || !/\b[Mm]y /.test(sentence.text) || MOURNED.test(sentence.text)) return [];
  const found: Finding[] = [];
  for (const { groups } of sentence.text.matchAll(INTRODUCED)) {
    const value = groups?.value ?? "";
    const attribute = ATTRIBUTES.get(groups?.noun ?? "");
    if (attribute === undefined || NO_PERSON.test(value)) continue;
    const clause = sentence.text;
    found.push({ subject: "self", attribute, value, claim: "holds", sentence, clause, isChange: false });
    if (found.length >= MAX) break;
  }
  return found;
}
