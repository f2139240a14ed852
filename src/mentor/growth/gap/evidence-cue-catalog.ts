/** What the words of a requirement say of how much evidence it takes, and what a CV's line says of itself, in both languages. */

/** In what is asked. */
export const ASKED_CUES: Readonly<Record<string, RegExp>> = {
  deep: /\b(?:deep|expert\p{L}*|advanced|strong|excellent|extensive|proven|mastery|fluent|solid|thorough|high standard|professional)\b|깊은|깊이|전문|능통|능숙|뛰어난|숙련|탄탄|풍부/iu,
  soft: /\b(?:understand\p{L}*|familiar\p{L}*|comfortable|basic\p{L}*|knowledge|some|aware\p{L}*|interest|exposure|know)\b|이해|익숙|관심|기본|기초|지식|아시|알고|알아야|읽을/iu,
  done: /\b(?:built|build\p{L}*|led|lead\p{L}*|shipped|owned|designed|written|run\p{L}*|operat\p{L}*|manag\p{L}*|develop\p{L}*|deploy\p{L}*|implement\p{L}*|introduc\p{L}*)\b|구축|운영|개발|설계|도입|이끌|주도|관리|배포|구현|만들|작성/iu,
  experience: /\b(?:experience|track record|worked|have|history)\b|경험|경력|실무|보신|해 본|해본/iu,
  scale:
    /\b(?:large|scale|high[- ](?:traffic|volume|load)|complex|production|millions?)\b|대규모|대용량|대형|복잡|고가용|실서비스|실제 서비스/iu,
  open: /\b(?:or (?:similar|equivalent|comparable|related|another|other)|similar|equivalent|e\.g\.|such as|like|for example|at least one|neighbouring|related)\b|비슷|유사|관련|동등|준하는|등의?(?: |\))|같은|하나 이상/iu,
  choice: /\bor\b|\/|또는|혹은|이나 |거나/iu,
  several: /\band\b|,|및|와 |과 /iu,
  examples: /\([^)]+\)/u,
  people:
    /\b(?:team|people|colleagues?|customers?|clients?|stakeholders?|mentor\p{L}*|coach\p{L}*|juniors?|communicat\p{L}*|collaborat\p{L}*|present\p{L}*|explain\p{L}*)\b|팀|동료|고객|협업|소통|커뮤니케이션|멘토|후배|설명|발표|기획자|디자이너/iu,
  writing:
    /\b(?:writ(?:e|ing|ten)|documents?|documentation|reports?|papers?|publications?|specs?|guides?)\b|문서|작성|보고|논문|글로|가이드/iu,
  trade:
    /\b(?:background|domain|industry|sector|business|market)\b|도메인|업계|분야|금융|의료|공공|반도체|게임|커머스|물류|서비스/iu,
  improve:
    /\b(?:improv\p{L}*|optimi[sz]\p{L}*|tuning|performance|cost|latency|quality|reliab\p{L}*)\b|개선|최적화|튜닝|성능|비용|품질|안정/iu,
  current: /\b(?:current|recent|today|latest|up to date)\b|최근|최신/iu,
  figure: /\d/u,
};

/** In a line of a CV. */
export const LINE_CUES: Readonly<Record<string, RegExp>> = {
  hedged:
    /\b(?:basics?|beginner|familiar|some knowledge|know (?:of|a bit|some)|heard of|read (?:a|about)|reading\)|course|courses|tutorials?|training|awareness|bootcamp|learning|studying|learn|interested|exploring|want|hope|plan|preparing|would like|attended|evening|at home|toy|hobby|side project)\b|기초|초급|배우|공부|강의|수강|독학|관심|익히|입문|조금|준비|목표|싶|책으로|만드는 중|교육 \d|스터디|과제|읽기|둘러|보기만|수료|사용 경험|개인/iu,
  done: /\b(?:built|wrote|written|made|designed|developed|led|ran|run|migrated|moved|shipped|created|implemented|maintained?|introduced|automated|set up|rewrote|fixed|cut|reduced|improved|own(?:ed)?|worked|used?|deployed|taught|ported|rebuilt|tuned|trained|found|took|split|wrote|hold|answer)\b|만들|개발|구축|설계|운영|구현|도입|이전|개선|작성|적용|담당|줄|옮|단축|해결|제작|이관|전환|분리|처리|진행|배포|주도|맡/iu,
  figure: /\d/u,
  change: /→|->|\bfrom .{1,40} to\b|에서 .{1,20}(?:로|으로)|%/iu,
  label: /^[^:]{2,30}:/u,
};
