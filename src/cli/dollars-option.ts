import { InvalidInputError } from "#lib/ion-error.ts";

/** An option's amount of US dollars, 0 or more. @throws InvalidInputError naming the option */
export function dollarsOption(option: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidInputError(option, `${JSON.stringify(text)} is no amount of dollars`, "write it as 0.25");
}
