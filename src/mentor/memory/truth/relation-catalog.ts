/** People around a person, as one subject each in both languages; how a subject is called in Korean. */
const RELATIONS: readonly (readonly [subject: string, words: RegExp, korean: string])[] = [
  ["brother", /\bmy (?:\w+ )?brother\b|(?:남동생|오빠|(?<!\p{L})형(?:은|이|의|님)|(?<!여)동생)/iu, "형제"],
  ["sister", /\bmy (?:\w+ )?sister\b|여동생|누나|언니/iu, "자매"],
  ["mother", /\bmy (?:mother|mom|mum|mama)\b|엄마|어머니/iu, "어머니"],
  ["father", /\bmy (?:father|dad|papa)\b|아빠|아버지/iu, "아버지"],
  ["son", /\bmy (?:\w+ )?son\b|아들/iu, "아들"],
  ["daughter", /\bmy (?:\w+ )?daughter\b|(?<!\p{L})딸/iu, "딸"],
  [
    "partner",
    /\bmy (?:partner|wife|husband|girlfriend|boyfriend|fianc\w+)\b|아내|남편|와이프|여자 ?친구|남자 ?친구|여친|남친/iu,
    "배우자나 애인",
  ],
  ["friend", /\bmy (?:\w+ )?friend\b|친구/iu, "친구"],
];

/** The relation a text is about, or null: "my brother lives in Lisbon" → `brother`. */
export function relationIn(text: string): string | null {
  return RELATIONS.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** What a relation is called: `son` → "아들" in Korean; a subject that is no relation is called as it is. */
export function relationName(subject: string, language: "en" | "ko"): string {
  if (language === "en") return subject;
  return RELATIONS.find(([name]) => name === subject)?.[2] ?? subject;
}
