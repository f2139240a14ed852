/**
 * The skill catalog: what a CV and a job description name, and how far one skill shows another. The project's own taxonomy
 * comes first; what it does not know, the tagger and ESCO's labels supply.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Skill, SkillCatalog, SkillMention } from "../growth.ts";
import { SPOKEN_LANGUAGES } from "./ambiguous-name-catalog.ts";
import { createEscoLinker, type EscoLinker } from "./esco/esco-linker.ts";
import { escoNamesOf } from "./esco/esco-names.ts";
import { createNameFinder, type FoundName } from "./name-finder.ts";
import { relationOf } from "./relation.ts";
import { decodeSkillWeights, type SkillWeights } from "./skill-weights-file.ts";
import { type TextSpan, tagText } from "./tag-text.ts";
import { createTagger, type Tagger } from "./tagger/tagger.ts";
import { FIELDS, readTaxonomy, type Taxonomy } from "./taxonomy.ts";
import { keyOf } from "./text-atoms.ts";

const FILE = join(import.meta.dirname, "../../../../models/skills.bin");

/** What was learned, opened with the first text that is read. */
interface Learned {
  readonly tagger: Tagger;
  readonly escoIds: ReadonlyMap<string, string>;
  readonly linker: () => EscoLinker;
  readonly escoLabels: readonly string[];
}

export interface LinkedSkill extends Skill {
  /** 0 to 1; 1 where a name is the phrase itself. */
  readonly score: number;
}

export interface LinkingSkillCatalog extends SkillCatalog {
  /** The ESCO skills that a phrase most likely means, the likeliest first. About 2 ms. */
  link(phrase: string, count?: number): readonly LinkedSkill[];
}

/**
 * Makes the catalog; reads nothing until it is first asked.
 *
 * Ids are the catalog's own ("postgresql") or `esco:` and the label as words with hyphens. Spoken languages are no skills
 * here. `relation` also takes ids with a version ("java@17").
 *
 * @param weights bytes of `models/skills.bin`; the packaged file unless given
 * @throws SkillWeightsDamagedError with the first text, when the file is not what training wrote
 */
export function createSkillCatalog(weights?: Uint8Array): LinkingSkillCatalog {
  const taxonomy = once(readTaxonomy);
  const finder = once(() => createNameFinder(taxonomy().skills.values()));
  const learned = once(() => learn(decodeSkillWeights(weights ?? readFileSync(FILE)), taxonomy()));
  const skills = once(() => withEsco(taxonomy(), learned().escoLabels));
  return {
    get skills() {
      return skills();
    },
    find(text) {
      const { tagger, escoIds } = learned();
      return joinMentions(finder().find(text), tagText(text, tagger), {
        text,
        taxonomy: taxonomy(),
        escoIds,
      });
    },
    relation: (held, wanted) => relationOf(taxonomy(), held, wanted),
    link(phrase, count = 5) {
      const { linker, escoLabels } = learned();
      return linker()
        .link(phrase, count)
        .map(({ label, score }) => ({ ...escoSkill(escoLabels[label] ?? ""), score }));
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function learn(weights: SkillWeights, taxonomy: Taxonomy): Learned {
  const { escoLabels } = weights;
  return {
    tagger: createTagger({
      weights,
      catalogNames: catalogNamesOf(taxonomy),
      escoNames: escoNamesOf(escoLabels),
    }),
    escoIds: new Map(escoLabels.map((label) => [keyOf(withoutRemark(label)), escoSkill(label).id])),
    linker: once(() => createEscoLinker({ labels: escoLabels, rephrase: rephraser(taxonomy) })),
    escoLabels,
  };
}

/** English names by key with the place of their field: what the tagger sees of the catalog. */
export function catalogNamesOf({ skills }: Taxonomy): Map<string, number> {
  const names = new Map<string, number>();
  for (const { name, aliases, field } of skills.values())
    for (const text of [name.en, ...aliases]) names.set(keyOf(text), FIELDS.indexOf(field));
  return names;
}

/** The catalog's English name for what a phrase as a whole names. */
export function rephraser({ skills }: Taxonomy): (phrase: string) => readonly string[] {
  const finder = createNameFinder(skills.values());
  return (phrase) => {
    const name = skills.get(finder.idOf(phrase) ?? "")?.name.en;
    return name === undefined || keyOf(name) === keyOf(phrase) ? [] : [name];
  };
}

function withoutRemark(label: string): string {
  return label.replace(/\s*\(.*?\)/g, "");
}

function escoSkill(label: string): Skill {
  const words = label.toLowerCase().replace(/[^\p{L}\d+#]+/gu, "-");
  const isAction = /^[a-z]+ /.test(label);
  return {
    id: `esco:${words.replace(/^-|-$/g, "")}`,
    kind: isAction ? "skill" : "knowledge",
    name: { en: label, ko: label },
  };
}

function withEsco({ skills }: Taxonomy, labels: readonly string[]): ReadonlyMap<string, Skill> {
  const all = new Map<string, Skill>(skills);
  for (const label of labels) {
    const skill = escoSkill(label);
    all.set(skill.id, skill);
  }
  return all;
}

interface Joining {
  readonly text: string;
  readonly taxonomy: Taxonomy;
  readonly escoIds: ReadonlyMap<string, string>;
}

/** The catalog's names first; a span of the tagger where no name stands, the likelier one where two overlap. */
function joinMentions(
  names: readonly FoundName[],
  spans: readonly TextSpan[],
  joining: Joining,
): SkillMention[] {
  const taken = names.filter((name) => !name.isGeneral || spans.some((span) => overlaps(span, name)));
  const mentions: SkillMention[] = taken.map(({ skillId, start, end }) => ({
    skillId,
    kind: joining.taxonomy.skills.get(skillId)?.kind ?? "knowledge",
    span: { start, end },
  }));
  for (const span of [...spans].sort((one, other) => other.probability - one.probability)) {
    const words = joining.text.slice(span.start, span.end);
    if (SPOKEN_LANGUAGES.has(words.toLowerCase())) continue;
    if (mentions.some((mention) => overlaps(mention.span, span))) continue;
    const skillId = joining.escoIds.get(keyOf(words)) ?? null;
    mentions.push({ skillId, kind: span.kind, span: { start: span.start, end: span.end } });
  }
  return mentions.sort((one, other) => one.span.start - other.span.start);
}

function overlaps(
  one: { readonly start: number; readonly end: number },
  other: { readonly start: number; readonly end: number },
): boolean {
  return one.start < other.end && other.start < one.end;
}
