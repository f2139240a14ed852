/** Whether what stands behind `password=` or `token:` is a secret or only code, prose or a place for one. */

export interface Assignment {
  readonly value: string;
  /** The name that it is assigned to, in lower case, e.g. `db_password`. */
  readonly name: string;
  readonly isQuoted: boolean;
  /** `NAME=value` without a space, as in a shell, an .env file or a query. */
  readonly isDirect: boolean;
}

/** A place for a value, or code that computes it. */
const TEMPLATE =
  /^[{<([]|^%[\w({]|^\$(?!2[aby]\$|argon2|[56]\$)\{?\w+\}?$|^[*•.]+$|\$[{(]|\{\{|process\.env|os\.environ|import\.meta/;
/** How no value without quotes begins. */
const OPERATOR = /^[%$*@|!?:=/\\~](?!2[aby]\$|argon2|[56]\$)|\(|=>/;
const ELSEWHERE =
  /^(?:https?|file|vault|op|ssm|gs|s3|arn|secret|env|ref|urn):|^\.{0,2}(?:\/[\w.-]+){2,}$|^\.{1,2}\/|^projects\/|^[A-Za-z]:\\/i;
/** Words that name what belongs there, in any case, and with a number behind them: `password1` is a variable as well. */
const WORD =
  /^(?:true|false|null|none|nil|undefined|string|number|boolean|required|optional|invalid|missing|expired|hidden|redacted|masked|removed|secret|password|passwd|pass|pwd|token|key|value|param|arg|var|field|input|example|sample|dummy|placeholder|changeme|your[\w-]*|my[_-]\w+|x+|text|str|int|uint|float|uuid|varchar|char|jwt|bearer|basic|sha|md|aes|rsa|dsa|ecdsa|hs|rs|es|ps|hmac|utf|base|oauth|argon|bcrypt|scrypt|pbkdf|ed|x|pkcs|http|tls|ssl|ipv|v)[-_]?\d{0,4}(?:[-_](?:\d{3}|[a-z]{2,6}))?$/i;
const QUANTITY = /^(?:[<>~^≥≤+-]|[<>]=)?(?:0x[0-9a-f]{1,16}$|\d[\d.,:_/-]*(?:%|\+|[a-z]{1,7})?$)/i;
/** Words joined as identifiers, paths and translation keys are. */
const JOINED_WORDS = /^_*[A-Za-z]+(?:[._\-/:\\]+[A-Za-z]+)*[._\-/:!?]*$/;
/** Names in programs that have a number inside: `exchangeX509Token`, `RFC_7519_TOKEN`. */
const NUMBERED_NAME =
  /^\w+(?:[Tt]oken|[Cc]redential|[Pp]assword|[Ss]ecret|[Kk]ey)s?$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const MEMBER = /^[A-Za-z_$][\w$]*(?:\[\w*\]|(?:\.|->|::|\?\.)[A-Za-z_$][\w$]*)+$/;
const PASSWORD_NAME = /pass|pwd|비번|비밀번호|암호|패스워드/;
const HASH_COLOUR = /^#[0-9a-f]{3,8}$/i;
const MIN_LONG_WORD = 24;

/** @returns false for templates, names of variables, types, quantities, paths, and plain words */
export function looksSecret({ value, name, isQuoted, isDirect }: Assignment): boolean {
  if (TEMPLATE.test(value) || ELSEWHERE.test(value) || WORD.test(value) || HASH_COLOUR.test(value))
    return false;
  if (!isQuoted && (OPERATOR.test(value) || MEMBER.test(value))) return false;
  if (/^\d+$/.test(value)) return PASSWORD_NAME.test(name) && (isQuoted || isDirect || value.length >= 6);
  if (QUANTITY.test(value)) return false;
  if (!isQuoted && !isDirect && NUMBERED_NAME.test(value)) return false;
  if (JOINED_WORDS.test(value)) return isLikelyWord(value, { name, isQuoted, isDirect });
  return (
    isQuoted || isDirect || (value.length >= 6 && /[A-Za-z]/.test(value) && /\d|[!@#$%^&*+~]/.test(value))
  );
}

/** Letters alone are a secret in `DB_PASSWORD=letmein`, and where they are long and quoted. */
function isLikelyWord(value: string, { name, isQuoted, isDirect }: Omit<Assignment, "value">): boolean {
  if (isQuoted) return value.length >= MIN_LONG_WORD && /^[A-Za-z]+$/.test(value);
  return isDirect && name === name.toUpperCase() && /[A-Z]/.test(name) && /^[A-Za-z]+$/.test(value);
}
