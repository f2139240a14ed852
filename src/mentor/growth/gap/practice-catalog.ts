/** Cues of practice that is asked for in words rather than by a skill's name, in both languages. */

/** A job asks for work on something big, whatever the technology. */
export const ASKS_FOR_SCALE =
  /high[- ](?:traffic|volume|load|throughput)|large[- ]scale (?:systems?|services?|traffic)|millions of (?:users|requests)|대용량 ?(?:트래픽|처리|서비스)|대규모 ?(?:트래픽|서비스|사용자)|트래픽.{0,8}경험/iu;

/** Much of something: traffic, users, data. */
export const LARGE_SCALE =
  /high[- ](?:traffic|volume|load|throughput|scale)|(?:large|massive|internet|web|petabyte|terabyte)[- ]?scale|\bat scale\b|\b(?:million|billion|thousand)s?\b|\b\d+\s*[mk]\b(?!s)|\b(?:qps|rps|tps|dau|mau|terabytes?|petabytes?|tb|pb)\b|requests? (?:per|a) (?:second|minute|day)|대용량|대규모|고가용|트래픽|만\s*(?:명|건)|억\s*(?:명|건)|초당|일\s*평균/iu;

/** A practice or a way of working. */
export interface PracticeCue {
  readonly name: string;
  /** How a job asks for it. */
  readonly asked: RegExp;
  /** How a CV shows it in something done. */
  readonly shown: RegExp;
  /** Something near it, or a claim about oneself. */
  readonly near: RegExp;
}

export const PRACTICE_CATALOG: readonly PracticeCue[] = [
  {
    name: "mentoring",
    asked:
      /mentor|coach|junior|teach|grow (?:other|the) |onboard|멘토|코칭|후배|주니어|신입.{0,6}(?:육성|교육)/iu,
    shown:
      /mentor(?:ed|ing|s)|coach(?:ed|ing)|onboard(?:ed|ing)|taught|train(?:ed|ing) (?:new|junior|colleagues|\d)|(?:lunch|internal|tech) talk|pair(?:ing)? (?:sessions|with).{0,30}(?:graduates|juniors?|interns?|colleagues)|(?:two|three|\d+) (?:juniors?|graduates|interns)|supervised|led (?:a|the) team|(?:led|managed|lead) .{0,20}(?:engineers|developers|people|interns)|멘토(?:링|로)|코칭|후배|사수|프리셉터|교육(?: 교재|을| 분기| 진행)|신입.{0,10}(?:교육|온보딩|사수)|온보딩|팀장|파트장|리딩|이끌/iu,
    near: /tutor|teaching|workshop|가르|강의|스터디|튜터/iu,
  },
  {
    name: "leading people",
    asked:
      /people manage|line manage|manage (?:a )?team|lead(?:ing)? (?:a |the )?(?:team|engineers|people|squad)|이끌어|팀 ?리딩|hiring|team lead|팀을? ?(?:이끌|리딩|관리)|리더십|팀장|조직 ?관리|채용/iu,
    shown:
      /\b(?:led|lead|managed|headed|supervised|ran)\b.{0,30}\b(?:team|engineers|developers|people|squad|reports)\b|team lead|engineering manager|hired|lead of \d|(?:신입|후배|주니어).{0,8}(?:사수|멘토|이끌)|팀장|파트장|팀을? ?(?:이끌|리딩|관리)|\d+명.{0,10}(?:팀|이끌|리딩|관리)|채용/iu,
    near: /mentor|coach|tech lead|interns?\b|멘토|리드|리더/iu,
  },
  {
    name: "documents",
    asked:
      /design doc|technical writing|write (?:clear )?(?:documents|documentation|docs|specs)|documentation|written communication|RFCs?\b|설계 ?문서|문서화|문서 ?작성|기술 ?문서/iu,
    shown:
      /\b(?:wrote|written|writing|authored|drafted|documented|documenting|published)\b.{0,50}(?:doc|guide|rfc|spec|runbook|manual|article|handbook|report|paper|blog)|(?:design docs?|RFCs?|runbooks?|ADRs?)\b|문서(?:화|를|로)|(?:가이드|매뉴얼|런북|위키|설계서|명세)(?:를|을)? ?(?:작성|정리|집필)?/iu,
    near: /blog|writing|documentation|블로그|글쓰기|문서/iu,
  },
  {
    name: "working across teams",
    asked:
      /cross[- ]functional|stakeholder|collaborat|work(?:ing)? (?:closely )?with (?:product|design|other|engineer|business|customers|clients)|team ?work|team player|협업|협력|유관 ?부서|커뮤니케이션|소통|communicat/iu,
    shown:
      /\b(?:worked|working|collaborated|collaborating|partnered|coordinated|aligned|together)\b.{0,30}\b(?:with|across|between)\b|stakeholders?|cross[- ]functional|across (?:\w+ ){0,2}teams|presented|(?:와|과|팀과|부서와|기획|디자이너|디자인).{0,14}(?:협업|협력|조율|협의|소통|함께)|협업|조율/iu,
    near: /team player|communicat|team ?work|소통|커뮤니케이션|팀워크/iu,
  },
  {
    name: "owning a thing from end to end",
    asked:
      /owner(?:ship)?\b|end[- ]to[- ]end|autonom|independent|self[- ](?:starter|driven|directed)|initiative|proactiv|drive .{0,30}(?:project|decision)|주도|책임감|오너십|자기 ?주도|능동|자율|스스로/iu,
    shown:
      /\b(?:owned|owner of|end[- ]to[- ]end|from scratch|single-handed|introduced|initiated|founded|proposed|drove|sole|on my own|alone)\b|주도|처음부터|단독|혼자|전담|도입|제안(?:해|하여|하고|했)|맡아|오너/iu,
    near: /independent|self[- ]|proactiv|책임감|자율|능동|성실/iu,
  },
  {
    name: "reviewing code",
    asked: /code reviews?|review (?:code|pull)|코드 ?리뷰/iu,
    shown: /code reviews?|reviewed (?:code|pull|\d|all|every)|pull request|코드 ?리뷰|풀 ?리퀘스트/iu,
    near: /pair|review|페어|리뷰/iu,
  },
  {
    name: "solving problems",
    asked:
      /problem[- ]solv|analytical|debug|troubleshoot|root cause|critical thinking|문제 ?(?:를 )?해결|분석적|트러블 ?슈팅|원인 ?분석|논리적/iu,
    shown:
      /\b(?:solved|debugged|diagnosed|fixed|troubleshot|traced|root cause|found (?:and|the)|reduced|cut|investigated)\b|해결|원인.{0,8}(?:분석|찾|파악)|개선|디버깅|줄였|단축|추적/iu,
    near: /problem[- ]solv|analytical|문제 ?해결|분석/iu,
  },
  {
    name: "learning",
    asked:
      /(?:willing|eager|keen|able|curious|quick) .{0,10}learn|curiosity|growth mindset|learn(?:ing)? new|배우|학습|성장.{0,6}(?:욕구|의지|하고)|호기심|새로운 기술/iu,
    shown:
      /\b(?:taught myself|self-taught|learned|learnt|completed|bootcamp|course|certified|conference|studied)\b|독학|스터디|수강|수료|공부|익혀|배워|학습(?:하|해)|부트캠프/iu,
    near: /curious|learn|호기심|배우|성장/iu,
  },
  {
    name: "agile working",
    asked: /\bagile\b|scrum|kanban|sprint|애자일|스크럼|칸반|스프린트/iu,
    shown: /scrum|kanban|sprints?|retrospectives?|stand-?ups?|agile|애자일|스크럼|칸반|스프린트|회고/iu,
    near: /iterat|반복/iu,
  },
  {
    name: "being on call",
    asked: /on[- ]?call|pager|incident|온콜|장애 ?대응|당직/iu,
    shown:
      /on[- ]?call|pager|incident|postmortem|post-mortem|온콜|장애.{0,10}(?:대응|처리|복구)|포스트모템/iu,
    near: /monitor|alert|outage|모니터링|알림|장애/iu,
  },
  {
    name: "speaking before people",
    asked: /present(?:ing|ation)|public speak|conference|speak(?:ing|er)|발표|강연|컨퍼런스/iu,
    shown:
      /\b(?:presented|spoke|speaker|talk at|gave (?:a )?talks?|workshops?|meetup)\b|발표|강연|연사|세미나/iu,
    near: /present|demo|데모/iu,
  },
  {
    name: "caring for users",
    asked:
      /customer[- ](?:focus|centric|obsess|facing)|user (?:empathy|research|needs|focus)|empath|work with (?:customers|users|clients)|고객|사용자 ?(?:중심|관점|경험)|공감/iu,
    shown:
      /\b(?:user|customer|client)s? (?:interview|research|feedback|request|support|test)|interview(?:ed|s)|usability|(?:support|visit|talk|spoke)(?:ed)? (?:with |to )?(?:customers|users|clients)|사용자 ?(?:인터뷰|조사|테스트|피드백)|고객(?:사|과|의|을)? ?.{0,10}(?:응대|대응|지원|미팅|피드백|인터뷰)|VOC/iu,
    near: /customer|user|client|고객|사용자/iu,
  },
  {
    name: "deciding by numbers",
    asked: /data[- ](?:driven|informed)|metrics|experiment|a\/b test|데이터 ?(?:기반|중심)|지표|가설/iu,
    shown:
      /a\/b tests?|experiments?|metrics?|measured|kpi|funnel|dashboards?|A\/B|지표|실험|전환율|측정|대시보드|데이터 ?기반/iu,
    near: /data|데이터/iu,
  },
  {
    name: "testing what one writes",
    asked:
      /(?:write|writing|automated|unit|component|integration)\s?(?:and \w+ )?tests?|tests? for|test(?:ing)? (?:culture|habit|discipline)|테스트 ?(?:코드|작성)|테스트를 (?:작성|함께)/iu,
    shown:
      /\b(?:wrote|written|added|writing|introduced|covered|set up|maintain\w*)\b.{0,40}\btests?\b|tests? (?:cover|with)|(?:unit|component|integration|e2e|cypress|playwright) tests?|coverage|테스트 ?(?:코드)?(?:를|을)? ?.{0,10}(?:작성|도입|의무|추가|자동화)|커버리지/iu,
    near: /\btest|테스트/iu,
  },
  {
    name: "making it faster",
    asked:
      /performance(?!\s?(?:test|market|review|manag))|profil(?:ing|er)|optimi[sz](?:e|ing|ation)(?!.{0,12}(?:cost|비용))|latency|tuning|성능(?!\s?(?:테스트|시험))|프로파일링|(?<!비용 )최적화|튜닝|안정성/iu,
    shown:
      /\d.{0,14}(?:→|->|to|down to|에서)\s?.{0,10}\d.{0,10}(?:ms|s\b|seconds?|minutes?|fps|초|분|%|mb|gb)|\b(?:latency|p9\d|load(?:ing)? time|frame rate|build time|crash(?:es|-free)?)\b|프레임|로딩|응답 ?(?:시간)?|크래시|ANR|쿼리.{0,10}(?:개선|튜닝|정리)|인덱스.{0,6}(?:개선|추가)|속도.{0,8}(?:개선|단축)/iu,
    near: /faster|speed|slow|빠르|느린|속도/iu,
  },
  {
    name: "releasing without hands",
    asked:
      /automat\w+ (?:the )?(?:releases?|deploy\w*)|release (?:automation|process)|배포 ?(?:자동화|프로세스)/iu,
    shown:
      /fastlane|bitrise|github actions|gitlab ci|jenkins|argo ?cd|pipeline|a release every|배포.{0,12}(?:자동화|파이프라인|주 \d|하루)/iu,
    near: /release|deploy|배포/iu,
  },
  {
    name: "trying things out by experiments",
    asked: /experiment|a\/b|hypothes|실험|가설/iu,
    shown: /experiments?\b|a\/b|hypothes\w+|실험|가설/iu,
    near: /metrics?|지표/iu,
  },
  {
    name: "asking users",
    asked:
      /(?:talk|speak|listen)(?:ing)? to (?:users|customers|clients|dentists|people)|(?:talk|interview)s?.{0,20}(?:yourself|users|customers)|user (?:interviews?|research)|사용자.{0,8}(?:만나|인터뷰|의견)|고객.{0,8}(?:인터뷰|만나|의견)/iu,
    shown:
      /interview(?:ed|s|ing)?\b|ask(?:ed)? (?:the )?users|user research|usability|(?:사용자|고객|판매자|점장|원장|환자|손님).{0,14}(?:인터뷰|찾아|만나|듣)|인터뷰/iu,
    near: /users?\b|customers?|고객|사용자/iu,
  },
  {
    name: "published work",
    asked: /publication|published|peer[- ]reviewed|papers?\b|conferences?|학회|논문|대외 활동|컨퍼런스/iu,
    shown:
      /publication|peer[- ]reviewed|journal|proceedings|\b(?:ACL|EMNLP|NAACL|NeurIPS|ICML|ICLR|CVPR|ICCV|KDD|SIGIR)\b|speaker|학회|논문|컨퍼런스.{0,8}발표|발표/iu,
    near: /blog|article|블로그/iu,
  },
  {
    name: "keeping things in order when they break",
    asked: /incident (?:management|response|process)|post-?mortem|장애.{0,8}(?:관리|대응|체계)|침해 ?사고/iu,
    shown:
      /incident|post-?mortem|outage|장애.{0,14}(?:대응|복구|등급|회고|처리)|회고|침해 ?사고.{0,8}(?:대응|분석)|복구 시간/iu,
    near: /alert|monitor|장애|알림/iu,
  },
  {
    name: "planning for load",
    asked: /capacity planning|load planning|용량 ?(?:산정|계획)/iu,
    shown: /capacity|load test|용량|부하 ?(?:시험|테스트)|\d+배 ?트래픽/iu,
    near: /scal(?:e|ing)|트래픽/iu,
  },
  {
    name: "explaining to people outside the trade",
    asked: /explain.{0,30}(?:non-|technical|lay)|non-(?:specialist|technical)|비전문가|비개발|쉽게 설명/iu,
    shown:
      /without (?:formulas|jargon)|explain(?:ed|ing)|presented.{0,30}(?:board|management|directorate|customers|executives)|(?:임원|경영진|고객사|비개발).{0,10}(?:보고|설명|발표)|풀어서 설명|쉽게 설명/iu,
    near: /report|present|보고|발표/iu,
  },
  {
    name: "reports",
    asked: /(?:write|writing|prepare).{0,12}reports?|보고서|보고 ?능력/iu,
    shown: /\breports?\b|보고서|임원 ?보고|월별로 보고/iu,
    near: /documents?|문서/iu,
  },
  {
    name: "bringing people to a decision",
    asked:
      /decisions?.{0,20}(?:between|across|stakeholders)|align(?:ing|ment)?\b|결정을? ?(?:끌어|이끌|조율)|이해관계자|조율/iu,
    shown:
      /aligned|brought.{0,20}together|decision (?:memo|paper)|결정문|조율|회의를 (?:모아|주재|이끌)|합의/iu,
    near: /stakeholders?|협의|회의/iu,
  },
];
