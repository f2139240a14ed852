/** People around a person, as one subject each in both languages. */
const RELATIONS: readonly (readonly [subject: string, words: RegExp])[] = [
  ["brother", /\bmy (?:\w+ )?brother\b|(?:남동생|오빠|(?<!\p{L})형(?:은|이|의|님)|동생)/iu],
  ["sister", /\bmy (?:\w+ )?sister\b|여동생|누나|언니/iu],
  ["mother", /\bmy (?:mother|mom|mum|mama)\b|엄마|어머니/iu],
  ["father", /\bmy (?:father|dad|papa)\b|아빠|아버지/iu],
  ["son", /\bmy (?:\w+ )?son\b|아들/iu],
  ["daughter", /\bmy (?:\w+ )?daughter\b|(?<!\p{L})딸/iu],
  [
    "partner",
    /\bmy (?:partner|wife|husband|girlfriend|boyfriend|fianc\w+)\b|아내|남편|와이프|여자 ?친구|남자 ?친구|여친|남친/iu,
  ],
  ["friend", /\bmy (?:\w+ )?friend\b|친구/iu],
];

/** The relation a text is about, or null: "my brother lives in Lisbon" → `brother`. */
export function relationIn(text: string): string | null {
  return RELATIONS.find(([, words]) => words.test(text))?.[0] ?? null;
}
