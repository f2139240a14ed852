import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createFewSkills } from "../../../../test/support/few-skills.ts";
import type { Job } from "../growth.ts";
import { toGrowthDocument } from "./language.ts";
import { readJob } from "./read-job.ts";

const skills = createFewSkills();

function read(text: string): Job {
  return readJob(toGrowthDocument("job", { text, format: "text", fileName: null }), skills);
}

/** What is asked, one line each: kind, wording, what. */
function asked(text: string): string[] {
  const job = read(text);
  return job.requirements.map(({ kind, wording, anyOf, minYears, span, spoken, educationLevel }) => {
    const words = text.slice(span.start, span.end);
    const level = spoken === null ? educationLevel : `${spoken.code} ${spoken.level}`;
    const what = anyOf.length > 0 ? anyOf.join(" or ") : (level ?? words);
    return `${kind} ${wording} ${what}${minYears === null ? "" : ` ${minYears}+`}`;
  });
}

describe("a job with headings", () => {
  const JOB = `Senior Backend Engineer (Go) – Payments

Who we are
Tarnlight runs Java and Kotlin services for 6,000 shops.

What you will do
- Build the services behind settlement
- Run PostgreSQL with the team
- Mentoring of two juniors

Requirements
- 3+ years of Go in production
- At least 5 years of professional backend development
- Kubernetes and Terraform
- Degree in computer science or a related field
- English C1
- Docker is a must

Nice to have
- Rust
- Experience in payments or banking

Conditions
- On-call one week in six

Benefits
- 30 days of leave, a Python conference each year

We are an equal opportunity employer, regardless of age or whether you know Kafka.`;

  test("gives one requirement for each thing asked, with its wording", () => {
    assert.deepEqual(asked(JOB), [
      "skill expected Build the services behind settlement",
      "skill expected postgresql",
      "behaviour expected mentoring",
      "skill required go 3+",
      "experience required backend-development 5+",
      "skill required kubernetes",
      "skill required terraform",
      "education required bachelor",
      "language required en C1",
      "skill must docker",
      "skill preferred rust",
      "experience preferred Experience in payments or banking",
      "logistical required On-call one week in six",
    ]);
  });

  test("has its title, and asks for nothing in the title, the company, the benefits and the promise of equal chances", () => {
    assert.equal(read(JOB).title?.value, "Senior Backend Engineer (Go) – Payments");
    const ids = read(JOB).requirements.flatMap(({ anyOf }) => anyOf);
    for (const id of ["java", "kotlin", "python", "kafka"]) assert.ok(!ids.includes(id), id);
  });
});

describe("a Korean job", () => {
  const JOB = `[핀로드] 서버 개발자

■ 주요업무
- 제휴 금융사 60곳과의 연동 시스템 개발

■ 자격요건
- 서버 개발 경력 3년 이상
- Java 또는 Kotlin 실무 경험
- Kafka 등 메시지 큐를 활용한 경험
- Docker 필수
- 학사 이상

■ 우대사항
- 쿠버네티스 운영 경험
- 정보처리기사
- 영어 회화 가능하신 분

■ 근무조건
- 정규직(수습 3개월), 시차출퇴근 8~11시
- 서울 여의도 본사 출근(주 4일)
- 연봉 협의

■ 혜택
- Python 강의 지원`;

  test("gives one requirement for each thing asked, with its wording", () => {
    assert.deepEqual(asked(JOB), [
      "experience required backend-development 3+",
      "skill required java or kotlin",
      "skill required kafka or message-queues",
      "skill must docker",
      "education required bachelor",
      "skill preferred kubernetes",
      "certificate preferred 정보처리기사",
      "language preferred en B1",
      "logistical required 서울 여의도 본사 출근(주 4일)",
    ]);
  });
});

describe("several skills on one line", () => {
  const cases = [
    ["Go, Rust and Kubernetes", ["go", "rust", "kubernetes"]],
    ["Go or Rust", ["go or rust"]],
    ["Go, Java or Kotlin", ["go or java or kotlin"]],
    ["Go/Rust", ["go or rust"]],
    ["Python과 Java 또는 Kotlin", ["python", "java or kotlin"]],
    ["Service mesh (Istio, Linkerd)", ["service-mesh or istio or linkerd"]],
    ["A service mesh, e.g. Istio or Linkerd", ["service-mesh or istio or linkerd"]],
    ["Infrastructure as code with Terraform", ["terraform"]],
    ["Java, Spring Boot", ["java", "spring-boot"]],
    ["Java or Kotlin properly, Spring Boot", ["java or kotlin", "spring-boot"]],
    ["Kotlin, Spring Boot에 능숙하신 분", ["kotlin", "spring-boot"]],
    ["Rust, Terraform or similar", ["rust or terraform"]],
    ["Model services (Docker, Kafka)", ["docker or kafka"]],
    ["Go for services; Python for tools", ["go", "python"]],
  ] as const;
  for (const [line, expected] of cases) {
    test(line, () => {
      const { requirements } = read(`Requirements\n- ${line}`);
      assert.deepEqual(
        requirements.map(({ anyOf }) => anyOf.join(" or ")),
        expected,
      );
    });
  }
});

describe("how much something is asked for", () => {
  const cases = [
    ["Requirements\n- Go", "required"],
    ["Must have\n- Go", "must"],
    ["Nice to have\n- Go", "preferred"],
    ["Bonus\n- Go", "optional"],
    ["Nice to have\n- At least two years of Go", "preferred"],
    ["Nice to have\n- Go is a must", "must"],
    ["Requirements\n- Go would be a plus", "preferred"],
    ["You must know Go.", "must"],
    ["You will write Go.", "expected"],
    ["Knowing Go isn't needed.", "optional"],
    ["자격요건\n- Go", "required"],
    ["우대사항\n- Go", "preferred"],
    ["우대사항\n- Go 필수", "must"],
    ["공고\n\n선호 요건\n- Go", "preferred"],
    ["공고\n\n이런 분이면 환영!\n■ Go", "preferred"],
    ["공고\n\n[우대사항]\no Go", "preferred"],
    ["A job\n\nWe'd be pleased to see\n> Go", "preferred"],
    ["Go를 몰라도 괜찮습니다.", "optional"],
    ["Go를 아는 분을 우대합니다.", "preferred"],
    ["Go를 반드시 다룰 줄 아셔야 합니다.", "must"],
  ] as const;
  for (const [text, wording] of cases) {
    test(`${JSON.stringify(text)}: ${wording}`, () =>
      assert.deepEqual(
        read(text).requirements.map((each) => each.wording),
        [wording],
      ));
  }

  test("the words that say so are kept", () => {
    const text = "You must know Go.";
    const span = read(text).requirements[0]?.wordingSpan;
    assert.equal(text.slice(span?.start, span?.end), "must");
  });

  test("what is asked twice is one requirement, as strictly as its strictest wording", () => {
    const { requirements } = read(
      "What you will do\n- Write Go\n\nMust have\n- 4 years of Go\n\nNice to have\n- Go",
    );
    assert.deepEqual(
      requirements.map(({ wording, minYears, repeated }) => [wording, minYears, repeated.length]),
      [["must", 4, 2]],
    );
  });
});

describe("conditions", () => {
  const cases = [
    ["Two days a week in our Manchester office", "logistical"],
    ["On site four days a week", "logistical"],
    ["Some travel to regional offices", "logistical"],
    ["A valid work permit", "logistical"],
    ["Driving licence", "logistical"],
    ["Security clearance at level SECRET", "certificate"],
    ["연 2~3회 제주 출장", "logistical"],
    ["재택 없이 전원 출근", "logistical"],
    ["주말 근무 가능자", "logistical"],
  ] as const;
  for (const [line, kind] of cases) {
    test(line, () =>
      assert.deepEqual(
        read(`Requirements\n- ${line}`).requirements.map((each) => each.kind),
        [kind],
      ),
    );
  }

  test("an offer is no condition", () => {
    assert.deepEqual(asked("Benefits\n- Relocation support\n- Work from home\n- A travel budget"), []);
  });
});

describe("a goal", () => {
  test("that names nothing to have asks for what it names", () => {
    const text = "I want to become a staff engineer at a fintech.";
    assert.equal(read(text).title?.value, "staff engineer");
    assert.deepEqual(asked(text), ["experience expected staff engineer"]);
  });

  test("asks for whatever it names", () => {
    const text =
      "I want to become a platform engineer. Most postings ask for Kubernetes, and Terraform would be nice to have.";
    assert.deepEqual(asked(text), ["skill expected kubernetes", "skill preferred terraform"]);
  });

  test("in Korean", () => {
    const text =
      "저는 2년 안에 데이터 엔지니어가 되고 싶습니다. Kafka는 어디서나 필수였고, 파이썬도 알아야 합니다.";
    assert.equal(read(text).title?.value, "데이터 엔지니어");
    assert.deepEqual(asked(text), ["skill must kafka", "skill required python"]);
  });
});
