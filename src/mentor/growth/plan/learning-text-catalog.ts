/** How one learns a thing of a kind, from each level on. */
import type { GrowthLanguage, RequirementKind } from "../growth.ts";
import type { Level } from "./outcome.ts";

/** skill: a technology with material of its own; practice: any other thing one can do. */
export type LearningKind = Exclude<RequirementKind, "logistical"> | "practice";
type Text = (title: string) => string;

interface LearningTexts {
  readonly goal: Text;
  /** What to work on where there is nothing to read. */
  readonly task: string;
  readonly steps: Readonly<Record<Level, readonly Text[]>>;
}

const EN: Readonly<Record<LearningKind, LearningTexts>> = {
  skill: {
    goal: (title) =>
      `You can show something you built with ${title}, and say which decisions were yours and why.`,
    task: "A small project of your own in a public repository, with a README that says what you learned",
    steps: {
      beginner: [
        (title) =>
          `Read how ${title} is meant to be used, and write its five main ideas down in your own words.`,
        () => "Work through the official introduction with your own hands, not by reading alone.",
        (title) => `Move one small thing you know well to ${title}, and keep a log of what surprised you.`,
        () => "Have somebody who uses it daily review what you made.",
      ],
      intermediate: [
        (title) => `List what carries over to ${title} from what you know, and what does not.`,
        (title) => `Rebuild one part of earlier work with ${title}, and measure before and after.`,
        () => "Break it on purpose, find the cause, and write down how you did.",
      ],
      advanced: [
        (title) =>
          `Pick the strongest thing you did with ${title} and collect its numbers: size, time, result.`,
        () => "Tell it to a colleague in two minutes, and note where they asked on.",
      ],
    },
  },
  practice: {
    goal: (title) => `You have done it once from start to end and can say what you decided: ${title}.`,
    task: "A piece of such work of your own, from start to end, with a page on what you decided and why",
    steps: {
      beginner: [
        (title) =>
          `Read one good introduction and write down what it is for and what is hard about it: ${title}.`,
        () =>
          "Find where your present work touches it, and do that piece yourself beside somebody who knows it.",
        () => "Do it once from start to end, at work or in a project of your own, and keep what you decided.",
        () => "Have somebody who does it daily go through the result with you.",
      ],
      intermediate: [
        (title) => `Write down which part of it you have done, and which part is still missing: ${title}.`,
        () => "Do the missing part once, in your present work if it can be, and measure before and after.",
        () => "Tell somebody what you would do otherwise the next time.",
      ],
      advanced: [
        (title) => `Choose the strongest example and collect its numbers, size, time and result: ${title}.`,
        () => "Tell it to a colleague in two minutes, and note where they asked on.",
      ],
    },
  },
  experience: {
    goal: (title) => `You can point to finished work for “${title}” with its size and its result.`,
    task: "A part in such a project, with its size and its result written down",
    steps: {
      beginner: [
        () =>
          "Find a project, at work or in the open, in which this is somebody's daily job, and take a part of it.",
        () => "Agree with whoever leads it on what you will have finished in three months.",
        () => "Write down each week what you decided and what came of it.",
      ],
      intermediate: [
        () => "Take the lead in one piece of such work from the plan to its use.",
        () => "Collect its figures: how big, how long, what was better afterwards.",
      ],
      advanced: [
        () => "Name the projects that count towards it with their dates, and what you were responsible for.",
      ],
    },
  },
  language: {
    goal: (title) => `You can hold a work meeting at the level asked for: ${title}.`,
    task: "A recording of yourself each month on the same subject, to hear the difference",
    steps: {
      beginner: [
        () => "Take a placement test, so that you know your level today.",
        () => "Learn half an hour on five days a week, and speak with somebody twice a week.",
        () => "Read one technical article a day aloud.",
      ],
      intermediate: [
        () => "Write your notes and commit messages in it, and have them corrected.",
        () => "Hold one short talk a week in it, to a partner or a recording.",
      ],
      advanced: [() => "Take the test that employers ask for, and note its score and date in your CV."],
    },
  },
  certificate: {
    goal: (title) => `You hold it, or have a date for the examination: ${title}.`,
    task: "The official outline of the examination and two mock examinations",
    steps: {
      beginner: [
        () => "Read the official outline of the examination, and mark what is new to you.",
        () => "Book a date: it makes the rest a plan.",
        () => "Take two mock examinations, two weeks apart, and learn what you missed.",
      ],
      intermediate: [() => "Take a mock examination today, learn what you missed, and book a date."],
      advanced: [() => "Renew it or find its proof, and put number and date into your CV."],
    },
  },
  education: {
    goal: (title) => `You can show what “${title}” is asked for: by a degree, or by work that stands for it.`,
    task: "A page that sets your work beside what the degree teaches",
    steps: {
      beginner: [
        () => "Ask the employer whether work experience counts in place of the degree.",
        () => "List the work that shows what the degree stands for.",
      ],
      intermediate: [() => "List the courses you took and the work that shows the same."],
      advanced: [() => "Name degree, field and year in your CV."],
    },
  },
  behaviour: {
    goal: (title) => `You have two true stories that show it: ${title}.`,
    task: "A notebook with one occasion a week: what you did, and what came of it",
    steps: {
      beginner: [
        () => "Ask two colleagues when they last saw it in you, and when they missed it.",
        () => "Choose one occasion a week in which you will do it on purpose; note what came of it.",
      ],
      intermediate: [
        () => "Write two stories down: the situation, what you did, what was different afterwards.",
      ],
      advanced: [() => "Sharpen your best story with its result in numbers."],
    },
  },
};

const KO: Readonly<Record<LearningKind, LearningTexts>> = {
  skill: {
    goal: (title) => `${title}: 직접 만든 것을 보여 주고, 어떤 결정을 왜 내렸는지 말할 수 있다.`,
    task: "공개 저장소에 올린 작은 개인 프로젝트와 배운 점을 적은 README",
    steps: {
      beginner: [
        (title) => `${title}: 어떻게 쓰도록 만들어졌는지 읽고, 핵심 다섯 가지를 자신의 말로 적는다.`,
        () => "공식 입문 과정을 읽기만 하지 말고 직접 따라 해 본다.",
        (title) => `${title}: 잘 아는 작은 것 하나를 옮겨 보고, 의외였던 점을 기록한다.`,
        () => "매일 쓰는 사람에게 결과물을 리뷰받는다.",
      ],
      intermediate: [
        (title) => `${title}: 지금 아는 것 가운데 통하는 것과 통하지 않는 것을 적는다.`,
        (title) => `${title}: 예전에 한 일의 한 부분을 다시 만들고 전후를 측정한다.`,
        () => "일부러 고장을 내고 원인을 찾아 과정을 적는다.",
      ],
      advanced: [
        (title) => `${title}: 한 일 가운데 가장 강한 것을 골라 규모, 기간, 결과를 숫자로 모은다.`,
        () => "동료에게 2분 안에 이야기하고, 되물은 곳을 적는다.",
      ],
    },
  },
  practice: {
    goal: (title) => `처음부터 끝까지 한 번 해 보고, 내린 결정을 말할 수 있다: ${title}.`,
    task: "처음부터 끝까지 직접 한 일 하나와, 무엇을 왜 결정했는지 적은 한 쪽",
    steps: {
      beginner: [
        (title) => `좋은 입문 글 하나를 읽고 무엇을 위한 것이고 무엇이 어려운지 적는다: ${title}.`,
        () => "지금 하는 일에서 맞닿은 부분을 찾아, 잘 아는 사람 곁에서 직접 해 본다.",
        () => "회사나 개인 프로젝트에서 처음부터 끝까지 한 번 해 보고 결정을 기록한다.",
        () => "매일 그 일을 하는 사람과 결과를 함께 살펴본다.",
      ],
      intermediate: [
        (title) => `해 본 부분과 아직 빠진 부분을 적는다: ${title}.`,
        () => "되도록 지금 하는 일에서 빠진 부분을 한 번 해 보고 전후를 측정한다.",
        () => "다음에는 무엇을 다르게 할지 다른 사람에게 말해 본다.",
      ],
      advanced: [
        (title) => `가장 강한 사례를 골라 규모, 기간, 결과를 숫자로 모은다: ${title}.`,
        () => "동료에게 2분 안에 이야기하고, 되물은 곳을 적는다.",
      ],
    },
  },
  experience: {
    goal: (title) => `“${title}”에 해당하는 끝낸 일을 규모와 결과로 보여 줄 수 있다.`,
    task: "그런 프로젝트에서 맡은 한 부분과 그 규모와 결과의 기록",
    steps: {
      beginner: [
        () => "회사나 오픈 소스에서 이 일이 일상인 프로젝트를 찾아 한 부분을 맡는다.",
        () => "이끄는 사람과 3개월 안에 끝낼 것을 정한다.",
        () => "매주 무엇을 결정했고 어떻게 되었는지 적는다.",
      ],
      intermediate: [
        () => "계획부터 운영까지 한 가지를 직접 이끈다.",
        () => "규모, 기간, 나아진 점을 숫자로 모은다.",
      ],
      advanced: [() => "해당하는 프로젝트를 기간과 맡은 책임과 함께 적는다."],
    },
  },
  language: {
    goal: (title) => `요구하는 수준으로 업무 회의를 할 수 있다: ${title}.`,
    task: "매달 같은 주제로 말한 녹음: 달라진 점을 직접 듣기",
    steps: {
      beginner: [
        () => "레벨 테스트로 지금 수준을 확인한다.",
        () => "주 5일 30분씩 공부하고, 주 2회 사람과 말한다.",
        () => "하루 한 편 기술 글을 소리 내어 읽는다.",
      ],
      intermediate: [
        () => "메모와 커밋 메시지를 그 언어로 쓰고 고쳐 달라고 한다.",
        () => "매주 한 번 짧은 발표를 그 언어로 한다.",
      ],
      advanced: [() => "기업이 요구하는 시험을 보고 점수와 날짜를 이력서에 적는다."],
    },
  },
  certificate: {
    goal: (title) => `취득했거나 시험 날짜가 잡혀 있다: ${title}.`,
    task: "공식 출제 범위와 모의시험 두 번",
    steps: {
      beginner: [
        () => "공식 출제 범위를 읽고 처음 보는 것을 표시한다.",
        () => "시험 날짜를 먼저 잡는다. 나머지가 계획이 된다.",
        () => "모의시험을 2주 간격으로 두 번 보고 틀린 것을 공부한다.",
      ],
      intermediate: [() => "오늘 모의시험을 보고, 틀린 것을 공부하고, 날짜를 잡는다."],
      advanced: [() => "갱신하거나 증빙을 찾아 번호와 날짜를 이력서에 적는다."],
    },
  },
  education: {
    goal: (title) => `“${title}”: 뜻하는 바를 학위나 그에 준하는 일로 보여 줄 수 있다.`,
    task: "학위 과정의 내용과 내가 한 일을 나란히 적은 한 쪽",
    steps: {
      beginner: [
        () => "경력이 학위를 대신할 수 있는지 회사에 묻는다.",
        () => "학위가 뜻하는 것을 보여 주는 일을 적는다.",
      ],
      intermediate: [() => "들은 과목과 같은 것을 보여 주는 일을 적는다."],
      advanced: [() => "학위, 전공, 연도를 이력서에 적는다."],
    },
  },
  behaviour: {
    goal: (title) => `이것을 보여 주는 실제 이야기 두 가지가 있다: ${title}.`,
    task: "매주 한 가지 상황과 내가 한 일, 그 결과를 적는 노트",
    steps: {
      beginner: [
        () => "동료 두 사람에게 최근 언제 그 모습을 보았고 언제 아쉬웠는지 묻는다.",
        () => "매주 한 번 의식해서 실천하고 어떻게 되었는지 적는다.",
      ],
      intermediate: [() => "이야기 두 가지를 상황, 한 일, 달라진 점으로 적는다."],
      advanced: [() => "가장 좋은 이야기의 결과를 숫자로 다듬는다."],
    },
  },
};

export const LEARNING_TEXTS: Readonly<Record<GrowthLanguage, typeof EN>> = { en: EN, ko: KO };
