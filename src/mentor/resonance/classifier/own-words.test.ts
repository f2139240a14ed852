import assert from "node:assert/strict";
import { test } from "node:test";
import { ownWords } from "./own-words.ts";

const CASES: readonly [text: string, own: string][] = [
  ["no quotation at all, nothing to take away", "no quotation at all, nothing to take away"],
  [
    'My lead wrote "this is garbage, redo it" and I would like to answer politely',
    'My lead wrote "" and I would like to answer politely',
  ],
  [
    "팀장님이 “이걸 코드라고 짰습니까 정말” 이라고 하셨는데 어떻게 답해야 할지 모르겠습니다",
    '팀장님이 "" 이라고 하셨는데 어떻게 답해야 할지 모르겠습니다',
  ],
  [
    "> this is garbage, redo it\nhe says, and I wonder whether he is right",
    '""\nhe says, and I wonder whether he is right',
  ],
  ['"this is garbage, redo it" he said', '"this is garbage, redo it" he said'],
  [
    'the flag is called "dry run" and I don\'t know what it does',
    'the flag is called "dry run" and I don\'t know what it does',
  ],
  ['if (a > b) return "a string in code" // why is it null', 'if (a > b) return "" // why is it null'],
];

for (const [text, own] of CASES) test(JSON.stringify(text), () => assert.equal(ownWords(text), own));
