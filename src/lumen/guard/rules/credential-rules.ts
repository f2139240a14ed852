/** Secrets that are known by their shape, or by their place in an address or a header. */
import { type Around, type MaskRule, textBefore, wholeWhen } from "../mask-rule.ts";

export const CREDENTIAL_RULES: readonly MaskRule[] = [
  {
    id: "private-key",
    kind: "secret",
    about: "Private keys in PEM or PGP blocks, cut ones too.",
    needs: ["PRIVATE KEY"],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:(?:[^-]|-(?!----)){1,20000}-----END [A-Z0-9 ]{1,40}-----|(?:(?:\s|\\[nr]){0,8}[A-Za-z0-9+/=]{40,100}){1,200})/g,
    measure: wholeWhen(isKeyBlock),
    catches: `-----BEGIN ${"PRIVATE"} KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END ${"PRIVATE"} KEY-----`,
    passes: "The file has to begin with -----BEGIN PRIVATE KEY----- and a line end.",
  },
  {
    id: "json-web-token",
    kind: "secret",
    about: "JSON Web Tokens.",
    pattern: /(?<![\w-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8,8000}\.[\w-]{10,2000}/g,
    catches: `${"eyJhbGciOiJIUzI1NiJ9"}.${"eyJzdWIiOiJhZGEifQ"}.aB3dE5gH7jK9mN2p`,
    passes: "A JWT begins with eyJhbGci and has two dots.",
  },
  {
    id: "url-password",
    kind: "secret",
    about: "Passwords in the address of a database or any other server; user and host stay.",
    needs: ["://"],
    pattern: /:\/\/[^\s:/@"'<>]{0,100}:(?<value>[^\s/@"'<>]{1,200})(?=@[^\s/@]{1,255})/g,
    measure: wholeWhen((value) => !/^(?:[${%<*[]|x+$|password$|passwd$|pass$|pwd$|secret$)/i.test(value)),
    catches: "postgres://app:tr0ub4dor@db.example.com:5432/shop",
    passes: "postgres://app:$" + "{DB_PASSWORD}@db.example.com, https://example.com:8443/@ada",
  },
  {
    id: "authorization-header",
    kind: "secret",
    about: "What stands behind Bearer or Basic.",
    needs: ["earer ", "asic ", "EARER ", "ASIC "],
    pattern: /\b(?:Bearer|Basic) {1,3}(?<value>[\w.~+/-]{12,2000}={0,2})/gi,
    measure: wholeWhen(isAuthorization),
    catches: "Authorization: Basic YWRhOmxvdmVsYWNlMTg0Mw==",
    passes: "Authorization: Bearer <token>, basic authentication, bearer authorization-2.0",
  },
];

/** Key text between the markers, no program that names both of them. */
function isKeyBlock(block: string): boolean {
  const body = block.replace(/^-----[^-]*-----|-----[^-]*-----$/g, "");
  return /[A-Za-z0-9+/]{24}/.test(body) || (/^\s{0,4}[\r\n]/.test(body) && !/["'`(;{]/.test(body));
}

function isAuthorization(value: string, around: Around): boolean {
  const isHeader = /authorization["']?[:=,] ?["']?(?:bearer|basic) {1,3}$/i.test(textBefore(around, 40));
  const isRandom = isHeader ? /\d|[a-z][A-Z]/ : /\d/;
  return value.split(/[.~-]/).some((part) => part.length >= 12 && isRandom.test(part));
}
