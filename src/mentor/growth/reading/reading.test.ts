import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createFewSkills } from "../../../../test/support/few-skills.ts";
import type { Cv, Found, Job, Span } from "../growth.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { detectLanguage, toGrowthDocument } from "./language.ts";
import { readCv } from "./read-cv.ts";
import { readJob } from "./read-job.ts";

const skills = createFewSkills();
const TODAY = new Date("2026-11-21");

const cvOf = (text: string) =>
  readCv(toGrowthDocument("cv", { text, format: "text", fileName: null }), skills, TODAY);
const jobOf = (text: string) =>
  readJob(toGrowthDocument("job", { text, format: "text", fileName: null }), skills);

const spansOfCv = (cv: Cv): Span[] => [
  ...cv.sections.map(({ span }) => span),
  ...cv.roles.flatMap(({ span, from, to }) =>
    [span, from?.span, to?.span].filter((each) => each !== undefined),
  ),
  ...cv.skills.flatMap(({ mentions, years }) => (years === null ? mentions : [...mentions, years.span])),
  ...cv.education.map(({ span }) => span),
  ...cv.languages.map(({ span }) => span),
  ...cv.achievements.flatMap(({ span, numbers }) => [span, ...numbers]),
];
const wordsOfCv = (cv: Cv): Found<string>[] => [
  ...cv.roles.flatMap(({ title, organisation }) => [title, organisation].filter((each) => each !== null)),
  ...cv.education.flatMap(({ field }) => field ?? []),
  ...cv.certificates,
  ...(cv.location === null ? [] : [cv.location]),
];
const spansOfJob = (job: Job): Span[] =>
  job.requirements.flatMap(({ span, repeated, wordingSpan }) => [
    span,
    ...repeated,
    ...(wordingSpan === null ? [] : [wordingSpan]),
  ]);

/** Texts out of what CVs and jobs are made of, and of anything else. */
const PIECES = [
  "\n",
  "\n\n",
  " ",
  "- ",
  "• ",
  "■ ",
  "EXPERIENCE\n",
  "Education\n",
  "Skills: ",
  "경력사항\n",
  "자격요건\n",
  "우대사항\n",
  "Languages\n",
  "Jan 2020 – Present",
  "2019.03 ~ 2021.02",
  "2019년 3월 - 현재",
  "Engineer, Acme Ltd",
  "㈜예시",
  "Go, Rust and Kubernetes",
  "Go or Rust",
  "5+ years of ",
  "Java",
  "BSc Computer Science",
  "학사",
  "English C1",
  "영어 유창",
  "TOEIC 900",
  "CKA",
  "정보처리기사",
  "must ",
  "필수 ",
  "우대",
  "Name: Ada",
  "성명: 김",
  "Seoul, Korea",
  "40 %",
  "1.4초 → 0.3초",
  "(",
  ")",
  ";",
  ",",
  ":",
  ".",
  "You will ",
  "I want to become a developer. ",
  "출근",
  "travel ",
  "Nice to have\n",
  "[",
  "]",
  "**",
  "# ",
  "\t",
  "\u{1F600}",
  "e\u0301",
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
);

describe("whatever the text", () => {
  test("every place of a CV lies in the text and holds what was found there", () => {
    const property = fc.property(anyText, (text) => {
      const cv = cvOf(text);
      for (const { start, end } of spansOfCv(cv)) assert.ok(start >= 0 && start < end && end <= text.length);
      for (const { value, span } of wordsOfCv(cv)) assert.equal(text.slice(span.start, span.end), value);
      for (const { achievements, roles } of [cv]) {
        for (const { role } of achievements) assert.ok(role === null || role < roles.length);
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  test("every place of a job lies in the text; ids are unique and positions count up", () => {
    const property = fc.property(anyText, (text) => {
      const job = jobOf(text);
      for (const { start, end } of spansOfJob(job))
        assert.ok(start >= 0 && start < end && end <= text.length);
      if (job.title !== null)
        assert.equal(text.slice(job.title.span.start, job.title.span.end), job.title.value);
      assert.deepEqual(
        job.requirements.map(({ position }) => position),
        [...job.requirements.keys()],
      );
      assert.equal(new Set(job.requirements.map(({ id }) => id)).size, job.requirements.length);
    });
    fc.assert(property, { numRuns: 400 });
  });

  test("sections are in order and never overlap", () => {
    const property = fc.property(anyText, (text) => {
      const { sections } = cvOf(text);
      for (const [index, { span }] of sections.entries()) {
        assert.ok(span.start >= (sections[index - 1]?.span.end ?? 0));
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  const LONG = 200_000;
  const hostile = [
    "a",
    " ",
    "\n",
    "\t",
    "1",
    ".",
    ",",
    "-",
    "(",
    "[",
    "가",
    "년",
    "2019",
    "2019 ",
    "- ",
    "a ",
    "a,",
    "Go, ",
    "Go or ",
    "Go(",
    "5 years of ",
    "Jan 2020 – ",
    "in ",
    "English ",
    "영어 ",
    "BSc ",
    "A. ",
    "must ",
    "며, ",
    "certified ",
    "12 345 ",
    "12,345,",
    "Aa ",
    "x@",
    "https://",
    "월 ",
    "Engineer, ",
    "경력 ",
    "\u0301",
    "\u{1F600}",
    "a:\n",
    "EXPERIENCE\n",
    "- Go\n",
    "2019 – 2020\n",
    "\n\n \n",
  ];
  for (const piece of hostile) {
    test(`200,000 characters of ${JSON.stringify(piece)} come to an end`, () => {
      const text = piece.repeat(Math.ceil(LONG / piece.length));
      assert.equal(cvOf(text).document.text.length, text.length);
      assert.equal(jobOf(text).document.text.length, text.length);
    });
  }
});

describe("with the catalog of skills that ION ships", () => {
  const catalog = createSkillCatalog();

  test("a CV and a job in each language name what they name", () => {
    const cv = readCv(
      toGrowthDocument("cv", {
        text: "경력\n㈜예시 / 서버 개발자 / 2021.01 ~ 현재\n- 쿠버네티스를 도입하고 Java로 결제 서버를 개발",
        format: "text",
        fileName: null,
      }),
      catalog,
      TODAY,
    );
    const shown = cv.skills.filter(({ isShown }) => isShown).map(({ skillId }) => skillId);
    for (const id of ["kubernetes", "java"]) assert.ok(shown.includes(id), id);
    const text = "Requirements\n- 3+ years of Go\n- React or Vue\n\nNice to have\n- PostgreSQL";
    const job = readJob(toGrowthDocument("job", { text, format: "text", fileName: null }), catalog);
    assert.deepEqual(
      job.requirements.map(({ anyOf, minYears, wording }) => [anyOf.length, minYears, wording]),
      [
        [1, 3, "required"],
        [2, null, "required"],
        [1, null, "preferred"],
      ],
    );
  });
});

describe("the language of a text", () => {
  const cases = [
    ["I build things in Go", "en", false],
    ["저는 서버 개발자입니다", "ko", false],
    ["Kubernetes, Terraform, AWS 운영 경험이 있는 백엔드 개발자를 찾습니다", "ko", true],
    ["", "en", false],
    ["12345 !?", "en", false],
  ] as const;
  for (const [text, language, isMixed] of cases) {
    test(JSON.stringify(text), () => assert.deepEqual(detectLanguage(text), { language, isMixed }));
  }
});
