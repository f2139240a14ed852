/** How well ION's own scorer of answers agrees with people who ranked them, beside the length alone. */
import type { DataFolder } from "./data-folder.ts";
import type { GrowthFigure } from "./growth-figure.ts";
import { agreementOf, QUALITY_SETS, readRankedAnswers, sumAgreement } from "./growth-quality.ts";
import { bootstrap } from "./metrics.ts";

/** Pairs of answers to the same question that are put in the ranked order, and groups whose best answer comes first. */
export async function measureAnswerQuality(_data: DataFolder): Promise<readonly GrowthFigure[]> {
  const figures: GrowthFigure[] = [];
  for (const set of ["dev", "held"] as const) {
    const groups = (await readRankedAnswers(set)).map(agreementOf);
    const at = (places: Iterable<number>) =>
      sumAgreement([...places].flatMap((place) => groups[place] ?? []));
    const whole = sumAgreement(groups);
    const of = `${QUALITY_SETS[set]}, ${whole.groups} questions, ${whole.pairs} pairs`;
    figures.push(
      {
        name: "answers: pairwise agreement",
        of,
        value: whole.scorer,
        interval: bootstrap(groups.length, (places) => at(places).scorer),
        plain: whole.length,
      },
      {
        name: "answers: the best comes first",
        of,
        value: whole.bestFirst / whole.groups,
        interval: bootstrap(groups.length, (places) => {
          const { bestFirst, groups: count } = at(places);
          return bestFirst / count;
        }),
      },
    );
  }
  return figures;
}
