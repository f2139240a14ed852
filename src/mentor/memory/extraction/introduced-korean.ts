/** Who people say they are, and people named beside what they are to the person: "동생 은솔이가", "팀장님(오세라 팀장님)". */
import type { Finding } from "./finding.ts";
import type { Sentence } from "./speech.ts";

const RELATIONS: Readonly<Record<string, string>> = {
  manager: "팀장|상사|매니저|파트장|실장|본부장|부장|사수",
  mentor: "멘토",
  colleague: "동료|후배|선배|팀 막내|팀의 막내|후임|동기|짝꿍",
  friend: "친구",
  partner: "여자친구|남자친구|여친|남친|아내|남편|와이프|애인|약혼자",
  "relative:sister": "여동생|누나|언니",
  "relative:brother": "남동생|오빠",
  "relative:son": "아들|큰아들|작은아들",
  "relative:daughter": "딸|큰딸|작은딸",
  "relative:sibling": "동생",
};
const ATTRIBUTES: ReadonlyMap<string, string> = new Map(
  Object.entries(RELATIONS).flatMap(([attribute, words]) =>
    words.split("|").map((word) => [word, attribute] as const),
  ),
);
const NOUN = `(?<![가-힣])(?<!(?:옛|전|예전|전직|이전|구) )(?:팀 |회사 |우리 |제 |내 )?(?<noun>${[...ATTRIBUTES.keys()].toSorted((left, right) => right.length - left.length).join("|")})`;
const IS = "(?:이에요|예요|에요|입니다|이야|야|이고|고|인데)(?=[\\s.,!~]|$)";
/** "이름이 봄이에요": the name ends where the word for "is" begins. */
const NAMED = new RegExp(`${NOUN}(?:의)? ?이름(?:은|이) (?<value>[가-힣]{1,4}?)${IS}`, "u");
/** "은솔이가", "은채 씨", "수빈 님": what only names of people have behind them. */
const BESIDE = new RegExp(
  `${NOUN}(?:님)? (?<value>[가-힣]{2,3})(?:이(?:가|는|랑|도|한테|네)|(?: ?(?:씨|님))(?:은|는|이|가|랑|도|한테|이라고)?)(?=[\\s.,!]|$)`,
  "u",
);
/** "후임은 은채 씨라고", "막내는 시우 님인데". */
const SAID = new RegExp(
  `${NOUN}(?:님)?(?:은|는|이|가) (?<value>[가-힣]{2,4}) ?(?:씨|님)(?:라고|이라고|인데|이고|이에요|예요|입니다|이야)`,
  "u",
);
const BRACKETED =
  /(?<noun>팀장|파트장|본부장|실장|부장|사수|매니저)(?:님)?(?:께|이|은|에게)? ?\((?<value>[가-힣]{2,4})(?: ?(?:\k<noun>|님|씨)님?)?\)/u;
const NAMES_RELATION = new RegExp([...ATTRIBUTES.keys()].join("|"), "u");
const PATTERNS = [NAMED, BESIDE, SAID, BRACKETED];
/** "그 애인데, 이름은 나래예요": the sentence before says whose name it is. */
const NAME_ALONE = new RegExp(`^(?:근데 |그리고 )?이름은 (?<value>[가-힣]{2,4}?)${IS}`, "u");
const LAST_NOUN = new RegExp(`${NOUN}(?!.*${NOUN.replaceAll("noun", "later")})`, "u");

const NO_PERSON =
  /^(?:고양|강아지?|나|차|사|길|놀|종|모|먹|구|어린|젊은|막둥|쌍둥|꼬맹|아이|생일|회사|결혼|우리|같|다른|많|높|깊|넓|자|오|월급쟁|늙은|그|저|이|있|없|선생|대표|사장|여러|담당|부모|형|누|어머|아버|장모|시어머|기사|고객|손|교수|원장|팀장|과장|차장|부장|대리|사원|이사|상무|전무|국장|주임|선임|책임|수석)$/u;

/** @param before the sentence in front of it, for a name that is told in a sentence of its own */
export function introducedInKorean(sentence: Sentence, before: Sentence | null): readonly Finding[] {
  if (!sentence.isKorean) return [];
  const { text } = sentence;
  const found: Finding[] = [];
  for (const pattern of NAMES_RELATION.test(text) ? PATTERNS : []) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) add(found, sentence, { noun: groups.noun, value: groups.value });
  }
  const alone = NAME_ALONE.exec(text)?.groups?.value;
  const noun = before === null ? undefined : LAST_NOUN.exec(before.text)?.groups?.noun;
  if (alone !== undefined && noun !== undefined) add(found, sentence, { noun, value: alone });
  const own = ownName(text);
  if (own !== null) found.push({ ...spoken(sentence), attribute: "name", value: own });
  return found;
}

interface Named {
  readonly noun: string | undefined;
  readonly value: string | undefined;
}

function add(found: Finding[], sentence: Sentence, { noun = "", value = "" }: Named): void {
  const attribute = ATTRIBUTES.get(noun);
  if (attribute === undefined || value === "" || NO_PERSON.test(value)) return;
  if (found.some((other) => other.attribute === attribute)) return;
  found.push({ ...spoken(sentence), attribute, value });
}

function spoken(sentence: Sentence): Omit<Finding, "attribute" | "value"> {
  return { subject: "self", claim: "holds", sentence, clause: sentence.text, isChange: false };
}

const AGE = "(?=,? ?(?:나이|올해|스물|서른|마흔|쉰|예순|[이삼사오]십|\\d{2}(?:살|세)))";
const OWN_NAMES: readonly RegExp[] = [
  new RegExp(`^(?:저는 |전 |제 )?이름은 (?<value>[가-힣]{2,4}?)(?:이)?고,? ?${AGE}`, "u"),
  new RegExp(`^(?:안녕하세요[.!, ]*)?(?:저는|전|나는|난) (?<value>[가-힣]{2,3}?)(?:이)?고요?,? ?${AGE}`, "u"),
  /^(?:안녕하세요[.!, ]*)?(?:저는|전|나는|난) (?<value>[가-힣]{2,4}?)(?:이)?라고 (?:하고요?|합니다|해요?|하는데)/u,
  /\d년차 (?<value>[가-힣]{2,4}?)(?:이)?라고 (?:해|합니다)/u,
  new RegExp(
    `^(?:안녕하세요[.!, ]*|반갑습니다[.!, ]*)?(?<value>[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하][가-힣]{2}), ?${AGE}`,
    "u",
  ),
];

function ownName(text: string): string | null {
  for (const pattern of OWN_NAMES) {
    const value = pattern.exec(text)?.groups?.value;
    if (
      value !== undefined &&
      !NO_PERSON.test(value) &&
      !/(?:다|자|은|는|을|를|개발|바보|천재)$/u.test(value)
    )
      return value;
  }
  return null;
}
