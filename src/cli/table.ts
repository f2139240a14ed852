import Table from "cli-table3";
import type { Terminal } from "./terminal.ts";

const NO_BORDER = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
  ].map((place) => [place, ""]),
);

/** Rows in aligned columns; tab-separated in a pipe, so that other programs can cut them. */
export function table(
  terminal: Terminal,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (!terminal.isRich) return rows.map((row) => row.join("\t")).join("\n");
  const drawn = new Table({
    head: head.map((name) => terminal.style("dim", name)),
    chars: { ...NO_BORDER, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}
