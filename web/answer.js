// @ts-check
/** One turn on the page: what the person said, the answer as it comes, why this voice, and what may be done with it. */

import { make, tint } from "./elements.js";
import { renderMarkdown } from "./markdown.js";
import { describeFirstHearing, describeWhy } from "./why.js";
import { fill } from "./words.js";

/** @typedef {import("./why.js").Telling} Telling */
/** @typedef {ReturnType<typeof createTurnView>} TurnView */

/**
 * @param {string} message
 * @param {Telling} telling
 */
export function createTurnView(message, telling) {
  const { words } = telling;
  const said = make("div", { class: "said" }, [
    make("span", { class: "hidden", text: `${words.you}: ` }),
    make("p", { text: message }),
  ]);
  const answer = make("article", { class: "answer waiting", "aria-busy": "true" }, [
    make("p", { class: "listening" }, [
      make("span", { class: "pulse", "aria-hidden": "true" }),
      words.listening,
    ]),
  ]);
  const element = make("section", { class: "turn" }, [said, answer]);
  const body = make("div", { class: "text" });
  let text = "";
  let frame = 0;

  function render() {
    frame = 0;
    body.replaceChildren(renderMarkdown(text));
  }

  return {
    element,
    /** @param {{ persona: string, wave_key: string }} start */
    begin({ persona, wave_key }) {
      text = "";
      body.replaceChildren();
      answer.className = "answer writing";
      tint(answer, persona);
      answer.replaceChildren(
        make("div", { class: "main" }, [describeVoice(persona, telling), body]),
        describeFirstHearing(wave_key, telling),
      );
    },
    /** @param {string} piece */
    add(piece) {
      text += piece;
      if (frame === 0) frame = requestAnimationFrame(render);
    },
    /**
     * @param {any} turn the whole answer
     * @param {(thumbs: "up" | "down") => Promise<void>} onThumbs
     */
    finish(turn, onThumbs) {
      cancelAnimationFrame(frame);
      text = turn.response_text;
      render();
      answer.className = "answer";
      answer.removeAttribute("aria-busy");
      answer.querySelector(".main")?.append(...describeEnd(turn, telling, onThumbs));
      answer.querySelector(".why")?.replaceWith(describeWhy(turn.metadata, telling));
    },
    /**
     * @param {{ title: string, fix: string, isCalm?: boolean }} problem calm: the person wanted it so
     * @param {HTMLButtonElement[]} buttons
     */
    fail({ title, fix, isCalm = false }, buttons) {
      cancelAnimationFrame(frame);
      answer.className = isCalm ? "answer ended" : "answer ended failed";
      answer.removeAttribute("aria-busy");
      answer.replaceChildren(
        make("div", { class: "main", role: "alert" }, [
          make("p", {}, [make("strong", { text: title })]),
          ...(fix === "" ? [] : [make("p", { text: fix })]),
          ...(buttons.length === 0 ? [] : [make("div", { class: "actions" }, buttons)]),
        ]),
      );
    },
  };
}

/**
 * @param {string} personaId
 * @param {Telling} telling
 */
export function describeVoice(personaId, { voiceOf }) {
  const { emoji, name, role } = voiceOf(personaId);
  return make("header", { class: "voice" }, [
    make("span", { class: "face", text: emoji, "aria-hidden": "true" }),
    make("div", {}, [make("strong", { text: name }), make("span", { class: "role", text: role })]),
  ]);
}

/**
 * @param {any} turn
 * @param {Telling} telling
 * @param {(thumbs: "up" | "down") => Promise<void>} onThumbs
 */
function describeEnd(turn, telling, onThumbs) {
  const { words } = telling;
  const { metadata, turn_number } = turn;
  const facts = [
    ...(metadata.fallback === null ? [] : [fill(words.fallback, { from: metadata.fallback.from })]),
    describeModel(metadata, telling),
    fill(words.stored, { number: turn_number }),
    `${metadata.processing_time_ms < 10 ? metadata.processing_time_ms.toFixed(1) : Math.round(metadata.processing_time_ms)} ms`,
  ];
  return [
    make("footer", { class: "facts" }, [
      make(
        "p",
        {},
        facts.map((fact) => make("span", { text: fact })),
      ),
      createThumbs(telling, onThumbs),
    ]),
  ];
}

/**
 * @param {any} metadata
 * @param {Telling} telling
 */
function describeModel({ model, playbook }, { words }) {
  if (model !== "ion-playbook") return fill(words.model, { model });
  return playbook === null ? words.offlineUnsure : fill(words.offline, { playbook: playbook.title });
}

/**
 * @param {Telling} telling
 * @param {(thumbs: "up" | "down") => Promise<void>} onThumbs
 */
function createThumbs({ words }, onThumbs) {
  const thanks = make("span", { class: "thanks", role: "status" });
  const buttons = /** @type {const} */ (["up", "down"]).map((thumbs) => {
    const label = thumbs === "up" ? words.helpful : words.notHelpful;
    const button = make("button", {
      type: "button",
      class: "thumb",
      "aria-label": label,
      title: label,
      "aria-pressed": "false",
    });
    button.textContent = thumbs === "up" ? "👍" : "👎";
    button.addEventListener("click", async () => {
      await onThumbs(thumbs).then(
        () => {
          for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
          thanks.textContent = words.thanks;
        },
        (error) => {
          thanks.textContent =
            error instanceof Error && error.message !== "" ? error.message : words.unreachable;
        },
      );
    });
    return button;
  });
  return make("div", { class: "thumbs" }, [...buttons, thanks]);
}
