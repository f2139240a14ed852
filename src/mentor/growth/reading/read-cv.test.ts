import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createFewSkills } from "../../../../test/support/few-skills.ts";
import type { Cv } from "../growth.ts";
import { toGrowthDocument } from "./language.ts";
import { readCv } from "./read-cv.ts";

const skills = createFewSkills();
const TODAY = new Date("2026-11-21");

function read(text: string): Cv {
  return readCv(toGrowthDocument("cv", { text, format: "text", fileName: null }), skills, TODAY);
}

const ADA = `Ada Example
Leeds, United Kingdom · ada@example.org
Date of birth: 3 March 1990
Nationality: German, married

PROFILE
Backend engineer who likes dull services.

EXPERIENCE
Software Engineer, Halden Freight Ltd, Leeds
March 2021 – present
- Rewrote the rating service from Java to Go and cut p99 from 900 ms to 210 ms.
- Run pairing sessions for two graduates.

Junior Developer
Mossgate Insurance · Full-time · Sep 2018 – Feb 2021
- Maintained Spring Boot services, 40,000 requests a day.

EDUCATION
BSc Computer Science, University of Hull, 2018

SKILLS
Go, Java, PostgreSQL (6 years), Kubernetes

CERTIFICATES
CKA (2022), Night School Diploma of Welding

LANGUAGES
English (native), French B1`;

const HAJUN = `이력서

성명: 김하준 | 생년월일: 1995.03.02 | 사진 첨부
주소: 경기도 용인시

■ 경력사항 (총 4년 2개월)
㈜모아커머스 / 백엔드 개발팀 / 대리 / 2021.09 ~ 재직 중
 · 주문 조회 API 개발 (Java, Spring Boot), 응답 1.4초 → 0.3초
㈜누리페이 / 서버 개발자 / 2019년 1월 - 2021년 8월
 · 쿠버네티스로 이전, 비용 30% 절감

■ 프로젝트
쿠폰 시스템 (2023.02 ~ 2023.08)
 · Kafka 적용, 초과 발급 0건

■ 학력
2014.03 ~ 2018.02 명지대학교 컴퓨터공학과 졸업 (학사)

■ 병역: 육군 병장 만기전역

■ 보유 기술
Java, Kotlin, Docker

■ 자격증: 정보처리기사 (2020)

■ 어학: TOEIC 850`;

describe("a CV with headings", () => {
  const cv = read(ADA);

  test("has its jobs with title, employer, dates and months", () => {
    assert.deepEqual(
      cv.roles.map(({ kind, title, organisation, months }) => [
        kind,
        title?.value,
        organisation?.value,
        months,
      ]),
      [
        ["job", "Software Engineer", "Halden Freight Ltd", 69],
        ["job", "Junior Developer", "Mossgate Insurance", 30],
      ],
    );
    assert.equal(cv.yearsOfWork, 8.3);
  });

  test("tells skills that were used from those that are only listed, and for how long", () => {
    const held = Object.fromEntries(
      cv.skills.map((skill) => [skill.skillId, [skill.isShown, skill.years?.value, skill.years?.basis]]),
    );
    assert.deepEqual(held, {
      java: [true, 5.8, "roles"],
      go: [true, 5.8, "roles"],
      "spring-boot": [true, 2.5, "roles"],
      postgresql: [false, 6, "stated"],
      kubernetes: [false, undefined, undefined],
    });
  });

  test("has achievements with their numbers, and knows whose they are", () => {
    const numbers = cv.achievements.map((each) => [
      each.role,
      each.numbers.map(({ start, end }) => ADA.slice(start, end)),
    ]);
    assert.deepEqual(numbers, [
      [0, ["900", "210"]],
      [1, ["40,000"]],
    ]);
  });

  test("has education, languages, certificates and where somebody lives", () => {
    assert.deepEqual(
      cv.education.map(({ level, field }) => [level, field?.value]),
      [["bachelor", "Computer Science"]],
    );
    assert.deepEqual(
      cv.languages.map(({ code, level }) => [code, level]),
      [
        ["en", "native"],
        ["fr", "B1"],
      ],
    );
    assert.deepEqual(
      cv.certificates.map(({ value }) => value),
      ["CKA"],
    );
    assert.equal(cv.location?.value, "Leeds, United Kingdom");
  });

  test("takes nothing from who somebody is", () => {
    const personal = cv.sections.filter((section) => section.kind === "personal");
    assert.deepEqual(
      personal.map(({ span }) => ADA.slice(span.start, span.end)),
      ["Date of birth: 3 March 1990\nNationality: German, married"],
    );
    assert.ok(!cv.languages.some(({ code }) => code === "de"));
  });
});

describe("a Korean CV", () => {
  const cv = read(HAJUN);

  test("has its jobs and projects; projects add no years of work", () => {
    assert.deepEqual(
      cv.roles.map(({ kind, title, organisation, months }) => [
        kind,
        title?.value,
        organisation?.value,
        months,
      ]),
      [
        ["job", "대리", "㈜모아커머스", 63],
        ["job", "서버 개발자", "㈜누리페이", 32],
        ["project", undefined, "쿠폰 시스템", 7],
      ],
    );
    assert.equal(cv.yearsOfWork, 7.9);
  });

  test("has skills, education, certificate, language and place", () => {
    assert.deepEqual(
      cv.skills
        .filter(({ isShown }) => isShown)
        .map(({ skillId }) => skillId)
        .sort(),
      ["backend-development", "java", "kafka", "kubernetes", "spring-boot"],
    );
    assert.deepEqual(
      cv.education.map(({ level, field }) => [level, field?.value]),
      [["bachelor", "컴퓨터공학과"]],
    );
    assert.deepEqual(
      cv.certificates.map(({ value }) => value),
      ["정보처리기사"],
    );
    assert.deepEqual(
      cv.languages.map(({ code, level }) => [code, level]),
      [["en", "B2"]],
    );
    assert.equal(cv.location?.value, "경기도 용인시");
  });

  test("takes nothing from name, birth, photo and military service", () => {
    const open = cv.sections.filter((section) => section.kind !== "personal");
    const words = open.map(({ span }) => HAJUN.slice(span.start, span.end)).join("\n");
    assert.doesNotMatch(words, /김하준|1995|사진|병장/);
  });
});

describe("a self-description without any heading", () => {
  test("in English", () => {
    const cv = read(
      "I am a backend developer with 4 years of Java. I built a billing service in Go. I live in Bristol. I have never used Kubernetes.",
    );
    assert.deepEqual(
      cv.skills.map(({ skillId, years, isShown }) => [skillId, years?.value, isShown]),
      [
        ["java", 4, true],
        ["go", undefined, true],
      ],
    );
    assert.equal(cv.yearsOfWork, 4);
    assert.equal(cv.location?.value, "Bristol");
  });

  test("in Korean", () => {
    const cv = read(
      "저는 5년차 서버 개발자입니다. 파이썬으로 정산 배치를 만들었습니다. 쿠버네티스는 아직 써 보지 못했습니다.",
    );
    assert.deepEqual(
      cv.skills.map(({ skillId, isShown }) => [skillId, isShown]),
      [
        ["backend-development", true],
        ["python", true],
      ],
    );
    assert.equal(cv.yearsOfWork, 5);
  });

  test("years of an age, of school or of a degree are no years of work", () => {
    assert.equal(read("I am 34 years old and did a three years degree course.").yearsOfWork, null);
  });
});

test("jobs that overlap are counted once", () => {
  const cv = read(
    "Experience\n\nDeveloper, Acme Ltd, 2019.01 ~ 2020.12\n\nDeveloper, Beta Ltd, 2020.01 ~ 2021.12",
  );
  assert.deepEqual(
    cv.roles.map(({ months }) => months),
    [24, 24],
  );
  assert.equal(cv.yearsOfWork, 3);
});

test("another name, age, gender, nationality or photo changes nothing but the words themselves", () => {
  const swaps = [
    ["Ada Example", "Bo Beispiel"],
    ["3 March 1990", "9 March 1961"],
    ["German, married", "Korean, single"],
  ] as const;
  const other = swaps.reduce((text, [from, to]) => text.replace(from, to.padEnd(from.length)), ADA);
  const { document: _one, ...before } = read(ADA);
  const { document: _other, ...after } = read(other);
  assert.deepEqual({ ...after, sections: [] }, { ...before, sections: [] });
});
