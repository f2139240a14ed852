/** A profile as a person reads it in a terminal. */
import type { ProfileView } from "#contract/profile.ts";
import type { ProfileWords } from "./commands/profile-words-catalog.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { shareBar } from "./turn-view.ts";

const STEPS = "▁▂▃▄▅▆▇█";
const MOST_VALUES = 4;

/** @returns what to print, line by line; some hold several */
export function profileLines(terminal: Terminal, profile: ProfileView, words: ProfileWords): string[] {
  if (profile.state === "off") return [words.off, ...growthLines(terminal, profile, words)];
  if (profile.state === "empty") return [words.empty, ...growthLines(terminal, profile, words)];
  const { learned, engagement } = profile;
  return [
    words.learned(learned.turns, learned.conversations, learned.ratings),
    ...(profile.state === "growing" ? [terminal.style("dim", words.growing)] : []),
    words.engagement(engagement.score, engagement.active_days),
    ...personaLines(terminal, profile, words),
    ...styleLines(terminal, profile, words),
    ...shareLines(terminal, words.intents, profile.intents),
    ...shareLines(terminal, words.tones, profile.tones),
    terminal.style("dim", `  ${words.trends[profile.tone_trend.direction ?? "none"]}`),
    ...shareLines(terminal, words.pace, profile.pace.shares),
    ...hourLines(terminal, profile, words),
    ...listLines(terminal, words.topics, profile.topics, ({ topic, turns }) => `${topic} ×${turns}`),
    ...listLines(
      terminal,
      words.signals,
      profile.signals.filter(({ turns }) => turns > 0),
      ({ signal, turns }) => `${words.signalNames[signal]} ×${turns}`,
    ),
    ...listLines(
      terminal,
      words.anomalies,
      profile.anomalies,
      ({ day, kinds }) => `${day} (${kinds.map(({ kind }) => kind).join(", ")})`,
    ),
    ...growthLines(terminal, profile, words),
    "",
    terminal.style("dim", words.hint),
  ];
}

function heading(terminal: Terminal, text: string): string {
  return `\n${terminal.style("bold", text)}`;
}

function personaLines(terminal: Terminal, profile: ProfileView, words: ProfileWords): string[] {
  const rows = profile.personas.map((entry) => [
    entry.persona,
    percent(entry.share),
    String(entry.turns),
    entry.satisfaction.toFixed(2),
    String(entry.ratings),
    String(entry.thanked),
    String(entry.rephrased),
    String(entry.left),
  ]);
  const { preferred_persona: preferred } = profile;
  return [
    heading(terminal, words.personas),
    table(terminal, words.personaHead, rows),
    ...(preferred === null ? [] : [words.preferred(preferred.persona, preferred.basis === "satisfaction")]),
  ];
}

function styleLines(terminal: Terminal, profile: ProfileView, words: ProfileWords): string[] {
  const told = profile.response_style.flatMap(({ style, preference }) =>
    preference === null ? [] : [words.styles[style][preference === "wants" ? 0 : 1]],
  );
  return [
    heading(terminal, words.style),
    `  ${told.length === 0 ? terminal.style("dim", words.unknownStyle) : told.join(" · ")}`,
  ];
}

function shareLines(terminal: Terminal, title: string, shares: ProfileView["tones"]): string[] {
  const lines = shares.slice(0, MOST_VALUES).map(({ value, share, turns }) => {
    const bar = terminal.isRich ? `${shareBar(share)} ` : "";
    return `  ${bar}${percent(share).padStart(4)}  ${value} ${terminal.style("dim", `(${turns})`)}`;
  });
  return [heading(terminal, title), ...lines];
}

function hourLines(terminal: Terminal, { active_hours: active }: ProfileView, words: ProfileWords): string[] {
  const most = Math.max(1, ...active.hours);
  const chart = active.hours
    .map((count) => (count === 0 ? " " : STEPS.charAt(Math.ceil((count / most) * STEPS.length) - 1)))
    .join("");
  const { usual } = active;
  return [
    heading(terminal, words.hours(active.time_zone)),
    ...(terminal.isRich
      ? [`  ${[0, 6, 12, 18].map((hour) => String(hour).padEnd(6)).join("")}`, `  ${chart}`]
      : []),
    ...(usual === null ? [] : [`  ${words.usualHours(usual.from, usual.to, percent(usual.share))}`]),
  ];
}

function listLines<Item>(
  terminal: Terminal,
  title: string,
  items: readonly Item[],
  tell: (item: Item) => string,
): string[] {
  return items.length === 0 ? [] : [heading(terminal, title), `  ${items.map(tell).join(" · ")}`];
}

function growthLines(terminal: Terminal, { growth }: ProfileView, words: ProfileWords): string[] {
  if (growth.plans === 0) return [];
  const { plans, gaps_open, gaps_closed, checkpoints_done, checkpoints_open } = growth;
  return [
    heading(terminal, words.growth(plans)),
    `  ${words.gaps(gaps_closed, gaps_open + gaps_closed)}`,
    ...(checkpoints_open + checkpoints_done === 0
      ? []
      : [`  ${words.checkpoints(checkpoints_done, checkpoints_open + checkpoints_done)}`]),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
