/** What a passage looks like, as bits: whether it could answer "when", "who", "why" at all. */

export const LOOKS = [
  "question",
  "time",
  "number",
  "name",
  "place",
  "reason",
  "self",
  "feeling",
  "money",
  "title",
  "picture",
  "plan",
] as const;
export type Look = (typeof LOOKS)[number];

/** Whether the last sentence asks. */
const ASKS = /[?？]\s*(?:\[[^\]]*\]\s*)?$/;
const MONTH =
  "january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const TIME = new RegExp(
  `\\b(?:${MONTH}|yesterday|today|tonight|tomorrow|ago|(?:last|next|this|past|previous|every) (?:week|weekend|month|year|night|summer|winter|spring|fall|autumn|${MONTH})|since|o'clock|[0-9]{1,2} ?(?:am|pm)|(?:19|20)[0-9]{2}|(?:a|two|three|four|five|six|seven|few|couple of|[0-9]+) (?:days?|weeks?|months?|years?|hours?|minutes?)|recently|birthday|christmas)\\b` +
    "|어제|오늘|내일|그저께|지난|다음|이번|작년|올해|내년|월요일|화요일|수요일|목요일|금요일|토요일|일요일|[0-9]+(?:년|월|일|시|주|달|개월)|새벽|아침|저녁|주말|초에|말에",
  "i",
);
const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|dozen|half|once|twice|percent)\b|[두세네한]\s?(?:번|명|개|권|살|달|마리|시간)/i;
const NAME = /(?<=[\p{L},;:'’"”)\]0-9]\s["“']?)(?!I\b|I['’])\p{Lu}\p{L}+/u;
const PLACE =
  /\b(?:in|at|to|from|near|around|on)\s(?:the\s)?\p{Lu}\p{L}+|\b(?:street|city|town|village|beach|lake|river|hospital|museum|park|country|island|mountains?|hall|station|corner)\b|[가-힣]+(?:동|시|구|역|도|군|읍|산|섬|공원|병원|학교|바다|한강)(?:에서|으로|로|에|\b)/u;
const REASON =
  /\b(?:because|since|so that|in order|reason|due to|thanks to|inspired|as i|so i|to help|wanted to|that's why)\b|때문|그래서|덕분|해서|어서|니까|위해/i;
const SELF =
  /\b(?:i|i['’]m|i['’]ve|i['’]d|i['’]ll|my|me|we|our|mine)\b|(?:^|[^가-힣])(?:나는|내가|나도|나|저는|제가|저도|우리|내|제)(?:\s|$)/i;
const FEELING =
  /\b(?:love|loved|happy|proud|sad|excited|scared|afraid|terrified|nervous|anxious|grateful|thankful|amazing|awesome|beautiful|peaceful|calm|relaxed|feel|feels|felt|feeling|cried|crying|lonely|tired|exhausted|stressed|upset|angry|hate|enjoy|enjoyed|fun)\b|행복|기뻐|슬퍼|무서|걱정|외로|힘들|좋아|뿌듯|아파|속상|겁|떨/i;
const MONEY =
  /[$€£₩]\s?\d|\b(?:dollars?|euros?|pounds?|thousand|grand|percent|salary|price|rent|loan)\b|[0-9백천만]+\s?원|만원|연봉|퍼센트/i;
const TITLE = /["“”'‘『「][\p{Lu}가-힣][^"“”』」]{2,60}["”'’』」]/u;
const PICTURE = /\[(?:photo|picture|image|사진|video)|(?:photo|picture) of/i;
const PLAN =
  /\b(?:plan|planning|going to|gonna|will|want to|hope|hoping|dream|thinking of|thinking about|would like|decided|goal|someday|looking forward)\b|하려고|할게|예정|계획|싶어|하기로|목표/i;

const PATTERNS: Readonly<Record<Look, RegExp>> = {
  question: ASKS,
  time: TIME,
  number: NUMBER,
  name: NAME,
  place: PLACE,
  reason: REASON,
  self: SELF,
  feeling: FEELING,
  money: MONEY,
  title: TITLE,
  picture: PICTURE,
  plan: PLAN,
};

/** The bit of a look in what `looksOf` returns. */
export const LOOK_BIT = Object.fromEntries(LOOKS.map((look, at) => [look, 1 << at])) as Readonly<
  Record<Look, number>
>;

export function looksOf(text: string): number {
  let bits = 0;
  for (const look of LOOKS) if (PATTERNS[look].test(text)) bits |= LOOK_BIT[look];
  return bits;
}
