import { isGermanTaxId, isResidentNumber } from "../checksum.ts";
import { type MaskRule, wholeWhen } from "../mask-rule.ts";
import { digitsOf } from "./contact-rules.ts";

export const NATIONAL_ID_RULES: readonly MaskRule[] = [
  {
    id: "us-social-security",
    kind: "national-id",
    about: "United States Social Security numbers, 3-2-4 digits in ranges that are given out.",
    needs: ["-"],
    pattern: /(?<![\w.+-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?!\w|[.-]\d)/g,
    catches: "My SSN is 219-09-9999.",
    passes: "000-12-3456, 219-00-9999, 2025-11-21",
  },
  {
    id: "us-social-security-after-word",
    kind: "national-id",
    about: "Nine digits right behind SSN or social security number.",
    pattern:
      /\b(?:ssn|social security(?: number| no\.?)?)["']?(?: is)?[ :=#]{0,4}["']?(?<value>(?!000|666|9)\d{3} ?(?!00)\d\d ?(?!0000)\d{4})(?!\w)/gi,
    catches: "ssn=219099999",
    passes: "ssn_count: 219099999",
  },
  {
    id: "kr-resident-registration",
    kind: "national-id",
    about: "Korean resident registration numbers (주민등록번호): a birthday, a hyphen, seven digits.",
    pattern: /(?<![\w.+-])\d{6} ?[-\u2010-\u2013] ?[1-8]\d{6}(?!\w|[.-]\d)/g,
    measure: wholeWhen((value) => isResidentNumber(digitsOf(value))),
    catches: "주민등록번호 900101-1234568",
    passes: "901301-1234567 (no such month), 900101-1****** (already hidden)",
  },
  {
    id: "kr-resident-registration-after-word",
    kind: "national-id",
    about: "Thirteen digits right behind 주민등록번호 or resident registration number.",
    pattern:
      /(?:주민(?:등록)?번호|resident registration (?:number|no\.?)|\brrn)["']?[ :=#는은]{0,4}["']?(?<value>\d{6}[1-8]\d{6})(?!\w)/gi,
    measure: wholeWhen((value) => isResidentNumber(value)),
    catches: "주민번호: 9001011234568",
    passes: "timestamp 1701154321000",
  },
  {
    id: "uk-national-insurance",
    kind: "national-id",
    about: "British National Insurance numbers written in pairs.",
    pattern:
      /(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] \d\d \d\d \d\d [A-D](?![A-Za-z0-9])/g,
    catches: "Mine is AB 12 34 56 C.",
    passes: "part AB123456C, batch GB 12 34 56 C, sample QQ 12 34 56 C",
  },
  {
    id: "uk-national-insurance-after-word",
    kind: "national-id",
    about: "British National Insurance numbers right behind their name.",
    pattern:
      /\b(?:nino|(?:national insurance|ni) (?:number|no\.?))(?: is)?[ :=#]{0,4}(?<value>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D])(?![A-Za-z0-9])/gi,
    catches: "National Insurance number: AB123456C",
    passes: "NI number: QQ123456C",
  },
  {
    id: "de-tax-id",
    kind: "national-id",
    about: "German tax ids right behind their name, with their check digit.",
    pattern:
      /(?:steuer(?:liche )?-?(?:id(?:entifikationsnummer|entnummer|-?nr\.?|-?nummer)?|identifikationsnummer)|idnr(?<!\widnr)\.?|tax id(?<!\wtax id))(?: ist| is)?[ :=#]{0,4}(?<value>\d{2} ?\d{3} ?\d{3} ?\d{3})(?!\w)/gi,
    measure: wholeWhen((value) => isGermanTaxId(digitsOf(value))),
    catches: "Steuer-ID: 86 095 742 719",
    passes: "Steuer-ID: 86 095 742 718, total 86 095 742 719",
  },
];
