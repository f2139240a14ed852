import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createNameFinder } from "./name-finder.ts";
import { readTaxonomy } from "./taxonomy.ts";

const finder = createNameFinder(readTaxonomy().skills.values());
const found = (text: string) =>
  finder
    .find(text)
    .filter((name) => !name.isGeneral)
    .map(({ skillId, start, end }) => `${text.slice(start, end)} = ${skillId}`);

const CASES: readonly (readonly [sentence: string, text: string, expected: readonly string[]])[] = [
  [
    "names and spellings",
    "k8s, Postgres and ReactJS",
    ["k8s = kubernetes", "Postgres = postgresql", "ReactJS = react"],
  ],
  [
    "signs that belong to names",
    "C/C++, C#, .NET Core, node.js",
    ["C = c", "C++ = cpp", "C# = csharp", ".NET Core = dotnet", "node.js = node-js"],
  ],
  [
    "versions as part of the mention",
    "Java 17, Angular 2+, Vue3",
    ["Java 17 = java", "Angular 2+ = angular", "Vue3 = vue-js"],
  ],
  ["years that are no version", "Java 5 years, Kafka 3년", ["Java = java", "Kafka = kafka"]],
  [
    "the longest name",
    "React Native and Spring Boot",
    ["React Native = react-native", "Spring Boot = spring-boot"],
  ],
  ["no name across a full stop", "I know React. Native code came later", ["React = react"]],
  [
    "a name across a wrapped line",
    "built machine\nlearning models",
    ["machine\nlearning models = machine-learning"],
  ],
  ["no platform in an address", "see example.net; net salary", []],
  ["Go near a cue", "I built services in Go", ["Go = go"]],
  ["Go in a list of lower case", "java, go, rust", ["java = java", "go = go", "rust = rust"]],
  ["a capital inside of a sentence", "I built a React page", ["React = react"]],
  ["no name inside of a longer one", "They run the Unity Bank page", []],
  ["no Go in everyday words", "We go to the market and react quickly", []],
  [
    "no skill in R&D, C-level, a swift answer, the spring of a year",
    "C-level talks. A swift answer in spring 2024",
    [],
  ],
  ["R beside Python", "R and Python", ["R = r", "Python = python"]],
  ["names that stand alone on a line", "- Go\n- Swift", ["Go = go", "Swift = swift"]],
  [
    "Korean names with particles",
    "쿠버네티스를 운영하고 Java로 개발",
    ["쿠버네티스 = kubernetes", "Java = java"],
  ],
  [
    "Korean names without spaces",
    "스프링부트와 리액트네이티브",
    ["스프링부트 = spring-boot", "리액트네이티브 = react-native"],
  ],
  ["Korean names before nouns", "도커기반 배포, 파이썬개발", ["도커 = docker", "파이썬 = python"]],
  [
    "Latin names among Korean words",
    "Spring 컨트롤러와 Redis 캐시",
    ["Spring = spring", "Redis = redis", "캐시 = caching"],
  ],
  [
    "what people do",
    "주니어 멘토링과 문제 해결 능력",
    ["주니어 멘토링 = mentoring", "문제 해결 능력 = problem-solving"],
  ],
  ["no skill in Korean benefits", "4대 보험, 교육비 지원, 점심 식대", []],
];

describe("finding names", () => {
  for (const [sentence, text, expected] of CASES)
    it(`finds ${sentence}`, () => {
      assert.deepEqual(found(text), expected);
    });

  it("leaves general words to be vouched for", () => {
    const [cloud] = finder.find("our office in the cloud");
    assert.equal(cloud?.skillId, "cloud-computing");
    assert.equal(cloud?.isGeneral, true);
  });

  it("gives places in order that never overlap, whatever the text", () => {
    const words = fc.constantFrom(
      "Go",
      "C++",
      "Java 17",
      "리액트를",
      "node.js",
      ".NET",
      "and",
      ",",
      "\n",
      "C",
      "/",
      "é",
      "🙂",
      "İ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: "grapheme" })), { maxLength: 40 }), (parts) => {
        const text = parts.join(" ");
        let last = 0;
        for (const { start, end } of finder.find(text)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
    );
  });
});
