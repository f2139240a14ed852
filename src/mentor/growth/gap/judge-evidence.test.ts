import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sampleDocument } from "../../../../test/support/growth-samples.ts";
import type { Gap, GrowthLanguage } from "../growth.ts";
import { readCv } from "../reading/read-cv.ts";
import { readJob } from "../reading/read-job.ts";
import { createSkillCatalog } from "../skill/index.ts";
import { analyse } from "./analyse.ts";

const skills = createSkillCatalog();

interface Compared {
  readonly cv: string;
  readonly job: string;
  readonly language?: GrowthLanguage;
}

/** The state of the only thing a job asks for. */
function stateOf({ cv, job, language = "en" }: Compared): Gap["state"] | "met" {
  const { strengths, gaps } = analyse({
    cv: readCv(sampleDocument("cv", cv, language), skills),
    job: readJob(sampleDocument("job", job, language), skills),
    skills,
    language,
  });
  assert.equal(strengths.length + gaps.length, 1, "the job asks for one thing");
  return gaps[0]?.state ?? "met";
}

const ROLE = "Experience\nEngineer, Quillmoor, 2019 - 2024\n";

describe("what a CV has for a requirement", () => {
  const cases: readonly (readonly [name: string, compared: Compared, states: readonly string[]])[] = [
    [
      "a name in a list that stands alone under the roles is not shown",
      {
        cv: `${ROLE}- Ran forty Debian hosts\n\nAlso: Kubernetes, Terraform, Jenkins`,
        job: "Requirements\n- Terraform",
      },
      ["unproven", "partial"],
    ],
    [
      "the tools of a role, listed in its own lines, are",
      {
        cv: `${ROLE}Terraform, Jenkins, Ansible\n- Ran forty Debian hosts`,
        job: "Requirements\n- Terraform",
      },
      ["met"],
    ],
    [
      "fewer years stay fewer, however well the work fits",
      {
        cv: "Experience\nJava developer, Quillmoor, 2023 - 2024\n- Built a billing service in Java",
        job: "Requirements\n- 6 years of Java",
      },
      ["partial"],
    ],
    [
      "one language of a choice is enough",
      { cv: `${ROLE}\nLanguages\nJapanese (C1)`, job: "Requirements\n- English or Japanese" },
      ["met"],
    ],
    [
      "a language that is simply stated meets one that is asked without a level",
      { cv: "Languages: Dutch, English, some French", job: "Requirements\n- English" },
      ["met"],
    ],
    [
      "a score of the same test is held against the score that is asked",
      { cv: "어학\nTOEIC 720", job: "자격요건\n- TOEIC 700점 이상", language: "ko" },
      ["met"],
    ],
    [
      "a lower score is not enough",
      { cv: "어학\nTOEIC 620", job: "자격요건\n- TOEIC 700점 이상", language: "ko" },
      ["partial"],
    ],
    [
      "a certificate that is still learned for is on its way, no more",
      { cv: `${ROLE}\nCertificates\nCISSP (2021), preparing OSCP`, job: "Requirements\n- OSCP" },
      ["partial"],
    ],
    [
      "a trade that a role's title names has the years of the role",
      {
        cv: "경력\n솔잎소프트 · 서버 개발자 · 2016.01 ~ 2024.12\n- 정산 시스템 운영",
        job: "자격요건\n- 서버 개발 경력 5년 이상",
        language: "ko",
      },
      ["met"],
    ],
  ];
  for (const [name, compared, states] of cases)
    test(name, () => assert.ok(states.includes(stateOf(compared)), `${stateOf(compared)} is not ${states}`));
});

test("nothing is met without a place in the CV that shows it", () => {
  const cv = readCv(sampleDocument("cv", `${ROLE}- Looked after the orchard's accounts`, "en"), skills);
  const job = readJob(
    sampleDocument(
      "job",
      "Requirements\n- Explaining hard things to children\n- Keeping bees\n- React",
      "en",
    ),
    skills,
  );
  const { strengths } = analyse({ cv, job, skills, language: "en" });
  for (const { title, shown } of strengths) assert.ok(shown.length > 0, title);
});
