/** Whether a CV tells of a skill in a sentence of its own prose, where no heading says that it is experience. */
import type { Cv, HeldSkill, Span } from "../growth.ts";
import { type CvLine, overlap } from "./phrase-evidence.ts";

const FEWEST_WORDS = 6;
/** Words for every comma, below which a line is a list. */
const WORDS_PER_COMMA = 3;
const SEPARATOR = /[,·|/•]|\s-\s/gu;
const OF_LISTS: ReadonlySet<string> = new Set([
  "skills",
  "languages",
  "certificates",
  "education",
  "personal",
]);
/** Named, but as something that is only begun, wished for or lightly known. */
const HEDGED =
  /\b(?:basics?|beginner|familiar|some knowledge|would call|know (?:of|a bit|some)|heard of|read (?:a|about)|course|tutorial|bootcamp|learning|studying|learn|interested|currently exploring|want|hope|plan|would like|reading|viewer|toy)\b|기초|초급|배우|공부|강의|수강|독학|관심|익히는|입문|조금|준비 ?중|목표|싶|책으로|만드는 중|정도/iu;

/** The held skills, those told of in prose as shown. */
export function withToldSkills(
  held: readonly HeldSkill[],
  cv: Cv,
  lines: readonly CvLine[],
): readonly HeldSkill[] {
  return held.map((each) =>
    each.isShown || !each.mentions.some((mention) => isTold(mention, cv, lines))
      ? each
      : { ...each, isShown: true },
  );
}

function isTold(mention: Span, { sections }: Cv, lines: readonly CvLine[]): boolean {
  if (sections.some(({ kind, span }) => OF_LISTS.has(kind) && overlap(span, mention))) return false;
  const line = lines.find(({ span }) => overlap(span, mention));
  if (line === undefined || HEDGED.test(line.text)) return false;
  const words = line.text.trim().split(/\s+/u).length;
  const commas = line.text.match(SEPARATOR)?.length ?? 0;
  return words >= FEWEST_WORDS && words >= commas * WORDS_PER_COMMA;
}
