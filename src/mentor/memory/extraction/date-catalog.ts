/** How days are named, in both languages. Numbers in words as far as people write them before units of time. */
export const MONTHS: readonly string[] = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];
export const MONTH_START: readonly string[] = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];
/** Monday first. */
export const WEEKDAY_START: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?s?";
export const KOREAN_WEEKDAYS = "월화수목금토일";

export const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  하루: 1,
  이틀: 2,
  사흘: 3,
  나흘: 4,
  열흘: 10,
  보름: 15,
  일주일: 7,
};
export const NUMBER = "\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve";
export const KOREAN_NUMBER = "\\d{1,3}|한|두|세|네|다섯|여섯";

/** Days named from the turn's own day. */
export const NAMED_DAYS: Readonly<Record<string, number>> = {
  "day after tomorrow": 2,
  "day before yesterday": -2,
  tomorrow: 1,
  today: 0,
  tonight: 0,
  yesterday: -1,
  글피: 3,
  모레: 2,
  내일: 1,
  오늘: 0,
  어제: -1,
  그제: -2,
  그저께: -2,
  엊그제: -2,
};
