/** Addresses in an answer through which data could leave: they are fetched when an image is shown or a link followed. */
import { findPersonal } from "./find-personal.ts";
import type { OutputContext, OutputFinding } from "./output-rule.ts";
import { PLACEHOLDER } from "./placeholder.ts";

const ADDRESS = /https?:\/\/[^\s<>"'`)\]|]{1,2048}/giu;
const IMAGE_START = /!\[[^\][\n]{0,300}\]\(\s{0,3}<?$/u;
const IMAGE_SOURCE = /(?:<img\b[^>]{0,200}\bsrc\s?=\s?["']?|^[ \t]{0,3}\[[^\][\n]{1,100}\]:[ \t]{1,8}<?)$/imu;
const LOOK_BEHIND = 320;
const IMAGE_END = /^[^)\n]{0,300}\)/u;
/** So many characters of the prompt in an address are no accident. */
const MIN_REPEATED = 20;
const MIN_ENCODED = 24;
const MAX_IMAGE_VALUE = 40;

/** Images go, with what they carry; of a link only the address of the server is left. */
export function findCarriedData(answer: string, context: OutputContext): Omit<OutputFinding, "rule">[] {
  if (!/https?:\/\//i.test(answer)) return [];
  const known = [context.systemPrompt, ...context.retrieved].map(condense);
  const shown = context.visible.map(condense);
  const findings: Omit<OutputFinding, "rule">[] = [];
  for (const { 0: written, index } of answer.matchAll(ADDRESS)) {
    const address = written.replace(/[.,;:!?]+$/, "");
    const url = URL.canParse(address) ? new URL(address) : null;
    const isKnown = context.visible.some((text) => text.includes(address));
    if (url === null || isKnown || context.allowedHosts.includes(url.host)) continue;
    const parts = partsOf(url);
    const before = answer.slice(Math.max(0, index - LOOK_BEHIND), index);
    const imageStart = IMAGE_START.exec(before);
    const isImage = imageStart !== null || IMAGE_SOURCE.test(before);
    const isCarrying =
      parts.some((part) => isData(part) || repeats(part, known)) ||
      (isImage && parts.some((part) => repeats(part, shown) || isLongValue(part, url)));
    const end = index + address.length;
    if (isCarrying && imageStart !== null) {
      const close = IMAGE_END.exec(answer.slice(end, end + LOOK_BEHIND))?.[0].length ?? 0;
      const start = index - imageStart[0].length;
      findings.push({ action: "remove", start, end: end + close, replacement: "[image removed]" });
    } else if (isCarrying)
      findings.push({ action: "remove", start: index, end, replacement: `${url.origin}/` });
    else if (parts.some((part) => repeats(part, shown)))
      findings.push({ action: "warn", start: index, end, replacement: "" });
  }
  return findings;
}

/** Whatever of an address can hold data: names in the host, steps of the path, values, the fragment; decoded. */
function partsOf(url: URL): string[] {
  const path = url.pathname.split("/");
  const raw = [
    ...url.hostname.split("."),
    ...path,
    path.join(" "),
    ...url.searchParams.values(),
    url.hash.slice(1),
  ];
  return raw.map(decode).filter((part) => part !== "");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Personal data, a placeholder of it, or text in base64 or hex. */
function isData(part: string): boolean {
  if (part.search(PLACEHOLDER) !== -1 || findPersonal(part).length > 0) return true;
  if (part.length < MIN_ENCODED) return false;
  if (/^(?:[0-9a-f]{2})+$/i.test(part)) return isText(Buffer.from(part, "hex"));
  return /^[\w+/-]+={0,2}$/.test(part) && /\d|[A-Z]/.test(part) && isText(Buffer.from(part, "base64"));
}

/** Readable text of some words; random bytes are none. */
function isText(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  return !text.includes("\uFFFD") && /^[\p{L}\p{N}\p{P}\p{S}\s]+$/u.test(text) && /[\p{L}]{3}/u.test(text);
}

function isLongValue(part: string, url: URL): boolean {
  return part.length > MAX_IMAGE_VALUE && [...url.searchParams.values()].includes(part);
}

function repeats(part: string, texts: readonly string[]): boolean {
  const condensed = condense(part);
  return condensed.length >= MIN_REPEATED && texts.some((text) => text.includes(condensed));
}

/** Letters and digits alone, so that `a+b`, `a_b` and `a b` are the same. */
function condense(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
