import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createMasker } from "./masker.ts";
import { LONGEST_PLACEHOLDER } from "./placeholder.ts";

describe("the masker", () => {
  test("takes values out and puts them back into the answer", () => {
    const masker = createMasker();
    const sent = masker.mask("I am ada@example.com, call 010-1234-5678.");
    assert.equal(sent, "I am [email-1], call [phone-1].");
    assert.equal(masker.restore("Hello [email-1]!"), "Hello ada@example.com!");
    assert.equal(masker.counts.email, 1);
    assert.match(masker.note ?? "", /repeat its word exactly/);
  });

  test("gives a value the same placeholder in all messages of a request", () => {
    const masker = createMasker();
    assert.deepEqual(masker.maskAll(["ada@example.com and ben@example.com", "again ben@example.com"]), [
      "[email-1] and [email-2]",
      "again [email-2]",
    ]);
    assert.equal(masker.counts.email, 2);
  });

  test("masks a secret wherever it stands once it is known to be one", () => {
    const masker = createMasker();
    const [first, second] = masker.maskAll([
      "why is tr0ub4dor refused?",
      "the .env says DB_PASSWORD=tr0ub4dor",
    ]);
    assert.equal(first, "why is [secret-1] refused?");
    assert.equal(second, "the .env says DB_PASSWORD=[secret-1]");
  });

  test("masks only the kinds that are asked for, and says nothing when there was nothing", () => {
    const masker = createMasker(["secret"]);
    assert.equal(masker.mask("ada@example.com"), "ada@example.com");
    assert.equal(masker.note, null);
  });

  test("leaves what the person wrote as a placeholder, and numbers around it", () => {
    const masker = createMasker();
    const sent = masker.mask("what does [email-1] mean? I am ada@example.com");
    assert.equal(sent, "what does [email-1] mean? I am [email-2]");
    assert.equal(masker.restore(sent), "what does [email-1] mean? I am ada@example.com");
  });

  test("keeps a placeholder apart that the person writes after it was given out", () => {
    const masker = createMasker();
    const first = masker.mask("ada@example.com");
    const second = masker.mask("literally [email-1]");
    assert.equal(second, "literally [email-2]");
    assert.equal(masker.restore(`${first} ${second}`), "ada@example.com literally [email-1]");
    assert.equal(masker.counts.email, 1);
  });

  test("leaves a placeholder that stands for nothing", () => {
    assert.equal(createMasker().restore("see [phone-7]"), "see [phone-7]");
  });
});

const SNIPPETS = [
  "ada@example.com",
  "010-1234-5678",
  "+1 (415) 555-0132",
  "4111 1111 1111 1111",
  "password=tr0ub4dor",
  "token: [secret-1]x9",
  "postgres://app:tr0ub4dor@db.example.com/x",
  "[email-1]",
  "[email-2",
  "[secret-1]",
  "-1]",
  "[national-id-",
  "[",
  "]",
  "1",
  " ",
  "\n",
  "안녕",
  "🙂",
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ maxLength: 6 })), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("restoring", () => {
  test("gives back any texts, masked one after another", () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), fc.boolean(), (all, isTogether) => {
        const masker = createMasker();
        const sent = isTogether ? masker.maskAll(all) : all.map((text) => masker.mask(text));
        assert.deepEqual(
          sent.map((text) => masker.restore(text)),
          all,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("gives back any text from a stream that is cut anywhere, holding back less than a placeholder", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(12), { minLength: 1 }), (text, cuts) => {
        const masker = createMasker();
        const sent = masker.mask(text);
        const stream = masker.restoreStream();
        let answer = "";
        let pushed = "";
        for (let at = 0, turn = 0; at < sent.length; turn += 1) {
          const length = (cuts[turn % cuts.length] ?? 0) + 1;
          pushed += sent.slice(at, at + length);
          answer += stream.push(sent.slice(at, at + length));
          at += length;
          assert.ok(masker.restore(pushed).length - answer.length < LONGEST_PLACEHOLDER);
        }
        assert.equal(answer + stream.end(), text);
      }),
      { numRuns: 2000 },
    );
  });

  test("says what is certain at once", () => {
    const stream = createMasker().restoreStream();
    assert.equal(stream.push("a list [x, y] and [em"), "a list [x, y] and ");
    assert.equal(stream.push("ber]"), "[ember]");
    assert.equal(stream.end(), "");
  });
});
