/** Checks what an operator says about a new model and fills in what is known. Pure. */
import { isPrivateAddress, KNOWN_SERVERS, withoutSlash } from "#config/index.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Model, PROTOCOLS } from "#lumen/index.ts";

export interface NewModel {
  /** `PROVIDER/NAME`. */
  readonly id: string;
  /** Base URL; without, that of the provider. */
  readonly url?: string | undefined;
  readonly protocol?: string | undefined;
  readonly key: string | null;
}

/** What is stored of a model but for its key. */
export type ModelAddress = Pick<Model, "id" | "protocol" | "url" | "name" | "isLocal">;

const ID = /^([a-z0-9][a-z0-9._-]{0,39})\/([\x21-\x7e]{1,200})$/;
const MAX_KEY_CHARACTERS = 4096;

/** @throws InvalidInputError naming what is wrong */
export function checkNewModel({ id, url, protocol }: Omit<NewModel, "key">): ModelAddress {
  const [, provider = "", name = ""] = ID.exec(id) ?? [];
  if (provider === "")
    throw new InvalidInputError("id", "is no model's id", "write PROVIDER/NAME, e.g. ollama/llama3.2");
  const known = KNOWN_SERVERS[provider];
  const address = url ?? known?.url;
  if (address === undefined) {
    const names = Object.keys(KNOWN_SERVERS).join(", ");
    const fix = `give its address with --url, e.g. http://10.0.0.5:8000/v1; ION knows those of ${names}`;
    throw new InvalidInputError("url", `is not given, and ION does not know ${provider}`, fix);
  }
  const checked = checkUrl(address);
  return {
    id,
    protocol: checkProtocol(protocol ?? known?.protocol ?? "openai"),
    url: withoutSlash(checked.href),
    name,
    isLocal: isPrivateAddress(checked.hostname),
  };
}

/** Whether a model asks for a key: a provider at its own address does, a known server of one's own does not. */
export function keyNeedOf({ id, url }: ModelAddress): "needed" | "possible" | "none" {
  const known = KNOWN_SERVERS[id.slice(0, id.indexOf("/"))];
  if (known === undefined || known.url !== url) return "possible";
  return known.needsKey ? "needed" : "none";
}

/**
 * A key as it is sent in a header.
 *
 * @throws InvalidInputError it cannot be one; the message does not repeat it
 */
export function checkModelKey(text: string): string {
  const key = text.trim();
  if (key === "") throw new InvalidInputError("key", "is empty", "give the key on one line");
  if (/^[\x21-\x7e]+$/.test(key) && key.length <= MAX_KEY_CHARACTERS) return key;
  throw new InvalidInputError("key", "is no key: it has blanks, lines or other signs", "give the key alone");
}

/** A provider's key travels in the clear where the address is neither encrypted nor in one's own network. */
export function isSentInTheClear({ url, isLocal }: ModelAddress): boolean {
  return !isLocal && url.startsWith("http:");
}

function checkUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidInputError("url", "is no address", "write http://HOST:PORT/v1 or https://HOST/v1");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new InvalidInputError(
      "url",
      "holds more than an address",
      "leave out user, password, ? and #; a key is asked for",
    );
  return url;
}

function checkProtocol(text: string): Model["protocol"] {
  const protocol = PROTOCOLS.find((known) => known === text);
  if (protocol !== undefined) return protocol;
  throw new InvalidInputError(
    "protocol",
    `${JSON.stringify(text)} is not known`,
    `use ${PROTOCOLS.join(", ")}`,
  );
}
