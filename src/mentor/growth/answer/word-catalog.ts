/** Words that carry nothing by themselves, and words that claim something: for both languages. */

/** English words of grammar and of the writer's own joints; a claim needs no evidence for them. */
export const ENGLISH_GLUE: ReadonlySet<string> = new Set(
  (
    "a an the and or but so as at by for from in into of on onto over per than that this these those to with within without " +
    "about after all also any are be been before being between both can could did do does done during each every few first had " +
    "has have he her here his how i if is it its just last me more most my myself no not now only other our out own same she " +
    "should some still such their them then there they through today too under until up us very was we were what when where " +
    "which while who whom whose will would you your yes experience experienced work worked working works use used uses using " +
    "team teams people person role part result results resulted scale about around project task job time times year years " +
    "alone together personally mine done did made make making achieved led-to because therefore thereby way ways kind level " +
    "case situation order need needed help helped able got get gave give said say one " +
    "finished studied"
  ).split(" "),
);

/** Korean words of grammar and of the writer's own joints, without their particles. */
export const KOREAN_GLUE: ReadonlySet<string> = new Set(
  (
    "저 제 제가 저는 저의 나 내 내가 우리 저희 그 이 저것 그것 이것 및 또 또한 그리고 그래서 그 결과 결과 결과로 통해 위해 대해 대한 " +
    "관련 경우 당시 때 것 수 등 약 총 모두 함께 직접 본인 혼자 팀 팀은 팀에서 명 규모 경험 경력 업무 일 역할 담당 담당한 부분 사용 활용 " +
    "있습니다 있었습니다 했습니다 하였습니다 되었습니다 입니다 이었습니다 였습니다 하고 하는 한 할 하여 해서 하며 해 년 최근 지금도 " +
    "지금 이전 안 동안 후 전 중 더 매우 잘 수준 보유 맡은 맡아 함께한 팀이었 전공 최종 학력 자격 상태 합쳐 일입니다 명이 " +
    "을 를 이 가 은 는 에 와 과 의 도 만 로 으로 에서 까지 부터"
  ).split(" "),
);

/** Whoever claims one of these was the one who answers for it: it must have been said. By stem. */
export const ENGLISH_RESPONSIBILITY: ReadonlySet<string> = new Set(
  "lead manag owned headed direct archi found mento super spear pione orche".split(" "),
);
export const KOREAN_RESPONSIBILITY = [
  "주도",
  "총괄",
  "리드",
  "이끌",
  "책임",
  "관리",
  "멘토",
  "팀장",
] as const;

/** Irregular forms, told by the stem they share with their verb. */
export const IRREGULAR: Readonly<Record<string, string>> = {
  built: "build",
  ran: "run",
  running: "run",
  led: "lead",
  leading: "lead",
  wrote: "write",
  written: "write",
  cutting: "cut",
  went: "go",
  fell: "fall",
  fallen: "fall",
  rose: "rise",
  grew: "grow",
  grown: "grow",
  taught: "teach",
  brought: "bring",
  found: "find",
  held: "hold",
  kept: "keep",
  sent: "send",
  took: "take",
  taken: "take",
  chose: "choose",
  chosen: "choose",
  began: "begin",
  broke: "break",
  broken: "break",
  drove: "drive",
  driven: "drive",
  spoke: "speak",
  spoken: "speak",
  set: "set",
  shipped: "ship",
  halved: "half",
  doubled: "double",
};

export const ENGLISH_NEGATION =
  /\b(?:not|never|no longer|cannot|without|nobody|none|hardly|barely)\b|n['’]t\b/i;
export const KOREAN_NEGATION = /않|못[\s했하한]|없[이었는다습음]|(?:^|\s)안\s[가-힣]|아니[었라며]|아닙/;

/** Numbers in words, as they are said of people and things. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
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
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  dozen: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  half: 0.5,
  twice: 2,
  double: 2,
  doubled: 2,
  halved: 0.5,
  triple: 3,
  tripled: 3,
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  절반: 0.5,
};
