/** What of a message is the person's own plain statement: without code, logs, quotes of others, questions, what-ifs, jokes. */
import {
  ENGLISH_DOUBTFUL,
  ENGLISH_UNREAL,
  JOKES,
  KOREAN_UNREAL,
  OTHERS_WORDS,
  TASK,
} from "./speech-catalog.ts";

export interface Sentence {
  readonly text: string;
  /** Where it starts and ends in the message. */
  readonly start: number;
  readonly end: number;
  readonly isKorean: boolean;
}

export interface Clause {
  readonly text: string;
  readonly sentence: Sentence;
}

const MAX_CHARACTERS = 4000;
const HANGUL = /\p{Script=Hangul}/u;
/** Lines of logs, traces, diffs, tables, headings, quotes and lists of paths. */
const MACHINE_LINE =
  /^[ \t]*(?:>|\||#{1,6} |@@|[+-]{3} |at [\w$<>]+[.][\w.$<>]+ ?\(|File "|Traceback|(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d|\[?(?:ERROR|WARN|INFO|DEBUG|FATAL|TRACE)\b|(?:\$|\w+@[\w-]+:).*\$ ?|<[^>]+>|\{|\}|- \[[ x]\]|import |const |let |var |def |class |function |public |private |SELECT |Caused by).*$/gim;
const FENCE = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|<!--[\s\S]*?(?:-->|$)/g;
const INLINE_CODE = /`[^`\n]{1,300}`/g;
const LINK = /https?:\/\/\S+|\[[^[\]\n]{0,300}\]\([^)\n]{0,300}\)/g;
const QUOTED =
  /"[^"\n]{1,400}"|“[^”\n]{1,400}”|「[^」\n]{1,400}」|『[^』\n]{1,400}』|(?<=^|[\s(])['‘](?=\S)[^'‘’\n]{2,200}?['’](?=[\s).,!?:;]|[은는이가을를의로라와과도에]|$)/g;

/** Stands for a quotation mark that is no part of a sentence: no width, so that particles stay with their word. */
const MARK = "\u200B";

/** The message with everything that is not the person's own words made blank; places stay. */
function ownWords(message: string): string {
  let text = message.slice(0, MAX_CHARACTERS);
  if (text.includes("```") || text.includes("~~~") || text.includes("<!--"))
    text = text.replace(FENCE, blank);
  if (text.includes("`"))
    text = text.replace(INLINE_CODE, (code) =>
      /[\s(){};=]/.test(code) ? blank(code) : code.replaceAll("`", " "),
    );
  text = text.replace(LINK, blank).replace(MACHINE_LINE, blank);
  return text.replace(QUOTED, (quote) =>
    isName(quote) ? `${MARK}${quote.slice(1, -1)}${MARK}` : blank(quote),
  );
}

/** A quoted name stays: a side project called "Plover". */
function isName(quote: string): boolean {
  const words = quote.slice(1, -1).trim().split(/\s+/);
  return words.length <= 2 && quote.length <= 24 && !/[.!?…]/.test(quote);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

const SENTENCE = /[^.!?…\n。]*(?:[.!?…。]+(?=[\s"”')]|$|[\p{Extended_Pictographic}])|\n|$|[.!?…]+)/gu;
const ABBREVIATED = /(?:^|[\s(])(?:dr|mr|mrs|ms|st|prof|vs|e\.g|i\.e|approx|no|fig|jr|sr)\.$/i;

const HANDS_OVER = /[:：]|\b(?:this|following|below|text)\b|다음|아래|줘/i;

/** The sentences in which something is said about how things are. */
export function statements(message: string): readonly Sentence[] {
  const own = ownWords(message);
  const found: Sentence[] = [];
  let from = 0;
  for (const match of own.matchAll(SENTENCE)) {
    const end = match.index + match[0].length;
    const raw = own.slice(from, end);
    if (ABBREVIATED.test(raw) || (/[.]$/.test(raw) && !/^(?:\s|$)/.test(own.slice(end, end + 1)))) continue;
    addSentence(found, raw, from);
    // The text of a task may be as long as it likes.
    if (HANDS_OVER.test(raw) && TASK.test(raw.trim())) break;
    from = end;
    if (end >= own.length) break;
  }
  return found;
}

function addSentence(found: Sentence[], raw: string, from: number): void {
  const trimmed = raw.trim();

  if (trimmed.length < 4) return;
  const isKorean = HANGUL.test(trimmed);
  const asked = withoutQuestion(trimmed.replaceAll(MARK, ""), isKorean);
  const text = isKorean ? asked : asked.replace(CONDITION, "");
  if (text === "" || isUnreal(text, isKorean)) return;
  const start = from + raw.indexOf(trimmed);
  found.push({ text, start, end: start + trimmed.length, isKorean });
}

const KOREAN_QUESTION =
  /(?:까요?|나요|니|냐|는지|을지|ㄹ지|인가요?|은가요?|건가요?|는가요?|던가요?|는데요\?|을래|ㄹ래)[?!~…\s]*$/u;
const ENGLISH_QUESTION =
  /^(?:(?:so|and|but|ok|well|hey|hi|btw|also|then)[,]? )*(?:what(?! (?:i|we)(?:['’]d| would| really| actually)* (?:want|like)\b[^?]*$)|why|how|when|where|who|which|whose|do|does|did|is|are|am|was|were|can|could|should|shall|would|will|have|has|had|may|might|any(?:one|body)?)\b/i;
const LAST_CLAUSE = /(?:[,;:—–]| (?:but|so|and)(?= ))(?!.*(?:[,;:—–]| (?:but|so|and) )).*$/;
const LAST_KOREAN =
  /^.*(?:고(?!\s(?:있|계|싶|말|나))|는데|은데|인데|한데|지만|거든요?|어서|아서|해서|니까|며|,)(?=\s)/u;

/** A question says nothing; what was said before it in the same sentence does. */
function withoutQuestion(sentence: string, isKorean: boolean): string {
  if (isKorean) {
    if (!/\?[!?~…\s)]*$/.test(sentence) && !KOREAN_QUESTION.test(sentence)) return sentence;
    return LAST_KOREAN.exec(sentence)?.[0] ?? "";
  }
  if (ENGLISH_QUESTION.test(sentence)) return "";
  return /\?[!?\s)]*$/.test(sentence) ? cutLast(sentence) : sentence;
}

function cutLast(sentence: string): string {
  const rest = sentence.replace(LAST_CLAUSE, "");
  return rest === sentence ? "" : rest;
}

/** "I have ADHD, so if I jump around …": what was said before a condition of its own stands without it. */
const CONDITION = /(?:,? (?:so|and|but)|[;—–]|\s-) (?:if|unless)\b.*$/i;

function isUnreal(text: string, isKorean: boolean): boolean {
  if (text.length >= 24 && !isKorean && text === text.toUpperCase()) return true;
  if (TASK.test(text)) return true;
  return JOKES.test(text) || (isKorean ? KOREAN_UNREAL : ENGLISH_UNREAL).test(text);
}

const CLAUSE_BREAK =
  /\s*(?:[;—–()]|:(?!\d)|(?<!\b(?:dog|cat|rabbit|parrot|hamster|puppy|kitten)),(?!\d| ?[\p{L}]+ (?:explanations?|answers?|repl(?:y|ies)))|\s-\s|\.{3}|…)\s*|(?<!\b(?:best|better|faster|things))\s+(?=(?:because|since|although|though|while|whereas|which|but|so|when|after|before)\s)|\s+(?:and|but|so)\s+(?!i (?:(?:have|are) )?(?:broke|split|separated|got divorced|divorced|no longer|are no))(?=(?:i|we|my|our|the|it|they|he|she|then|now|started|joined|moved|live|work|use|lives|works|have|am|speak|drink|got|quit|left|switched)\b)/iu;

const CONJUNCTION = /^(?:and|but|so|because|since|although|though|while|which)\s+/i;
/** "I live in Graz and work at Alpenware": the second verb has the first one's subject. */
const DROPPED_VERB =
  /^(?:now |also |then |just |finally )?(?:moved|joined|started|left|quit|switched|got|sold|dropped|became|migrated|lost|stopped)\b/i;
/** Captures when the last who is named in a clause is the person. */
const LAST_SUBJECT =
  /^(?!.*\b(?:he|she|they|you|who|it)\b(?!.*\b(?:i|we|my|our)\b)).*\b(i|we|my|our|i['’]m)\b/i;
const BARE_VERB = /^(?:now |also |still )?(?:live|work|use|speak|drink|have|play|drive|study|go|am)\b/i;
/** At the start of a sentence these are requests: "use my phone and connect". */
const REQUEST = /^(?:use|speak|drink|have|play|drive|study|go)\b/i;

/** The parts of an English sentence that each have a subject of their own, or drop it. */
export function clauses(sentence: Sentence): readonly Clause[] {
  let isMine = true;
  return sentence.text.split(CLAUSE_BREAK).flatMap((part, place) => {
    const plain = part
      .replace(CONJUNCTION, "")
      .replace(/[.!?…\s]+$/, "")
      .replace(/\s+/g, " ");
    const isBare = BARE_VERB.test(plain) && !(place === 0 && REQUEST.test(plain));
    const text = isMine && isBare ? `I ${plain}` : plain;
    const isDropped = !isMine && DROPPED_VERB.test(text);
    isMine = isMine && DROPPED_VERB.test(text) ? true : LAST_SUBJECT.exec(text)?.[1] !== undefined;
    if (isDropped || text.length <= 3 || OTHERS_WORDS.test(text) || ENGLISH_DOUBTFUL.test(text)) return [];
    return [{ text, sentence }];
  });
}
