import assert from "node:assert/strict";
import { test } from "node:test";
import { refersBack, sharedSubjects, subjectsOf } from "./relevance.ts";

const POINTS_BACK: readonly string[] = [
  "As I told you about the deploy problem, it is back",
  "like I said before, the tests are flaky",
  "I already mentioned the migration to you",
  "I've told you about my manager",
  "Do you remember my interview at Acme?",
  "Remember when the queue was full? It is again",
  "What did I tell you about Redis?",
  "We talked about the roadmap last week",
  "the bug I told you about is back",
  "지난번에 말씀드린 배포 문제가 또 생겼어요",
  "전에 제가 얘기한 팀장님 이야기인데요",
  "제가 말했던 버그가 다시 나왔어요",
  "아까 말한 테스트가 또 깨졌어",
  "제 면접 기억하세요?",
  "말씀드렸듯이 시간이 없어요",
];

const STANDS_ALONE: readonly string[] = [
  "How do I tell my manager that I am leaving?",
  "My manager told me to rewrite the service",
  "I told my team that we ship on Friday",
  "How can I remember all these commands?",
  "She said that the deploy is fine",
  "What should I say in the interview?",
  "팀장님이 배포하지 말라고 말했어요",
  "면접에서 뭐라고 말해야 할까요?",
  "배포가 실패했어요. 어떻게 하죠?",
];

for (const message of POINTS_BACK)
  test(`points back: ${message}`, () => assert.equal(refersBack(message), true));
for (const message of STANDS_ALONE)
  test(`stands alone: ${message}`, () => assert.equal(refersBack(message), false));

test("what a message points back with is none of its subjects", () => {
  assert.deepEqual(subjectsOf("As I told you about the deploy problem"), subjectsOf("deploy"));
  assert.deepEqual([...subjectsOf("as I told you, remember? I need help")], []);
});

test("word forms share a subject, function words and requests for help do not", () => {
  const message = subjectsOf("The deployment keeps failing when migrations run");
  assert.ok(sharedSubjects(message, "our migration fails").count >= 2);
  assert.equal(
    sharedSubjects(message, "I need help with a problem, what should I do when I feel stuck?").count,
    0,
  );
  assert.equal(sharedSubjects(new Set(), "anything").share, 0);
  const korean = subjectsOf("배포가 또 실패했어요");
  assert.ok(sharedSubjects(korean, "금요일마다 배포를 실패합니다").count >= 1);
});
