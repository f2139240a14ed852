import { hasIbanCheck, hasLuhnCheck } from "../checksum.ts";
import { type Around, type MaskRule, textBefore, wholeWhen } from "../mask-rule.ts";
import { digitsOf } from "./contact-rules.ts";

/** Issuers' ranges with their lengths (ISO/IEC 7812): Visa, Mastercard, American Express, Discover, JCB, Diners, UnionPay. */
const CARD =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|62\d{14})$/;
/** A key in front of a number that says that it is an id. */
const ID_BEFORE = /(?:\bid|_id|Id|ID|#)["'`]?\s{0,2}[:=]?\s{0,2}["'`]?$/;

/** Characters of an IBAN by country (SWIFT's IBAN registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18
FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21
LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27
ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

export const PAYMENT_RULES: readonly MaskRule[] = [
  {
    id: "payment-card",
    kind: "card",
    about: "Payment card numbers: an issuer's range, the right length and Luhn's check digit.",
    pattern:
      /(?<![\w.+-])(?:\d{4}(?<gap>[\u00A0\u2010-\u2013 -])\d{4}\k<gap>\d{4}\k<gap>\d{4}|3[47]\d\d[ -]\d{6}[ -]\d{5}|3[068]\d\d[ -]\d{6}[ -]\d{4}|\d{14,16})(?!\w|[.-]\d)/g,
    measure: wholeWhen((value, around) => {
      const digits = digitsOf(value);
      const isId = digits.length === value.length && ID_BEFORE.test(textBefore(around, 24));
      return CARD.test(digits) && hasLuhnCheck(digits) && !isId;
    }),
    catches: "I paid with 4111 1111 1111 1111.",
    passes: "took 1732170000000000 µs; 4111 1111 1111 1112; 9007199254740991",
  },
  {
    id: "iban",
    kind: "iban",
    about: "Bank accounts as IBAN, with the country's length and check digits.",
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?/g,
    measure: measureIban,
    catches: "IBAN DE89 3704 0044 0532 0130 00",
    passes: "IBAN DE88 3704 0044 0532 0130 00, ticket AB12 3456 7890",
  },
];

function measureIban(value: string, { text, start }: Around): number {
  const characters = IBAN_LENGTHS[value.slice(0, 2)];
  if (characters === undefined) return 0;
  let length = 0;
  for (let taken = 0; taken < characters; length += 1) {
    if (length >= value.length) return 0;
    if (value[length] !== " ") taken += 1;
  }
  const iban = value.slice(0, length).replaceAll(" ", "");
  return hasIbanCheck(iban) && !/[A-Za-z0-9]/.test(text.charAt(start + length)) ? length : 0;
}
