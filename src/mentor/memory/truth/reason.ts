/** The part of what was said that gives the reason for it: "…, because we use Kafka". */

const BEHIND =
  /\b(?:because(?: of)?|since|as|given(?: that)?|due to|thanks to|so that|so (?:i|we) can|in order to)\b(?<reason>.+)$/i;
const BEFORE = /^(?<reason>.+?)(?:때문에|(?:이|으)?니까|라서|어서|아서|해서|덕분에|(?:으)?려고)(?=[\s,])/u;

/** The reason given in a quote, or "" when it gives none. */
export function reasonIn(quote: string): string {
  return (BEHIND.exec(quote) ?? BEFORE.exec(quote))?.groups?.reason ?? "";
}
