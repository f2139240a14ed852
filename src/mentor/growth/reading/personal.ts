/**
 * Lines about who somebody is, not what they can do: name, age, gender, photo, nationality, marital status, military service.
 * They are cut off before anything is read, so that they cannot weigh on anything.
 */
import type { Span } from "../growth.ts";

const LABELLED =
  /^(?:(?:full |first |last |family |given )?name|date of birth|d\.?o\.?b\.?|birth ?(?:date|day)|born|age|gender|sex|nationality|citizenship|marital status|civil status|family|children|religion|race|ethnicity|photo|picture|pronouns|military(?: service)?|national service|e-?mail|phone|mobile|tel(?:ephone)?|address|성명|이름|한글 ?이름|영문 ?이름|영문|한자|생년월일|생일|출생|나이|연령|만 ?나이|성별|국적|결혼|결혼 ?여부|혼인|혼인 ?여부|가족|가족 ?관계|자녀|종교|사진|병역|병역 ?사항|군 ?복무|군별|주민등록번호|주민번호|연락처|휴대폰|휴대전화|전화|전화번호|이메일|주소|현주소|거주지|신장|체중|키|혈액형|보훈|장애)\s{0,3}(?:[:：/|)\]\t]|$)/iu;
const BORN =
  /(?:^|[^\p{L}])(?:born (?:on |in )?(?:\d|january|february|march|april|may|june|july|august|september|october|november|december)|(?:19|20)\d\d ?년 ?생|\d{2}년생|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2} ?생|만 ?\d{1,2} ?세|\d{1,2} years old|aged \d{1,2}|photo (?:enclosed|attached)|사진 ?첨부|미혼|기혼|(?:군필|미필|면제)|만기 ?전역|육군|해군|공군|병장|사회복무요원|산업기능요원|현역)(?!\p{L})/iu;
const PARTLY =
  /(?:^|[^\p{L}])(?:married|single|divorced|widowed|unmarried|male|female|citizen(?:ship)?|nationality|남성|여성|남자|여자)(?!\p{L})/iu;

/** A line of this length is prose: what is personal in it stands among other things. */
const LONGEST = 120;

/** Whether a whole line, without its mark, says who somebody is. */
export function isPersonalLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  if (LABELLED.test(line) || BORN.test(line)) return true;
  return line.length <= LONGEST / 2 && PARTLY.test(line);
}

const IN_PROSE =
  /(?:^|(?<=[\s,(]))(?:i am|i'm|aged?) \d{2}(?: years old)?(?=[\s,.)])|(?<=[\p{L}],) \d{2}(?=,(?!\d))|(?:^|(?<=[\s,(]))(?:married|single|divorced|male|female|man|woman|(?:he|she)\/(?:him|her))(?=[\s,.)])|만 ?\d{1,2} ?세|\d{2}살/giu;

/** Ages and the like inside prose. */
export function personalWords(text: string): Span[] {
  return [...text.matchAll(IN_PROSE)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}
