/** Check digits of numbers that carry them. */

/** Luhn's algorithm (ISO/IEC 7812-1, annex B) over digits alone. */
export function hasLuhnCheck(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Mod 97-10 (ISO 13616) over an IBAN without spaces, in capitals. */
export function hasIbanCheck(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/**
 * A German tax id (§ 139b AO): eleven digits, no leading zero, one digit of the first ten two or three times, and a
 * check digit (ISO/IEC 7064, mod 11,10).
 */
export function isGermanTaxId(digits: string): boolean {
  if (!/^[1-9]\d{10}$/.test(digits)) return false;
  const first = digits.slice(0, 10);
  const counts = [...new Set(first)].map((digit) => first.split(digit).length - 1);
  if (counts.filter((count) => count > 1).length !== 1 || Math.max(...counts) > 3) return false;
  let product = 10;
  for (const digit of first) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits[10]);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether thirteen digits can be a Korean resident registration number: they begin with a birthday, and the seventh
 * digit says century, sex and citizenship. Numbers given since October 2020 have no check digit, so it is not asked for.
 */
export function isResidentNumber(digits: string): boolean {
  if (!/^\d{6}[1-8]\d{6}$/.test(digits)) return false;
  const days = DAYS[Number(digits.slice(2, 4)) - 1];
  const day = Number(digits.slice(4, 6));
  return days !== undefined && day >= 1 && day <= days;
}
