/** Secrets that are known by the name in front of them. What stands there may be code or prose: `looksSecret` decides. */
import { looksSecret } from "../looks-secret.ts";
import { type Around, type MaskRule, textBefore, wholeWhen } from "../mask-rule.ts";

const NAME_CHARACTERS = 48;
/** What may be called a secret in front of `:` or `=`; `secret_name`, `tokens`, `bypass` and `compass` are none. */
const NAME =
  "(?:pass(?:word|wd|phrase|code|(?<![A-Za-z]pass))|pw(?:d|(?<![A-Za-z]pw))|secret|token(?<!public[-_]?keytoken)|key(?<=(?:api|access|secret|private|encryption|signing|license|auth|account|shared|master|client)[-_ ]?key)|credentials?|sig(?<=[?&]sig)|비밀번호|비번|암호|패스워드|토큰|키(?<=(?:인증|비밀|액세스|api) ?키))";
const CLOSING = "(?:\\\\?[\"'`\\]]){0,3}";
const ASSIGNED = "\\s{0,4}(?:=>|:=|[:=])\\s{0,4}";
const SPOKEN = " is | ?(?:는|은|가|이) {0,2}[:=]? {0,2}|(?<=word|비밀번호|비번|패스워드) ";
/** Visible ASCII up to a quote, a bracket, a comma, or the next value of a query. */
const BARE = "(?<value>(?:(?![\"'`,;<>)}\\]]|&[#\\w]{1,40}[=;])[!-~]){4,200})";

/** Up to the same quote, which may be escaped as in JSON inside of a string. */
const QUOTED =
  "\\\\?(?<quote>[\"'`])(?<value>(?:(?!\\k<quote>)[^\\s\\\\]|\\\\(?![\"'`])){4,200})(?=\\\\?\\k<quote>)";

export const NAMED_SECRET_RULES: readonly MaskRule[] = [
  {
    id: "assigned-secret",
    kind: "secret",
    about:
      "Values of what is called password, secret, token, api key and the like: quoted or behind = and :, “password is”, 비밀번호는.",
    pattern: new RegExp(`${NAME}${CLOSING}(?:${ASSIGNED}${QUOTED}|(?:${ASSIGNED}|${SPOKEN})${BARE})`, "gi"),
    measure: (value, around) =>
      /["'`]$/.test(textBefore(around, 1)) ? measureQuoted(value, around) : measureBare(value, around),
    catches: '{ "api_key": "q7Xv-20aa-91Lm" }, DB_PASSWORD=tr0ub4dor in .env, 비밀번호는 abcd1234!예요',
    passes:
      'password: string; token = getToken(); api_key=settings.API_KEY; max_token=4096; { password: "Password is required", token: "auth.token.invalid" }',
  },
  {
    id: "secret-option",
    kind: "secret",
    about:
      "What stands behind --password, --token, --api-key and the like on a command line, and behind curl's -u.",
    needs: ["--", "curl"],
    pattern: new RegExp(
      `(?:--(?:[a-z]{1,16}-){0,2}(?:pass(?:word|wd)?|token|secret|(?:api|access|secret)-?key) {1,3}["']?|\\bcurl [^\\n|]{0,200}?(?:-u|--user)[ =]{0,2}["']?[^\\s:"'$]{1,64}:)${BARE}`,
      "gi",
    ),
    measure: measureBare,
    catches: "deploy --api-key 9f8b7a6c5d; curl -s -u ada:tr0ub4dor https://example.com",
    passes: "login --password <password> --token $TOKEN; docker run -u 1000:1000 curl",
  },
  {
    id: "session-cookie",
    kind: "secret",
    about: "Values of session cookies, 16 characters or longer.",
    needs: ["="],
    pattern:
      /(?:sess(?:ion)?(?:[_-]?id)?|sid(?<!\wsid)|[cx]srf-?(?:token)?)=["']?(?<value>[\w%.~+/-]{16,400})/gi,
    measure: wholeWhen((value) => /\d/.test(value) && !/^(?:conv|sess|turn)_/.test(value)),
    catches: "Cookie: connect.sid=s%3AaB3dE5gH7jK9mN2p.Xy12; theme=dark",
    passes: "session_id=conv_01k9x7a8m2q4w6e8r0t2y4u6, sess_count=12, processid=1234567890123456",
  },
];

function measureQuoted(value: string, around: Around): number {
  return isSecret(value, around, { isQuoted: true }) ? value.length : 0;
}

function measureBare(value: string, around: Around): number {
  const bare = value.replace(/[.?:]+$/, "");
  // called or indexed: code, not a value
  const isCode = /[([]/.test(around.text.charAt(around.end)) || /[([]/.test(bare);
  return bare.length >= 4 && !isCode && isSecret(bare, around, { isQuoted: false }) ? bare.length : 0;
}

function isSecret(value: string, around: Around, { isQuoted }: { readonly isQuoted: boolean }): boolean {
  const before = textBefore(around, NAME_CHARACTERS);
  const name = /([\w가-힣]+)[^\w가-힣]*(?:[는은가이]|\bis)?[^\w가-힣]*$/.exec(before)?.[1] ?? "";
  return looksSecret({ value, name, isQuoted, isDirect: before.endsWith("=") && !/\s=$/.test(before) });
}
