// @ts-check
/** Makes elements from text; nothing here reads markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} [facts] attributes; `text` is the text inside
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, facts = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === false) continue;
    if (name === "text") element.textContent = String(value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * An element of the page that is always there.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page lacks #${id}`);
  return element;
}

/** Two persona ids never share a hue by accident of order: the built-in ones are set, others follow their id. */
const HUES = /** @type {Record<string, number>} */ ({
  Lua: 285,
  Elro: 245,
  Riri: 190,
  Nana: 55,
  Nuri: 145,
  Sena: 15,
});

/**
 * @param {HTMLElement} element
 * @param {string} personaId
 */
export function tint(element, personaId) {
  let hue = 0;
  for (const character of personaId) hue = (hue * 31 + (character.codePointAt(0) ?? 0)) % 360;
  element.style.setProperty("--hue", String(HUES[personaId] ?? hue));
}
