/** What the built-in scorer listens for, in both languages. Every pattern is global and without nested repetition. */
import type { GrowthLanguage } from "../growth.ts";

export interface QualityCues {
  /** Somebody did it: "제가 설계"; in English with the verb as its group, which has to be one of doing. */
  readonly own: RegExp;
  /** Nobody in particular did it: "we", "the team", "was involved in". */
  readonly shared: RegExp;
  /** How big it was: a number with what it counts. */
  readonly scale: RegExp;
  /** Something became different. */
  readonly outcome: RegExp;
  /** A change with its size. */
  readonly measured: RegExp;
  /** Words that could stand in any answer. */
  readonly vague: RegExp;
  /** All, never, alone: true or not, it is either said or it is not. */
  readonly absolute: RegExp;
  /** More than anybody can show. */
  readonly boast: RegExp;
}

const COUNTED =
  "users?|customers?|clients?|requests?|rps|qps|tps|events?|records?|rows?|documents?|[kmgtp]b|services?|microservices?|servers?|nodes?|pods?|clusters?|containers?|machines?|people|persons?|engineers?|developers?|colleagues?|students?|juniors?|teams?|countries|regions?|stores?|shops?|orders?|transactions?|payments?|messages?|devices?|tables?|pages?|screens?|repositories|repos|lines|endpoints?|tests?|models?|images?|dashboards?|jobs?|pipelines?|tickets?|incidents?|releases?|projects?|branches|sites?|hospitals?|schools?|players?|vehicles?|sensors?|languages?|partners?|stakeholders?|vendors?|accounts?|members?|subscribers?|visitors?|downloads?|sessions?|queries|topics?|partitions?|months?|weeks?|€|euros?|dollars?";

export const QUALITY_CUES: Readonly<Record<GrowthLanguage, QualityCues>> = {
  en: {
    own: /\bI(?:['’]ve|['’]d)? (?:have |had |also |then |personally |still |only |now |later |just |never )*([a-z]+)|\b(?:is|was|were|are) mine\b|\bmy (?:own )?(?:part|job|task)\b|\bI myself\b/gi,
    shared:
      /\b(?:we|our|us|the team|my team|everyone|together)\b|\b(?:was|were) (?:part of|involved|responsible for)|\b(?:helped|assisted|participated|contributed|supported)\b/gi,
    scale: new RegExp(
      `(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|hundreds of|thousands of|millions of)\\s?(?:k|m|b|million|thousand|billion|[+])?[\\s-](?:[a-z-]+[\\s-]){0,2}(?:${COUNTED})\\b|\\d[\\d,.]*\\s?(?:[kKmM]\\b|[gGtTpP][bB]\\b)|[$€£]\\s?\\d`,
      "gi",
    ),
    outcome:
      /\b(?:reduc|cut|lower|decreas|increas|improv|rais|grew|grow|doubl|tripl|halv|sav|speed|sped|faster|fewer|less|shorten|drop|fell|went (?:down|up|from)|rose|prevent|eliminat|avoid|enabl|deliver|launch|shipp|achiev|result|as a result|which meant|down to|won\b|pass|stopp|no longer|reach|approv|solv|found\b|releas|predict|fixed|gone\b|took over|works? alone|instead of)/gi,
    measured:
      /\d[\d,.]*\s?(?:%|percent|x\b|times\b)|\bfrom (?:about |around |over )?\S*\d\S*[^.]{0,30}?\bto (?:about |around |under )?\S*\d|\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of (?:the |our |all )?(?:\d+|three|four|five|six|seven|eight|nine|ten)\b|\d[^.;]{0,25}\b(?:instead of|became|where before)\b|\b(?:to|became) \d|\bto zero\b|\bwithout (?:a|an|any|one)\b|\b(?:halved|doubled|tripled|by half)\b|\b(?:reduc|cut|lower|decreas|increas|improv|rais|sav|drop|fell|down|up|grew)[a-z]*\b[^.]{0,60}?\d/gi,
    vague:
      /\b(?:various|several|many|numerous|multiple|different|stuff|things|etc|a lot|lots|some|somehow|best practices?|cutting[- ]edge|state[- ]of[- ]the[- ]art|synerg\w*|leverag\w*|passionate|passion|dynamic|innovative|innovation|robust|seamless\w*|holistic|paradigm|world[- ]class|results[- ]driven|team player|fast[- ]paced|go[- ]getter|proactive\w*|self[- ]starter|detail[- ]oriented|excellence|impactful|solutions?|successful\w*|effective\w*|efficient\w*|high[- ]quality|strategic\w*|value|stakeholders?|end[- ]to[- ]end|spearhead\w*|utili[sz]\w*|drive|driving|driven|transform\w*|ecosystem|familiar with|hands[- ]on)\b/gi,
    absolute:
      /\b(?:alone|on my own|single-handed\w*|all of it|whole|entire\w*|never|not once|zero|nobody|every single|without an?|fully|completely|from scratch|from the start)\b/gi,
    boast:
      /\b(?:expert|expertise|guru|ninja|rockstar|wizard|world[- ]class|best[- ]in[- ]class|extensive(?:ly)?|deep(?:ly)? (?:knowledge|expertise|experience)|unparalleled|exceptional\w*|outstanding|perfect\w*|flawless\w*|always|never fails?|everything|everyone agrees|single[- ]handed\w*|revolutioni[sz]\w*|industry[- ]leading|unmatched|second to none|100 ?%|any (?:problem|system|project)|massive\w*|huge|incredib\w*|amazing)\b/gi,
  },
  ko: {
    own: /제가|저는|내가|본인이|직접|혼자|단독|맡아|맡았|담당(?:했|하여|하였|자)|제안했|설계했|구현했|작성했|개발했|구축했|도입했|분석했|결정했|만들었|고쳤|바꿨|줄였|옮겼|이전했|적용했|진행했|운영했/g,
    shared: /우리|저희|팀이|팀원들이|팀에서|함께|같이|다 같이|참여|도왔|지원했|보조/g,
    scale:
      /\d[\d,.]*\s?(?:천|만|억|백만)?\s?(?:여\s?)?(?:명|건|개|대|곳|개국|팀|회|종|장|줄|행|테이블|서버|서비스|노드|파드|요청|이벤트|사용자|고객|매장|지점|TB|GB|MB|PB|QPS|TPS|RPS|rps|qps|tps|원|달러|개월|주|대륙|리전|페이지|화면|건씩)|(?:초당|하루|월|일|매일|분당|시간당)\s?(?:약\s?)?\d/g,
    outcome:
      /줄였|줄었|줄어|감소|단축|절감|증가|늘었|늘렸|늘어|향상|개선|높였|높아|낮췄|낮아|빨라|해결|없앴|없어졌|사라|방지|가능해|달성|출시|완료|통과|결과|덕분|성공|막았|안정|떨어|올랐|올렸|수상|합격|도달|끊겼|끊어|없이|처음으로|찾아|찾았|한 (?:번|통)도|혼자 (?:기능|배포)|대신/g,
    measured:
      /\d[\d,.]*\s?(?:%|퍼센트|배|프로|%p)|\d[^.]{0,24}?에서\s?[^.]{0,16}?\d[^.]{0,16}?(?:로|으로|까지)|절반|두 배|\d+\s?(?:명|건|개|곳|번)\s?중|모두 |(?:줄|감소|단축|절감|증가|늘|향상|개선|높|낮)[^.]{0,20}?\d|0건/g,
    vague:
      /다양한|여러|많은|수많은|각종|등등|열정|최선|최고|혁신|시너지|적극적|효율적|효과적|성공적|전략적|체계적|원활|탁월|뛰어난|우수한|풍부한|노력|열심히|성실|책임감|소통|역량|솔루션|가치|비즈니스 임팩트|트렌드|최신|다소|어느 정도|잘 (?:했|알|다)|전반|이해도|관심이 많/g,
    absolute: /혼자|단독|전부|전혀|한 번도|하나도|처음부터|전 과정|전사|유일|0건|총괄|주도|완전/g,
    boast:
      /전문가|최고|완벽|탁월|독보적|압도적|세계적|유일|항상|모든 (?:문제|프로젝트|시스템|것)|누구보다|완전히|100 ?%|극대화|획기적|비약적|혼자서 모두|전부 혼자|마스터|정통|엄청/g,
  },
};
