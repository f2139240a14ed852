// @ts-check
/** The page: one conversation with ION, in English or Korean. State lives here; the other files draw and fetch. */

import { createTurnView } from "./answer.js";
import {
  createIdempotencyKey,
  giveFeedback,
  listPersonas,
  ProblemError,
  readVersion,
  startConversation,
  takeTurn,
  UnreachableError,
  useKey,
} from "./client.js";
import { byId, make, tint } from "./elements.js";
import { fill, preferredLanguage, WORDS } from "./words.js";

/** @typedef {import("./why.js").Voice} Voice */

const composer = byId("composer", HTMLFormElement);
const messageBox = byId("message", HTMLTextAreaElement);
const sendButton = byId("send", HTMLButtonElement);
const stopButton = byId("stop", HTMLButtonElement);
const keyForm = byId("key-form", HTMLFormElement);
const keyBox = byId("key", HTMLInputElement);
const keyHint = byId("key-hint", HTMLElement);
const welcome = byId("welcome", HTMLElement);
const conversation = byId("conversation", HTMLElement);
const languageButton = byId("language", HTMLButtonElement);
const newButton = byId("new", HTMLButtonElement);
const status = byId("status", HTMLElement);

let language = preferredLanguage();
let sessionId = "";
/** @type {Map<string, Voice>} */
let voices = new Map();
let model = "";
/** @type {AbortController | null} */
let underway = null;

function words() {
  return WORDS[language];
}

/** @returns {import("./why.js").Telling} */
function telling() {
  return { words: words(), language, voiceOf: (id) => voices.get(id) ?? { name: id, emoji: "💬", role: "" } };
}

function showWords() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-words]")) {
    element.textContent = wordFor(element.getAttribute("data-words"));
  }
  for (const element of document.querySelectorAll("[data-words-label]")) {
    element.setAttribute("aria-label", wordFor(element.getAttribute("data-words-label")));
  }
  messageBox.placeholder = welcome.hidden ? words().placeholderNext : words().placeholder;
  newButton.setAttribute("aria-label", words().newConversation);
  languageButton.textContent = words().otherLanguage;
  languageButton.lang = language === "en" ? "ko" : "en";
  languageButton.setAttribute("aria-label", words().otherLanguageLabel);
  showExamples();
  showVoices();
  showModel();
}

/** @param {string | null} name */
function wordFor(name) {
  const word = Object.entries(words()).find(([key]) => key === name)?.[1];
  return typeof word === "string" ? word : "";
}

function showExamples() {
  const items = words().examples.map((text) => {
    const button = make("button", { type: "button", text });
    button.addEventListener("click", () => send(text));
    return make("li", {}, [button]);
  });
  byId("examples", HTMLElement).replaceChildren(...items);
}

function showVoices() {
  const items = [...voices].map(([id, { emoji, name, role }]) => {
    const item = make("li", {}, [
      make("span", { class: "face", text: emoji, "aria-hidden": "true" }),
      make("div", {}, [make("strong", { text: name }), make("span", { class: "role", text: role })]),
    ]);
    tint(item, id);
    return item;
  });
  byId("voices", HTMLElement).replaceChildren(...items);
}

function showModel() {
  const note = model === "ion-playbook" ? words().offlineNote : fill(words().modelNote, { model });
  byId("model-note", HTMLElement).textContent = model === "" ? "" : note;
}

async function loadFacts() {
  const [personas, version] = await Promise.all([listPersonas(), readVersion()]);
  voices = new Map(personas.filter(({ enabled }) => enabled).map((persona) => [persona.id, persona]));
  model = version.model;
  showVoices();
  showModel();
}

/** @param {unknown} error */
function askForKey(error) {
  const isRefused = error instanceof ProblemError && error.status === 401;
  if (!isRefused) return;
  keyForm.hidden = false;
  composer.hidden = true;
  byId("hint", HTMLElement).hidden = true;
  keyHint.textContent = error.code === "access-key-required" ? words().keyHint : words().keyRefused;
  keyBox.focus();
}

/** @param {string} message */
async function send(message) {
  if (underway !== null || message.trim() === "") return;
  welcome.hidden = true;
  newButton.hidden = false;
  messageBox.value = "";
  fitMessageBox();
  await takeTurnWith(message, createIdempotencyKey());
}

/**
 * @param {string} message
 * @param {string} idempotencyKey the same when a turn is tried again, so that it is stored once
 */
async function takeTurnWith(message, idempotencyKey) {
  const view = createTurnView(message, telling());
  conversation.append(view.element);
  view.element.scrollIntoView({ block: "start", behavior: "smooth" });
  underway = new AbortController();
  showUnderway();
  try {
    if (sessionId === "") sessionId = await startConversation();
    const turn = { sessionId, message, idempotencyKey, signal: underway.signal };
    await takeTurn(turn, (event, data) => showEvent(view, event, data));
  } catch (error) {
    showFailure(view, error, { message, idempotencyKey });
  } finally {
    underway = null;
    showUnderway();
  }
}

/**
 * @param {import("./answer.js").TurnView} view
 * @param {string} event
 * @param {any} data
 */
function showEvent(view, event, data) {
  if (event === "turn-start") {
    view.begin(data);
    status.textContent = fill(words().answering, { persona: telling().voiceOf(data.persona).name });
  } else if (event === "text-delta") view.add(data.text);
  else if (event === "turn-end") {
    const { session_id, turn_number, response_text, metadata } = data;
    view.finish(data, (thumbs) => giveFeedback(session_id, { turn_number, thumbs }));
    const persona = telling().voiceOf(metadata.persona_used).name;
    status.textContent = fill(words().answered, { persona, text: response_text });
  }
}

/**
 * @param {import("./answer.js").TurnView} view
 * @param {unknown} error
 * @param {{ message: string, idempotencyKey: string }} turn
 */
function showFailure(view, error, { message, idempotencyKey }) {
  if (underway?.signal.aborted) {
    view.fail({ title: words().stopped, fix: "", isCalm: true }, [
      createRetry(view, words().retry, message, createIdempotencyKey()),
    ]);
    return;
  }
  askForKey(error);
  const hasEnded = error instanceof ProblemError && /(closed|expired|not-found)/.test(error.code);
  const retry = createRetry(view, hasEnded ? words().startOver : words().retry, message, idempotencyKey);
  if (hasEnded) retry.addEventListener("click", forgetConversation, { capture: true });
  view.fail(explain(error), [retry]);
}

/**
 * @param {import("./answer.js").TurnView} view
 * @param {string} label
 * @param {string} message
 * @param {string} idempotencyKey
 */
function createRetry(view, label, message, idempotencyKey) {
  const button = make("button", { type: "button", class: "secondary", text: label });
  button.addEventListener("click", () => {
    if (underway !== null) return;
    view.element.remove();
    void takeTurnWith(message, idempotencyKey);
  });
  return button;
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof ProblemError) return { title: error.message, fix: error.fix };
  if (error instanceof UnreachableError) return { title: words().unreachable, fix: words().unreachableFix };
  throw error;
}

function showUnderway() {
  const isUnderway = underway !== null;
  sendButton.hidden = isUnderway;
  stopButton.hidden = !isUnderway;
  messageBox.placeholder = welcome.hidden ? words().placeholderNext : words().placeholder;
}

function forgetConversation() {
  sessionId = "";
}

function startAnew() {
  underway?.abort();
  forgetConversation();
  conversation.replaceChildren();
  welcome.hidden = false;
  newButton.hidden = true;
  showWords();
  messageBox.focus();
}

function fitMessageBox() {
  messageBox.style.height = "auto";
  messageBox.style.height = `${Math.min(messageBox.scrollHeight, 220)}px`;
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  void send(messageBox.value);
});
messageBox.addEventListener("input", fitMessageBox);
messageBox.addEventListener("keydown", (event) => {
  // While a Korean syllable is being composed, Enter belongs to the input method.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void send(messageBox.value);
});
stopButton.addEventListener("click", () => underway?.abort());
newButton.addEventListener("click", startAnew);
languageButton.addEventListener("click", () => {
  language = language === "en" ? "ko" : "en";
  showWords();
});
keyForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  useKey(keyBox.value);
  keyBox.value = "";
  await loadFacts().then(
    () => {
      keyForm.hidden = true;
      composer.hidden = false;
      byId("hint", HTMLElement).hidden = false;
      messageBox.focus();
    },
    (error) => askForKey(error),
  );
});

showWords();
// On a touch screen focus would open the keyboard over what the page has to say.
if (matchMedia("(pointer: fine)").matches) messageBox.focus();
loadFacts().catch(askForKey);
