import type { Extractor } from "#mentor/memory/index.ts";

type Extract = Extractor["extract"];
export type Candidate = Awaited<ReturnType<Extract>>[number];

/** What a message must hold to be remembered, and how: `lives in Berlin` fills `self/city`. */
const RULES: readonly {
  readonly pattern: RegExp;
  readonly kind: Candidate["kind"];
  readonly attribute: string;
  readonly durability: number;
}[] = [
  { pattern: /I live in (\w+)/u, kind: "fact", attribute: "city", durability: 0.9 },
  { pattern: /I work at (\w+)/u, kind: "fact", attribute: "employer", durability: 0.9 },
  { pattern: /I prefer ([\w ]+)/u, kind: "preference", attribute: "prefers", durability: 0.8 },
  { pattern: /today I try (\w+)/u, kind: "tool", attribute: "tries", durability: 0.4 },
];

/** Finds a few fixed sentences, so that a test can say what is found. */
export const findSentences: Extract = async (turn) =>
  RULES.flatMap(({ pattern, ...rule }): Candidate[] => {
    const found = pattern.exec(turn.userMessage);
    const value = found?.[1];
    if (found === null || value === undefined) return [];
    const [quote] = found;
    return [
      {
        ...rule,
        subject: "self",
        value,
        text: quote,
        language: "en",
        source: {
          conversationId: "",
          turnId: turn.id,
          turnNumber: turn.number,
          quote,
          start: found.index,
          end: found.index + quote.length,
          saidAt: turn.saidAt,
        },
        claim: "holds",
        project: null,
        importance: 0.8,
        dependsOn: [],
        validFrom: turn.saidAt,
        validTo: null,
      },
    ];
  });

export function scriptedExtractor(extract: Extract = findSentences): Extractor {
  return { id: "scripted", extract };
}
