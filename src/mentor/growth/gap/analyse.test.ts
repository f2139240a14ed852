import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleDocument } from "../../../../test/support/growth-samples.ts";
import type { Analysis, GrowthLanguage, Matched } from "../growth.ts";
import { readCv } from "../reading/read-cv.ts";
import { readJob } from "../reading/read-job.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { analyse } from "./analyse.ts";

const skills = createSkillCatalog();

function analysisOf(cv: string, job: string, language: GrowthLanguage = "en"): Analysis {
  return analyse({
    cv: readCv(sampleDocument("cv", cv, language), skills),
    job: readJob(sampleDocument("job", job, language), skills),
    skills,
    language,
  });
}

const CV = `Ada Byron
Leeds, United Kingdom

EXPERIENCE
Software Engineer, Halden Freight, Leeds
March 2021 – February 2024
- Built the rating service in Spring Boot on PostgreSQL, 40,000 quotes a day
- Ran the React front end; cut its load time from 4 s to 1 s
- Mentored two graduates

EDUCATION
BSc Computer Science, University of Hull, 2018

LANGUAGES
English (native), German (B1)

CERTIFICATES
Certified Kubernetes Administrator (CKA)

SKILLS
Java, Kafka, Docker
`;

const CV_KO = `김아다
서울

경력
할든프레이트 · 백엔드 개발자 · 2021년 3월 – 2024년 2월
- Spring Boot와 PostgreSQL로 견적 서비스를 구축, 하루 4만 건 처리
- React 화면을 맡아 로딩 시간을 4초에서 1초로 단축
- 신입 2명 멘토링

학력
한빛대학교 컴퓨터공학과 학사, 2018

보유 기술
Java, Kafka, Docker
`;

interface Case {
  readonly asks: string;
  readonly cv?: string;
  readonly state: "met" | "missing" | "partial" | "unproven";
  readonly says: RegExp;
}

const ENGLISH: readonly Case[] = [
  { asks: "PostgreSQL", state: "met", says: /shows PostgreSQL in what you did/u },
  { asks: "JavaScript", state: "met", says: /React in your CV shows JavaScript too/u },
  { asks: "Java", state: "met", says: /Java/u },
  { asks: "Kafka", state: "unproven", says: /names .*Kafka but does not show where you used it/u },
  { asks: "MySQL", state: "partial", says: /shows PostgreSQL, which counts for \d+ %/u },
  { asks: "Terraform", state: "missing", says: /Nothing in your CV shows Terraform/u },
  { asks: "3 years of Spring Boot", state: "met", says: /3 years are asked; your CV shows about 3/u },
  {
    asks: "5 years of Spring Boot",
    state: "partial",
    says: /5 years are asked; your CV shows only about 3/u,
  },
  { asks: "Bachelor's degree in computer science", state: "met", says: /Bachelor's degree/u },
  { asks: "Master's degree in computer science", state: "partial", says: /Asked: Master's degree/u },
  { asks: "German at C1 level", state: "partial", says: /Asked: German C1. Your CV says less: German B1/u },
  { asks: "Fluent English", state: "met", says: /English native/u },
  { asks: "French at B2 level", state: "missing", says: /Nothing in your CV shows French/u },
  { asks: "CKA certification", state: "met", says: /Certified Kubernetes Administrator|CKA/u },
  { asks: "Mentoring of junior developers", state: "met", says: /did/u },
  { asks: "Willingness to travel once a month", state: "missing", says: /only you can/u },
];

for (const { asks, state, says } of ENGLISH)
  test(`“${asks}” is ${state} and says why`, () => {
    const analysis = analysisOf(CV, `Requirements\n- ${asks}\n`);
    assert.equal(stateOf(analysis), state);
    assert.match(only(analysis).explanation, says);
    assert.match(only(analysis).explanation, /[.!?]$/u, "it ends as a sentence does");
  });

const KOREAN: readonly Case[] = [
  { asks: "PostgreSQL 경험", state: "met", says: /실제 업무에서 확인됩니다/u },
  { asks: "JavaScript 개발 능력", state: "met", says: /경험으로 확인됩니다/u },
  { asks: "Kafka 사용 경험", state: "unproven", says: /이름은 있지만 어디에 썼는지는 나오지 않습니다/u },
  { asks: "MySQL 경험", state: "partial", says: /% 인정됩니다/u },
  { asks: "Terraform 경험", state: "missing", says: /찾지 못했습니다/u },
  {
    asks: "Spring Boot 경력 5년 이상",
    state: "partial",
    says: /요구 5년, 이력서에서 확인되는 기간은 약 3년뿐/u,
  },
  { asks: "컴퓨터공학 학사 이상", state: "met", says: /학사 학위/u },
  { asks: "후배 개발자 멘토링", state: "met", says: /나와 있습니다|확인됩니다/u },
];

for (const { asks, state, says } of KOREAN)
  test(`“${asks}” is ${state} and says why in Korean`, () => {
    const analysis = analysisOf(CV_KO, `자격요건\n- ${asks}\n`, "ko");
    assert.equal(stateOf(analysis), state);
    assert.match(only(analysis).explanation, says);
    assert.match(only(analysis).explanation, /[.!?]$/u, "it ends as a sentence does");
  });

function only({ strengths, gaps }: Analysis): Matched {
  const all = [...strengths, ...gaps];
  assert.equal(all.length, 1, `one requirement, not ${all.map(({ title }) => title).join(" | ")}`);
  return all[0]!;
}

function stateOf(analysis: Analysis): string {
  only(analysis);
  return analysis.gaps[0]?.state ?? "met";
}

const JOB = `Platform Engineer (Kubernetes)

Requirements
- You must know Kubernetes
- 3+ years of Spring Boot
- PostgreSQL
- Kafka
- Terraform
- Fluent English

Nice to have
- Rust

Conditions
- On site in Manchester two days a week
`;

test("gaps come most pressing first, each quoted from the job, and from the CV where it shows something", () => {
  const { gaps } = analysisOf(CV, JOB);
  assert.deepEqual(
    gaps.map(({ priority }) => priority),
    ["CRITICAL", "HIGH", "HIGH", "NICE_TO_HAVE", "LOGISTICAL"],
  );
  for (const gap of gaps) {
    for (const { span, text } of gap.asked) assert.equal(JOB.slice(span.start, span.end), text);
    for (const { span, text } of gap.shown) assert.equal(CV.slice(span.start, span.end), text);
    assert.ok(gap.asked.length > 0 && gap.priorityReasons.length > 0);
    assert.equal(gap.shown.length === 0, gap.state === "missing" && gap.kind !== "logistical", gap.title);
  }
});

test("the fit is the sum of its parts, and every requirement's weight is part of one", () => {
  const { fit, parts, strengths, gaps } = analysisOf(CV, JOB);
  const sum = (numbers: readonly number[]) => numbers.reduce((whole, number) => whole + number, 0);
  assert.equal(fit, Math.round(100 * sum(parts.map(({ weight, score }) => weight * score))));
  assert.ok(Math.abs(sum(parts.map(({ weight }) => weight)) - 1) < 1e-9);
  assert.ok(Math.abs(sum([...strengths, ...gaps].map(({ weight }) => weight)) - 1) < 1e-9);
  assert.equal(sum(parts.map((part) => part.of)), strengths.length + gaps.length);
  assert.equal(sum(parts.map((part) => part.met)), strengths.length);
});

test("a CV that shows more fits better, and one that shows all of it fits wholly", () => {
  const job = "Requirements\n- PostgreSQL\n- React\n- Terraform\n";
  const less = analysisOf(CV, job).fit;
  const more = analysisOf(CV.replace("on PostgreSQL", "on PostgreSQL with Terraform"), job).fit;
  assert.ok(less < more);
  assert.equal(more, 100);
});

test("a gap that would show another says so, so that nobody is asked for both", () => {
  const { gaps } = analysisOf(
    "SUMMARY\nI write Python.\n",
    "Requirements\n- Kubernetes\n- React\n- JavaScript\n",
  );
  const react = gaps.find(({ title }) => title === "React");
  const javascript = gaps.find(({ title }) => title === "JavaScript");
  assert.ok((react?.shows.find(({ gapId }) => gapId === javascript?.id)?.credit ?? 0) > 0.85);
  assert.deepEqual(
    javascript?.shows.filter(({ credit }) => credit > 0.85),
    [],
  );
});

test("a job that asks nothing has no gaps and a fit of nothing, not of all", () => {
  assert.deepEqual(analysisOf(CV, "We are nice people."), { fit: 0, parts: [], strengths: [], gaps: [] });
});

/** Everything but the offsets, which move with the length of a name. */
function withoutPlaces({ fit, parts, strengths, gaps }: Analysis) {
  const plain = (matched: Matched) => ({
    ...matched,
    asked: matched.asked.map(({ text }) => text),
    shown: matched.shown.map(({ text }) => text),
  });
  return { fit, parts, strengths: strengths.map(plain), gaps: gaps.map(plain) };
}

const PEOPLE: readonly (readonly string[])[] = [
  [
    "Ada Byron",
    "Name: Ada Byron\nDate of birth: 1 March 1990 (36)\nGender: female\nNationality: British\nMarried, photo enclosed",
  ],
  [
    "Mohammed Al-Rashid",
    "Name: Mohammed Al-Rashid\nDate of birth: 2 May 1962 (64)\nGender: male\nNationality: Syrian\nSingle, no photo",
  ],
  [
    "Nguyễn Thị Rust",
    "Name: Nguyễn Thị Rust\nDate of birth: 24 December 2003 (22)\nGender: diverse\nNationality: Vietnamese\nTwo children",
  ],
];

test("who somebody is changes nothing: name, age, gender, photo, nationality, family", () => {
  const [first, ...others] = PEOPLE.map(([name = "", personal = ""]) =>
    withoutPlaces(analysisOf(`${CV.replace("Ada Byron", name)}\nPERSONAL DETAILS\n${personal}\n`, JOB)),
  );
  assert.ok(first !== undefined && first.gaps.length > 0);
  for (const other of others) assert.deepEqual(other, first);
});

const KOREAN_PEOPLE: readonly (readonly string[])[] = [
  ["김아다", "성명: 김아다\n생년월일: 1990.03.01 (만 36세)\n성별: 여\n국적: 대한민국\n사진 첨부, 기혼"],
  [
    "응우옌반러스트",
    "성명: 응우옌반러스트\n생년월일: 1962.05.02 (만 64세)\n성별: 남\n국적: 베트남\n사진 없음, 미혼\n병역: 만기전역",
  ],
];

test("who somebody is changes nothing in Korean either", () => {
  const job =
    "자격요건\n- Kubernetes 운영 경험 필수\n- PostgreSQL 경험\n- 군필 또는 면제자\n우대사항\n- Rust 경험\n";
  const [first, second] = KOREAN_PEOPLE.map(([name = "", personal = ""]) =>
    withoutPlaces(analysisOf(`${CV_KO.replace("김아다", name)}\n인적사항\n${personal}\n`, job, "ko")),
  );
  assert.ok(first !== undefined && first.gaps.length > 0);
  assert.deepEqual(second, first);
});
