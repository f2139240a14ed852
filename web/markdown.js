// @ts-check
/**
 * A small, safe Markdown: headings, paragraphs, lists, quotes, rules, code, bold, italic, links to http and https.
 * It builds DOM nodes from text and never parses HTML, so what a model or a playbook writes cannot become markup.
 */

const FENCE = /^\s*(```|~~~)\s*(\S*)/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const BULLET = /^(\s*)[-*+]\s+(.*)$/;
const NUMBER = /^(\s*)(\d{1,4})[.)]\s+(.*)$/;
const QUOTE = /^\s*>\s?(.*)$/;
const INLINE =
  /(?<code>`+)(?<codeText>[\s\S]*?[^`])\k<code>(?!`)|\*\*(?<bold>\S(?:[\s\S]*?\S)?)\*\*|(?<![\w*])\*(?<star>\S(?:[^*]*?\S)?)\*(?![\w*])|(?<![\w_])_(?<under>\S(?:[^_]*?\S)?)_(?![\w_])|\[(?<label>[^\]\n]+)\]\((?<address>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)|(?<bare>https?:\/\/[^\s<>()"'`*]+[^\s<>()"'`*.,;:!?])/;

/**
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function renderMarkdown(text) {
  const fragment = document.createDocumentFragment();
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  let at = 0;
  while (at < lines.length) {
    if ((lines[at] ?? "").trim() === "") at += 1;
    else at = appendBlock(fragment, lines, at);
  }
  return fragment;
}

/**
 * Appends the block that begins at a line; returns the line behind it.
 * @param {Node} parent
 * @param {string[]} lines
 * @param {number} start
 * @returns {number}
 */
function appendBlock(parent, lines, start) {
  const line = lines[start] ?? "";
  if (FENCE.test(line)) return appendCode(parent, lines, start);
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const level = Math.min(6, (heading[1] ?? "").length + 2);
    parent.appendChild(withInline(document.createElement(`h${level}`), heading[2] ?? ""));
    return start + 1;
  }
  if (RULE.test(line)) {
    parent.appendChild(document.createElement("hr"));
    return start + 1;
  }
  if (BULLET.test(line) || NUMBER.test(line)) return appendList(parent, lines, start);
  if (QUOTE.test(line)) return appendQuote(parent, lines, start);
  return appendParagraph(parent, lines, start);
}

/**
 * @param {Node} parent
 * @param {string[]} lines
 * @param {number} start
 */
function appendCode(parent, lines, start) {
  const fence = FENCE.exec(lines[start] ?? "")?.[1] ?? "```";
  let end = start + 1;
  while (end < lines.length && !(lines[end] ?? "").trim().startsWith(fence)) end += 1;
  const code = document.createElement("code");
  code.textContent = lines.slice(start + 1, end).join("\n");
  const block = document.createElement("pre");
  block.tabIndex = 0;
  block.append(code);
  parent.appendChild(block);
  return end + 1;
}

/**
 * @param {Node} parent
 * @param {string[]} lines
 * @param {number} start
 */
function appendQuote(parent, lines, start) {
  let end = start;
  const inner = [];
  for (let quoted = QUOTE.exec(lines[end] ?? ""); quoted !== null; quoted = QUOTE.exec(lines[end] ?? "")) {
    inner.push(quoted[1] ?? "");
    end += 1;
  }
  const quote = document.createElement("blockquote");
  quote.append(renderMarkdown(inner.join("\n")));
  parent.appendChild(quote);
  return end;
}

/**
 * @param {Node} parent
 * @param {string[]} lines
 * @param {number} start
 */
function appendParagraph(parent, lines, start) {
  let end = start + 1;
  while (end < lines.length && !beginsBlock(lines[end] ?? "")) end += 1;
  parent.appendChild(withInline(document.createElement("p"), lines.slice(start, end).join("\n")));
  return end;
}

/** @param {string} line */
function beginsBlock(line) {
  return (
    line.trim() === "" || [FENCE, HEADING, RULE, BULLET, NUMBER, QUOTE].some((begin) => begin.test(line))
  );
}

/** @param {string} line */
function readItem(line) {
  const bullet = BULLET.exec(line);
  if (bullet !== null) return { indent: (bullet[1] ?? "").length, start: null, text: bullet[2] ?? "" };
  const number = NUMBER.exec(line);
  if (number === null) return null;
  return { indent: (number[1] ?? "").length, start: Number(number[2]), text: number[3] ?? "" };
}

/**
 * A list with what is indented under its items: further lines, code, lists of their own.
 * @param {Node} parent
 * @param {string[]} lines
 * @param {number} start
 */
function appendList(parent, lines, start) {
  const first = readItem(lines[start] ?? "");
  if (first === null) return start + 1;
  const list = document.createElement(first.start === null ? "ul" : "ol");
  if (list instanceof HTMLOListElement && first.start !== null && first.start !== 1) list.start = first.start;
  let at = start;
  while (at < lines.length) {
    const item = readItem(lines[at] ?? "");
    if (item === null || item.indent > first.indent + 1 || (item.start === null) !== (first.start === null))
      break;
    const end = endOfItem(lines, at, item.indent);
    list.append(createItem(item.text, lines.slice(at + 1, end)));
    at = skipBlanksBeforeItem(lines, end);
  }
  parent.appendChild(list);
  return at;
}

/**
 * @param {string} text
 * @param {string[]} below
 */
function createItem(text, below) {
  const element = document.createElement("li");
  const indents = below.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const indent = Math.min(...indents, 8);
  const rest = below.map((line) => line.slice(Math.min(indent, line.search(/\S|$/))));
  const own = [text];
  while (rest.length > 0 && !beginsBlock(rest[0] ?? "")) own.push(rest.shift() ?? "");
  withInline(element, own.join("\n"));
  if (rest.some((line) => line.trim() !== "")) element.append(renderMarkdown(rest.join("\n")));
  return element;
}

/**
 * @param {string[]} lines
 * @param {number} start
 * @param {number} indent
 */
function endOfItem(lines, start, indent) {
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? "";
    const isBlank = line.trim() === "";
    const isInside = line.search(/\S/) > indent + 1;
    const goesOn = isBlank
      ? (lines[end + 1] ?? "").search(/\S/) > indent + 1
      : isInside || !beginsBlock(line);
    if (!goesOn) break;
    end += 1;
  }
  return end;
}

/**
 * @param {string[]} lines
 * @param {number} at
 */
function skipBlanksBeforeItem(lines, at) {
  let next = at;
  while (next < lines.length && (lines[next] ?? "").trim() === "") next += 1;
  return readItem(lines[next] ?? "") === null ? at : next;
}

/**
 * @template {HTMLElement} T
 * @param {T} element
 * @param {string} text
 */
function withInline(element, text) {
  let rest = text;
  for (let match = INLINE.exec(rest); match !== null; match = INLINE.exec(rest)) {
    element.append(rest.slice(0, match.index), inlineNode(match));
    rest = rest.slice(match.index + match[0].length);
  }
  element.append(rest);
  return element;
}

/** @param {RegExpExecArray} match */
function inlineNode(match) {
  const { codeText, bold, star, under, label, address, bare } = match.groups ?? {};
  if (codeText !== undefined) {
    const code = document.createElement("code");
    code.textContent = codeText;
    return code;
  }
  if (bold !== undefined) return withInline(document.createElement("strong"), bold);
  const italic = star ?? under;
  if (italic !== undefined) return withInline(document.createElement("em"), italic);
  return createLink(label ?? bare ?? "", address ?? bare ?? "") ?? document.createTextNode(match[0]);
}

/**
 * @param {string} label
 * @param {string} address
 */
function createLink(label, address) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const link = document.createElement("a");
  link.href = url.href;
  link.rel = "noopener noreferrer nofollow";
  link.target = "_blank";
  link.textContent = label;
  return link;
}
