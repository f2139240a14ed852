/**
 * What words stand for in the work of software people: spellings of one thing in English and Korean meet in a concept,
 * so that a paraphrase, or a Korean message, still finds its playbook. Spellings are stems as `stemOf` leaves them or
 * whole words; a Korean one may be any two syllables or a whole word.
 */
const GROUPS: Readonly<Record<string, string>> = {
  outage:
    "outage down prod production crash crashed crashing dead offline unavailable incident sev sev1 p0 pager paged oncall alert alarm rollback 장애 다운 운영 프로덕션 터졌 터져 온콜 알람 롤백 먹통 서버",
  pressure:
    "pressure deadline hour minute midnight asap hurry rush rushed clock now boss watching ceo demo customer 급해 빨리 압박 마감 당장 대표 고객",
  bug: "bug error exception stacktrace trace nullpointer undefined segfault broken break breaks broke fail failing failed failure wrong weird reproduce reproducible repro debugger debug heisenbug 버그 에러 오류 예외 디버깅 디버그 안돼 깨져 재현 원인",
  estimate:
    "estimate estimat estimation estimated deadline timeline eta point points story sprint long padding guess 일정 견적 산정 추정 예상 기한 며칠 공수",
  review:
    "review reviewer pr mr pull merge comment comments nit nitpick nitpicks approve approval lgtm diff patch 리뷰 리뷰어 피알 코멘트 지적 머지 승인",
  language:
    "language rust golang kotlin python typescript haskell swift syntax idiom idiomatic borrow lifetimes ownership 언어 문법 러스트 고랭 파이썬 코틀린",
  learning:
    "learn learning study course tutorial tutorials book bootcamp self-taught practice practise curriculum roadmap teach understand memorise memorize forget 공부 학습 배우 강의 독학 책 튜토리얼 로드맵 인강 이해",
  newjob:
    "onboarding onboard joined start started first week ramp newcomer newbie rookie hired probation 신입 입사 첫주 첫달 적응 온보딩 수습 출근",
  interview:
    "interview interviewer interviews whiteboard leetcode algorithm algorithms recruiter onsite screening offer candidate rejected rejection faang 면접 코테 코딩테스트 알고리즘 이력서 탈락 채용 서류",
  conflict:
    "conflict argue arguing argument fight disagree disagrees disagreement hostile rude toxic passive aggressive blame blames yell yelled colleague coworker teammate peer undermines credit 갈등 싸움 싸웠 동료 무례 다툼 무시 험담 사이",
  burnout:
    "burnout burn burned burnt exhausted exhausting exhaustion tired drained sleep sleeping insomnia weekend weekends overtime crunch numb motivation dread cynical holiday vacation 번아웃 지쳤 지쳐 피곤 무기력 야근 주말 퇴근 잠 의욕 휴가 소진",
  ask: "ask asking stuck bother bothering embarrassed dumb stupid slack dm senior question silent 질문 물어 물어보 눈치 창피 막혀 선배 사수",
  refactor:
    "refactor refactoring legacy spaghetti rewrite monolith untested cleanup messy mess ancient unmaintained cobol god class debt technical 레거시 리팩토링 리팩터링 스파게티 갈아엎 정리 부채 낡은",
  architecture:
    "system design architecture architect scalability scale scalable sharding microservice microservices queue cache caching load balancer throughput diagram distributed 설계 시스템디자인 아키텍처 확장성 샤딩 마이크로서비스 대용량 트래픽",
  feedback:
    "feedback criticism criticise criticize tell performance honest difficult conversation underperform underperforming behaviour behavior one-on-one 1on1 피드백 지적 면담 말해 솔직",
  career:
    "career path management manager staff principal track specialise specialize generalist future direction years five senior lead 커리어 진로 방향 매니저 관리자 미래 개발자로 길",
  imposter:
    "imposter impostor fraud fake belong deserve luck everyone smarter inadequate insecure found 가면 자격 실력 부족 들킬 뒤처",
  switching:
    "quit quitting leave leaving resign resignation notice switch switching transfer counteroffer recruiter offer company job jobs stay 이직 퇴사 그만두 옮기 오퍼 회사 사직 부서",
  salary:
    "salary pay paid raise promotion promoted promote compensation negotiate negotiation underpaid level band equity rsu bonus review cycle 연봉 급여 승진 협상 인상 보상 평가 고과",
  reading:
    "codebase repository repo unfamiliar understand reading read navigate huge million lines documentation undocumented flow grep existing 코드베이스 코드 파악 분석 읽기 구조 인수인계 문서",
  testing:
    "test tests testing coverage unit integration e2e end-to-end flaky mock mocks mocking tdd qa regression ci 테스트 커버리지 단위 통합 목 회귀 깨지는",
  technology:
    "framework stack choose choosing choice compare comparison versus vs pick tool library postgres mongo react vue adopt adoption hype migrate 기술 스택 선택 프레임워크 비교 도입 고를 골라",
  performance:
    "slow slowly latency performance memory leak cpu profile profiler profiling query n+1 index timeout optimise optimize bottleneck p95 p99 sluggish spike heap gc 느려 느린 성능 병목 메모리 쿼리 최적화 지연",
  overload:
    "overload overloaded overwhelmed prioritise prioritize priority priorities ticket tickets backlog juggling everything urgent too many tasks interruptions interrupted context switching plate 우선순위 일이 많아 업무량 백로그 밀려 산더미 인터럽트",
  sideproject:
    "side project hobby app indie launch unfinished abandon abandoned motivation saas github evenings finish shipping users 사이드 프로젝트 토이 취미 완성 출시 런칭 앱",
  mentoring:
    "mentor mentoring mentee junior juniors intern interns teach teaching apprentice coach coaching pairing grow delegate 주니어 멘토링 후배 인턴 가르치 부사수 성장",
  stakeholder:
    "product pm stakeholder stakeholders scope requirement requirements spec specs roadmap sales business feature features unclear changing changes client expectations 기획 기획자 요구사항 스펙 범위 피엠 현업 사업 변경",
  manager: "boss manager lead supervisor cto vp director 팀장 상사 대표 부장 리더",
  team: "team squad meeting standup retro 팀 회의 스탠드업 회고",
  deploy: "deploy deployment release pipeline ship rollout kubernetes docker 배포 릴리즈 릴리스 파이프라인",
};

/** Spelling → the concepts it stands for. */
export const CONCEPTS: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [concept, spellings] of Object.entries(GROUPS)) {
    for (const spelling of spellings.split(/\s+/))
      found.set(spelling, [...(found.get(spelling) ?? []), concept]);
  }
  return found;
})();
