/** Words by which people ask for a form of answer, thank for one, or say that they were not understood. */

/** What an answer can be like. Each has an opposite, so that wanting and avoiding are told apart. */
export const STYLES = ["short", "code", "steps"] as const;
export type Style = (typeof STYLES)[number];

interface StyleWords {
  readonly wanted: readonly RegExp[];
  readonly avoided: readonly RegExp[];
}

export const STYLE_WORDS: Readonly<Record<Style, StyleWords>> = {
  short: {
    wanted: [
      /\b(?:tl;?dr|briefly|in brief|in short|short version|short answer|quick answer|just the (?:answer|gist)|bottom line)\b/i,
      /\b(?:keep|make) it (?:short|brief|concise)\b/i,
      /\bin (?:one|a|two|a single) (?:sentence|line|word)s?\b/i,
      /짧게|간단히|간단하게|간략히|간략하게|한 ?줄로|한 ?마디로|핵심만|요점만|요약해/u,
    ],
    avoided: [
      /\b(?:in (?:more |great(?:er)? )?detail|in[- ]depth|go deeper|elaborate|thorough(?:ly)?|long version)\b/i,
      /\bexplain (?:more|further|fully)\b/i,
      /자세히|자세하게|상세히|상세하게|깊이 있게|더 길게|더 설명/u,
    ],
  },
  code: {
    wanted: [
      /\b(?:show|give|write|send)(?: me)?(?: some| the| a| an)? (?:\w+ )?(?:code|snippet|function|script|query)\b/i,
      /\b(?:code (?:example|sample|snippet)|example code|with code|in code)\b/i,
      /코드로 (?:보여|알려|설명)|코드 (?:예시|예제|샘플|좀|보여)|예제 코드|예시 코드|샘플 코드|스니펫/u,
    ],
    avoided: [
      /\b(?:no code|without (?:any )?code|not code|in plain (?:english|words|language))\b/i,
      /코드 (?:말고|없이|빼고)|말로만|쉬운 말로/u,
    ],
  },
  steps: {
    wanted: [
      /\b(?:step[- ]by[- ]step|one step at a time|walk me through|what (?:are|would be) the steps|as a checklist|give me (?:the |a list of )?steps)\b/i,
      /단계별|단계로|순서대로|차근차근|하나씩 (?:알려|설명)|체크리스트/u,
    ],
    avoided: [
      /\b(?:no (?:lists?|bullets?|bullet points)|without (?:lists?|bullets?|bullet points)|(?:don't|do not|stop) (?:list|listing))\b/i,
      /목록 (?:말고|없이)|나열하지|리스트 말고/u,
    ],
  },
};

/** Said to the answer before: it helped. */
export const THANKS: readonly RegExp[] = [
  /\b(?:thanks|thank you|thank u|thx|cheers|appreciate (?:it|that|this|your))\b/i,
  /\b(?:that|this|it) (?:really |totally |just |actually )?(?:helped|helps|worked|did it|did the trick|fixed it|solved it|makes sense now)\b/i,
  /\b(?:works now|working now|got it working|fixed now|solved now|problem solved)\b/i,
  /고마워|고맙|감사합니다|감사해요|감사드|덕분에|해결됐|해결되었|해결했어|이제 (?:잘 )?(?:돼요|되네요|됩니다|된다)/u,
];

/** Thanks that are none for an answer. */
export const NO_THANKS: readonly RegExp[] = [
  /\b(?:thanks in advance|no,? thanks|no thank you|thanks for nothing|thanks to)\b/i,
  /\b(?:thanks|thank you),? but\b/i,
  /\b(?:hasn't|haven't|didn't|doesn't|never|not) (?:really )?(?:help|helped|work|worked)\b/i,
  /미리 감사|고맙지만|감사하지만|감사한데|고마운데/u,
];

/** Said to the answer before: it missed what was asked. */
export const MISSED: readonly RegExp[] = [
  /\b(?:that's|that is|this is|it's) not what i (?:asked|meant|mean|wanted)\b/i,
  /\b(?:let me rephrase|to rephrase|in other words|what i meant|i meant (?:to ask|that)|as i said|you (?:misunderstood|didn't understand))\b/i,
  /그게 아니라|그런 뜻이 아니|제 말은|내 말은|다시 말하면|다시 말해|다시 물어|다시 질문|질문은 그게 아/u,
];
