/**
 * What words stand for in the work of software people: spellings of one thing in English and Korean meet in a concept,
 * so that a paraphrase, or a Korean message, still finds its playbook. Spellings are stems as `stemOf` leaves them or
 * whole words; a Korean one may be any two syllables or a whole word.
 */
const GROUPS: Readonly<Record<string, string>> = {
  outage:
    "outage outages down prod production crash crashes crashed crashing offline unavailable incident incidents sev sev1 p0 pager paged oncall on-call alert alerts alarm rollback postmortem post-mortem blameless leak leaked breach secret secrets exposed orders 500s 장애 다운 운영 프로덕션 터졌 터져 온콜 알람 롤백 먹통 서버 유출",
  pressure:
    "pressure tonight hour hours minutes midnight asap hurry rush rushed clock watching watches waiting behind demo call panic panicking shaking staring losing 급해 빨리 압박 당장 대표 고객",
  bug: "bug bugs defect error errors exception exceptions stacktrace nullpointer nullpointerexception undefined null segfault wrong weird reproduce reproducible repro debugger debug debugging heisenbug intermittent intermittently race loop off-by-one bumped upgraded 버그 에러 오류 예외 디버깅 디버그 안돼 깨져 재현 원인",
  estimate:
    "estimate estimates estimat estimation estimated deadline timeline eta points point guess guesses underestimate longer days weeks months date dates quarter commit roadmap factor padding 일정 견적 산정 추정 예상 기한 마감 며칠 공수",
  review:
    "review reviews reviewed reviewer reviewing pr prs mr pull merge comment comments remark remarks nit nitpick nitpicks approve approves approval rejected lgtm diff diffs patch change changes 리뷰 리뷰어 피알 코멘트 지적 머지 승인",
  gotreview:
    "my left got humiliating humiliated attacked rejected personally torn sits stomach 받았 지적 상처",
  givereview: "somebody's phrase approving thorough rubber block politely send sends look 남길 해줄",
  language:
    "language languages rust golang go kotlin python ruby typescript haskell swift elixir java scala syntax idiom idiomatic borrow lifetimes ownership 언어 문법 러스트 고랭 파이썬 코틀린",
  learning:
    "learn learning learned study studying course courses tutorial tutorials book books bootcamp self-taught practice practise curriculum teach understand forget winter 공부 학습 배우 강의 독학 책 튜토리얼 로드맵 인강 이해",
  newjob:
    "onboarding onboard joined join joining start starts started monday first weeks ramp newcomer newbie hired probation new company laptop acronyms 신입 입사 첫주 첫달 적응 온보딩 수습 출근",
  interview:
    "interview interviews interviewer interviewing whiteboard leetcode algorithm algorithms recruiter onsite screening candidate rejected rejection turned round rounds faang take-home takehome assignment 면접 코테 코딩테스트 알고리즘 이력서 탈락 채용 서류",
  conflict:
    "conflict conflicts argue argues arguing argument fight fights fighting disagree disagrees agree shout hostile rude nasty toxic mean passive aggressive blame blames yell yelled colleague coworker teammate guy undermines undermining credit ideas claims own reverted 갈등 싸움 싸웠 동료 무례 다툼 무시 험담 사이",
  burnout:
    "burnout burning burned burnt exhausted exhausting exhaustion tired drained energy sleep sleeping insomnia weekend weekends overtime crunch numb motivation dread sundays sunday happy switch night nights twelve cynical holiday vacation empty 번아웃 지쳤 지쳐 피곤 무기력 야근 주말 퇴근 잠 의욕 휴가 소진",
  ask: "ask asking asked stuck lost bother bothering embarrassed dumb stupid slack pinging ping dare struggle alone admit nuisance question questions silent nod 질문 물어 물어보 눈치 창피 막혀 선배 사수",
  refactor:
    "refactor refactoring legacy spaghetti rewrite rewriting monolith untested clean cleanup messy mess globals ancient old unmaintained cobol god debt technical inherited throw module 2009 레거시 리팩토링 리팩터링 스파게티 갈아엎 정리 부채 낡은",
  architecture:
    "design designing architecture architect scalability scale scalable sharding microservice microservices queue queues cache caching load balancer throughput diagram distributed million twitter shortener users services 설계 시스템디자인 아키텍처 확장성 샤딩 마이크로서비스 대용량 트래픽",
  feedback:
    "feedback criticism criticise criticize tell say honest difficult conversation underperform underperforming behaviour behavior dropped quality meetings useless praise one-on-one 1on1 피드백 면담 말해 솔직",
  career:
    "career path manager staff principal lead track specialise specialize generalist future direction years five obsolete ai profession management people keep coding 커리어 진로 방향 매니저 관리자 미래 개발자로 길",
  imposter:
    "imposter impostor fraud fake belong deserve luck everyone smarter geniuses genius inadequate insecure found notice idea good enough compare compared 가면 자격 실력 부족 들킬 뒤처",
  switching:
    "quit quitting leave leaving left resign resignation notice hand switch switching transfer counteroffer match offer offers company employer job jobs stay platform group change layoffs 이직 퇴사 그만두 옮기 오퍼 회사 사직 부서",
  salary:
    "salary pay paid earn earns raise promotion promoted promote compensation negotiate negotiation underpaid level equity rsu bonus budget senior 연봉 급여 승진 협상 인상 보상 평가 고과",
  reading:
    "codebase codebases repository repositories repo repos unfamiliar read reading navigate huge large lines docs documentation undocumented flow existing taking contractor left 코드베이스 파악 분석 읽기 구조 인수인계 문서",
  testing:
    "test tests testing tested coverage cover unit integration e2e end-to-end suite flaky mock mocks mocking tdd qa regression ci red 테스트 커버리지 단위 통합 목 회귀",
  technology:
    "framework frameworks stack choose choosing choice pick compare comparison versus vs or tool tools library libraries postgres mongo react vue svelte angular html kubernetes overkill handful adopt adoption hype migrate monorepo 기술 스택 선택 프레임워크 비교 도입 고를 골라",
  performance:
    "slow slower slowly latency performance memory ram leak leaks cpu profile profiler profiling query queries n+1 index timeout optimise optimize bottleneck p95 p99 sluggish seconds spike spikes heap gc load endpoint faster nine 느려 느린 성능 병목 메모리 쿼리 최적화 지연",
  overload:
    "overload overloaded overwhelmed prioritise prioritize priority priorities ticket tickets backlog juggling everything urgent too many tasks things six interruption interruptions interrupt interrupted interrupting context switching plate hour finish 우선순위 일이 많아 업무량 백로그 밀려 산더미 인터럽트",
  sideproject:
    "side hobby app game apps indie launch unfinished prototype abandon abandoned motivation saas evenings evening finish door shipping portfolio startup 사이드 프로젝트 토이 취미 완성 출시 런칭 앱",
  mentoring:
    "mentor mentoring mentee junior juniors intern interns trainee beginner apprentice coach coaching pairing grow delegate shy teach 주니어 멘토링 후배 인턴 가르치 부사수 성장",
  stakeholder:
    "product pm stakeholder stakeholders scope requirement requirements spec specs specified roadmap sales business feature features unclear changing client expectations 기획 기획자 요구사항 스펙 범위 피엠 현업 사업 변경",
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
