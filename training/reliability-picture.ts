/** The reliability diagram of the model card: said against right, one panel per axis. */
import type { Reliability } from "./evaluate-own.ts";

const SIZE = 180;
const MARGIN = 34;
const STEP = SIZE + MARGIN + 14;

/** An SVG with a panel per axis; a dot's area grows with its bin, the diagonal is perfect calibration. */
export function drawReliability(axes: readonly Reliability[]): string {
  const width = axes.length * STEP + MARGIN;
  const height = SIZE + 2 * MARGIN + 10;
  const panels = axes.map((axis, index) => drawPanel(axis, MARGIN + index * STEP)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" fill="#334">
<rect width="100%" height="100%" fill="#fff"/>
${panels}
</svg>
`;
}

function drawPanel({ axis, error, bins }: Reliability, left: number): string {
  const total = bins.reduce((sum, { count }) => sum + count, 0) || 1;
  const x = (value: number) => round(left + value * SIZE);
  const y = (value: number) => round(MARGIN + (1 - value) * SIZE);
  const dots = bins
    .filter(({ count }) => count > 0)
    .map(
      ({ count, said, right }) =>
        `<circle cx="${x(said)}" cy="${y(right)}" r="${round(2 + 16 * Math.sqrt(count / total))}" fill="#5b6ee1" fill-opacity="0.45" stroke="#3b4bb8"/>`,
    )
    .join("\n");
  return `<g>
<text x="${left}" y="${MARGIN - 10}" font-weight="600">${axis}, error ${error.toFixed(3)}</text>
<rect x="${left}" y="${MARGIN}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#ccd"/>
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#99a" stroke-dasharray="4 4"/>
${dots}
<text x="${left}" y="${MARGIN + SIZE + 14}">said 0</text>
<text x="${left + SIZE}" y="${MARGIN + SIZE + 14}" text-anchor="end">1</text>
<text x="${left + 4}" y="${MARGIN + 12}" fill="#99a">right</text>
</g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
