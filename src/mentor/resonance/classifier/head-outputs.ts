/** Class name → place among the outputs of all heads, for the classes of one head. */
export function headOutputs(
  heads: readonly { readonly name: string; readonly classes: readonly string[] }[],
  name: string,
): Map<string, number> {
  let first = 0;
  for (const head of heads) {
    if (head.name === name) return new Map(head.classes.map((label, index) => [label, first + index]));
    first += head.classes.length;
  }
  throw new RangeError(`there is no head ${name}; there are ${heads.map((head) => head.name).join(", ")}`);
}
