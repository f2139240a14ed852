// @ts-check
/** Why this persona: what was heard with how much certainty, and the three that fit best with what spoke for each. */

import { make, tint } from "./elements.js";
import { fill, waveWord } from "./words.js";

/** @typedef {{ name: string, emoji: string, role: string }} Voice */
/** @typedef {{ words: import("./words.js").Words, language: import("./words.js").PageLanguage, voiceOf: (id: string) => Voice }} Telling */

const SIGNALS = /** @type {const} */ (["resonance", "classifier", "history", "context"]);

/**
 * @param {any} metadata of a turn
 * @param {Telling} telling
 */
export function describeWhy(metadata, telling) {
  const { words, voiceOf } = telling;
  const { name } = voiceOf(metadata.persona_used);
  return make("aside", { class: "why", "aria-label": fill(words.why, { persona: name }) }, [
    make("h3", { text: fill(words.why, { persona: name }) }),
    ...(metadata.persona_pinned ? [make("p", { class: "hint", text: words.pinned })] : []),
    describeHearing(metadata, telling),
    make("h4", { text: words.topThree }),
    make(
      "ol",
      { class: "ranking" },
      metadata.reasons.map((/** @type {any} */ reason) => describeRank(reason, telling)),
    ),
    describeSignals(metadata.reasons, telling),
  ]);
}

/**
 * What is known while the answer is still being written.
 * @param {string} waveKey
 * @param {Telling} telling
 */
export function describeFirstHearing(waveKey, { words }) {
  return make("aside", { class: "why", "aria-label": words.heard }, [
    make("h4", { text: words.heard }),
    make("p", {}, [make("code", { class: "wave-key", text: waveKey })]),
  ]);
}

/**
 * @param {any} metadata
 * @param {Telling} telling
 */
function describeHearing({ hearing, wave_key }, { words, language }) {
  const parts = /** @type {const} */ (["tone", "pace", "intent"]).map((part) => {
    const { value, probability } = hearing[part];
    const bar = make("span", { class: "bar", "aria-hidden": "true" }, [make("span", { class: "fill" })]);
    setShare(bar.firstElementChild, probability);
    return make("li", {}, [
      make("span", { class: "part", text: words[part] }),
      make("strong", { text: waveWord(value, language) }),
      make("span", { class: "share", text: percent(probability) }),
      bar,
    ]);
  });
  return make("div", { class: "hearing" }, [
    make("h4", { text: words.heard }),
    make("ul", {}, parts),
    make("code", { class: "wave-key", text: wave_key }),
  ]);
}

/**
 * @param {any} reason
 * @param {Telling} telling
 */
function describeRank({ persona, score, reason, contributions }, { words, voiceOf }) {
  const { emoji, name } = voiceOf(persona);
  const bar = make("span", { class: "bar stacked", "aria-hidden": "true" });
  for (const signal of SIGNALS) {
    if (contributions[signal] <= 0) continue;
    const segment = make("span", {
      class: `fill ${signal}`,
      title: `${words[signal]} ${percent(contributions[signal])}`,
    });
    setShare(segment, contributions[signal]);
    bar.append(segment);
  }
  const item = make("li", {}, [
    make("span", { class: "emoji", text: emoji, "aria-hidden": "true" }),
    make("strong", { text: name }),
    make("span", { class: "share", text: percent(score) }),
    bar,
    make("p", { text: reason }),
  ]);
  tint(item, persona);
  return item;
}

/**
 * The meaning of the bars' shades; only the signals that spoke.
 * @param {any[]} reasons
 * @param {Telling} telling
 */
function describeSignals(reasons, { words }) {
  const spoken = SIGNALS.filter((signal) => reasons.some(({ contributions }) => contributions[signal] > 0));
  return make(
    "ul",
    { class: "signals" },
    spoken.map((signal) => make("li", {}, [make("span", { class: `dot ${signal}` }), words[signal]])),
  );
}

/**
 * @param {Element | null} element
 * @param {number} share 0..1
 */
function setShare(element, share) {
  if (element instanceof HTMLElement) element.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
}

/** @param {number} share */
function percent(share) {
  return `${Math.round(share * 100)}%`;
}
