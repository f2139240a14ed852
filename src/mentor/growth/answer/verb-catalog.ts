/** How people begin when they tell what they did. */

/** Past forms that do not end in -ed. */
export const ENGLISH_PAST_VERBS: ReadonlySet<string> = new Set(
  (
    "built ran led wrote cut set made kept held took gave found brought taught began broke chose drew drove fought grew " +
    "got put rebuilt rewrote sent shrank sold sped spent split spoke stood stuck thought told understood went won met paid " +
    "dealt oversaw undertook did was had"
  ).split(" "),
);

/** What somebody does today. */
export const ENGLISH_BASE_VERBS: ReadonlySet<string> = new Set(
  (
    "run build lead write manage maintain operate own design develop teach mentor review plan deploy test use work support " +
    "train create analyse analyze automate monitor present translate attend moderate"
  ).split(" "),
);

/** What is said before one begins. */
export const ENGLISH_FILLERS =
  /^(?:(?:um+|uh+|er+|well|so|ok(?:ay)?|yeah|yes|basically|actually|honestly|like|you know|i mean|i guess)[,\s]+)+/i;

/** The same in Korean. */
export const KOREAN_FILLERS = /^(?:(?:음+|어+|그|네|예|뭐|그냥|사실|일단|솔직히|약간)[,.…]*\s+)+/;
