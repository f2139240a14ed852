import { type Around, type MaskRule, textBefore, wholeWhen } from "../mask-rule.ts";

/** Endings of files as in `logo@2x.png`. */
const FILE_ENDING = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|[cm]?[jt]sx?|json|tgz|gz|s?css)$/i;
/** Accounts of machines as in `git@github.com:…` and `ssh root@…`. */
const MACHINE_ACCOUNT = /^(?:git|root|ubuntu|ec2-user|postgres|hg|svn)@/i;

/** Country codes of ITU-T E.164. */
const COUNTRY_CODE =
  /^(?:1|7|2[07]|2[1-69]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[789]\d|8[1246]|8[058]\d|9[0-58]|9[679]\d)/;
const MAX_DIGITS = 15;
/** With the zero in brackets. */
const MAX_DIGITS_KOREA = 13;

export const CONTACT_RULES: readonly MaskRule[] = [
  {
    id: "email-address",
    kind: "email",
    about: "E-mail addresses.",
    needs: ["@"],
    pattern:
      /@(?<=(?<before>(?<![\w.+%-])[\w.+%-]{1,64})@)(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![a-z0-9]|-[a-z0-9]|\.[a-z0-9])/gi,
    measure: wholeWhen(
      (value) => /^[^@]*\w/.test(value) && !FILE_ENDING.test(value) && !MACHINE_ACCOUNT.test(value),
    ),
    catches: "Write to ada@example.com, please.",
    passes: "git clone git@github.com:example/tool.git && npm i lodash@4.17.21 && open logo@2x.png",
  },
  {
    id: "phone-international",
    kind: "phone",
    about: "Phone numbers with + or 00 and a country code.",
    needs: ["+", "00"],
    pattern:
      /(?<![\w.+\-/])(?:\+|(?<!\d[ -])00(?=[1-9]\d{0,2}[ -][1-9]))[1-9]\d{0,14}(?:[\u00A0 .\-/]?\(\d{1,4}\)[\u00A0 .-]?\d{1,10})?(?:[\u00A0\u2010-\u2013 \-/]\d{1,8}|\.\d{2,8}){0,6}(?!\w|[.-]\d)/g,
    measure: measureInternational,
    catches: "Call +49 30 901820 tomorrow.",
    passes: "2025-11-21T09:30:00+09:00 build 1.0.0+20130313144700",
  },
  {
    id: "phone-korean",
    kind: "phone",
    about: "Korean mobile and landline numbers.",
    pattern:
      /(?<![\w.\-+])(?:01[016789][-\u2010-\u2013.\u00A0 ]\d{3,4}[-\u2010-\u2013.\u00A0 ]\d{4}|010\d{8}|(?:\(0(?:2|[3-6][1-5]|70|50\d)\) ?|0(?:2|[3-6][1-5]|70|50\d)[-)\u2010-\u2013] ?)\d{3,4}[-\u2010-\u2013]\d{4})(?!\w|[-.]\d)/g,
    measure: wholeWhen((value) => /[2-9]/.test(value)),
    catches: "제 번호는 010-1234-5678이에요.",
    passes: "0101010101 0123456789 02-01 12:30:45",
  },
  {
    id: "phone-us",
    kind: "phone",
    about: "Phone numbers of the North American numbering plan with hyphens, dots or brackets.",
    pattern:
      /(?<![\w.\-+/])(?:(?:1[- ])?\([2-9]\d\d\)[\u00A0 ]?[2-9]\d\d[-\u2010-\u2013.\u00A0 ]\d{4}|(?:1[-\u2010-\u2013])?[2-9]\d\d[-\u2010-\u2013][2-9]\d\d[-\u2010-\u2013]\d{4}|(?:1\.)?[2-9]\d\d\.[2-9]\d\d\.\d{4})(?!\w|[-.]\d)/g,
    catches: "Support: (415) 555-0132",
    passes: '"GET / HTTP/1.1" 200 512 1034',
  },
  {
    id: "phone-after-word",
    kind: "phone",
    about: "Numbers of 9 to 15 digits right behind a word such as phone, tel, 전화, 연락처.",
    pattern:
      /(?:phone|tel(?<!\wtel)|mobile|whatsapp|fax|telefon|handynummer|rufnummer|(?:call|text|reach) me(?: at| on)?|전화|연락처|휴대폰|핸드폰|폰번호)(?:\.? ?(?:number|no|nr|is|번호)){0,2}["']?[ :=#.는은]{0,4}["']?(?<value>\(?\d[\d ()./-]{6,20}\d)(?!\w|[.-]\d)/gi,
    measure: wholeWhen((value) => {
      const digits = digitsOf(value).length;
      return digits >= 9 && digits <= MAX_DIGITS && !/^\d{4}-\d\d-\d\d|^\d{1,3}(?:\.\d{1,3}){3}$/.test(value);
    }),
    catches: "phone: 0170 1234567",
    passes: "phone_id: 4155550132, mobile 2025-11-21, tel: 127.0.0.1",
  },
];

export function digitsOf(value: string): string {
  return value.replace(/\D/g, "");
}

/** As many groups as a number of that country can have; what follows (a date, a count) is not part of it. */
function measureInternational(value: string, around: Around): number {
  const national = value.replace(/^(?:\+|00)/, "");
  const digits = digitsOf(national);
  if (!COUNTRY_CODE.test(digits)) return 0;
  const isAlone = /^\d+$/.test(national);
  if (digits.startsWith("1")) return measureNorthAmerican(value, digits);
  const most = digits.startsWith("82") ? MAX_DIGITS_KOREA : MAX_DIGITS;
  const length = lengthWithin(value, most + (value.startsWith("00") ? 2 : 0));
  const taken = digitsOf(value.slice(0, length)).length - (value.startsWith("00") ? 2 : 0);
  // a line that was added in a diff begins with + too
  const isAdded = isAlone && /(?:^|\n)$/.test(textBefore(around, 1));
  return taken >= (isAdded ? 11 : isAlone ? 10 : 8) ? length : 0;
}

function measureNorthAmerican(value: string, digits: string): number {
  return /^1[2-9]\d\d[2-9]\d{6}/.test(digits) ? lengthWithin(value, 11, true) : 0;
}

/** Characters up to the last group that leaves no more than `most` digits; 0 when `isExact` and it is not so many. */
function lengthWithin(value: string, most: number, isExact = false): number {
  let length = 0;
  let digits = 0;
  for (const group of value.matchAll(/\d+\)?/g)) {
    digits += digitsOf(group[0]).length;
    if (digits > most) break;
    length = group.index + group[0].length;
    if (digits === most) break;
  }
  return isExact && digits !== most ? 0 : length;
}
