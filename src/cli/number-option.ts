import { InvalidInputError } from "#lib/ion-error.ts";

/** An option's whole number, 1 or more. @throws InvalidInputError naming the option */
export function wholeNumber(option: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? "1 or more" : `1 to ${most}`;
  throw new InvalidInputError(
    option,
    `${JSON.stringify(text)} is no whole number of ${range}`,
    `give ${range}`,
  );
}
