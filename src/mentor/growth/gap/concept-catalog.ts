/**
 * Words of both languages that say the same thing at work: each line is one concept, so that "runs clusters" and "클러스터를 운영"
 * meet. Korean words stand without endings. `WEAK_CONCEPTS` are of every job; they say little by themselves.
 */
const STRONG = `
team crew squad people engineers developers members colleagues staff 팀 인원 팀원 구성원 동료 조직
customer client user users guest patient 고객 사용자 이용자 유저 회원 손님
test tests testing qa verification 테스트 검증 시험
deploy deployment release releases ship rollout 배포 릴리스 릴리즈
launch published store 출시 런칭 론칭
migration migrate migrated port ported move moved 이전 이관 마이그레이션 전환 이행
document documents documentation docs guide manual runbook wiki handbook 문서 가이드 매뉴얼 위키 런북 명세
monitor monitoring alert alerts alerting observability metrics telemetry 모니터링 알림 관측 관제 지표
incident incidents outage outages downtime postmortem postmortems 장애 사고 회고
dashboard dashboards visualisation visualization charts reporting 대시보드 시각화 리포트
report reports 보고서 보고
security secure vulnerability vulnerabilities 보안 취약점
network networking networks 네트워크 통신망
database databases schema schemas query queries 데이터베이스 디비 쿼리 스키마
pipeline pipelines etl ingestion 파이프라인 적재 수집
latency speed slow faster load loading performance 성능 속도 지연 로딩 응답
cost costs budget spending bill 비용 예산 절감
payment payments checkout billing invoice 결제 정산 청구
backend server servers api apis service services 백엔드 서버 서비스
frontend front-end interface ui screens 프론트엔드 프런트엔드 화면 인터페이스
mobile ios android app apps 모바일 앱 안드로이드
game games gaming 게임
model models modelling modeling training 모델 모델링 학습
forecast forecasting prediction predictive 예측
experiment experiments ab-test hypothesis 실험 가설
statistics statistical 통계
research study studies 연구 조사
interview interviews interviewing 인터뷰 면담
prototype prototypes prototyping wireframe wireframes mockups 프로토타입 시제품 와이어프레임
design-system components storybook 컴포넌트 디자인시스템
accessibility accessible screen-reader wcag a11y 접근성
localisation localization translation translations i18n 번역 현지화 다국어
roadmap roadmaps backlog prioritisation prioritization 로드맵 백로그 우선순위
stakeholder stakeholders management executives board leadership 경영진 임원 이해관계자
present presenting presentation presentations talk talks talked speaker 발표 강연 세미나
workshop workshops training course courses lecture lectures 교육 강의 워크숍 워크샵
mentor mentored mentoring coach coached coaching juniors junior interns graduates 멘토 멘토링 코칭 후배 신입 주니어 사수
hire hired hiring recruit recruiting recruitment 채용 면접
review reviews reviewed reviewing 리뷰 검토
automate automated automation scripts script scripting 자동화 스크립트
cloud aws azure gcp 클라우드
container containers docker kubernetes 컨테이너 쿠버네티스
infrastructure provisioning 인프라
backup backups recovery restore disaster 백업 복구 재해
capacity scaling scale traffic load-test 용량 트래픽 부하
firmware embedded microcontroller 펌웨어 임베디드
hardware board boards schematics oscilloscope scope 하드웨어 회로 보드
protocol protocols 프로토콜
legal law compliance regulation regulatory gdpr audit audits 법률 규제 준수 감사 컴플라이언스
privacy personal-data anonymisation 개인정보 비식별화
contract contracts vendor vendors supplier suppliers 계약 협력사 외주 벤더
sales selling revenue subscription pricing 매출 영업 구독 가격
support tickets helpdesk 지원 문의 고객센터
community meetup meetups conference conferences open-source 커뮤니티 밋업 컨퍼런스 학회
paper papers publication publications journal 논문 학술
legacy monolith refactoring refactor rewrote rewrite 레거시 리팩터링 리팩토링 재작성
architecture design designs designed 설계 아키텍처 구조
experience-report post blog article articles 블로그 글
content writing copy text texts 콘텐츠 글쓰기 원고
data dataset datasets 데이터 자료
search retrieval index indexing 검색 색인 인덱스
recommendation recommender ranking 추천 랭킹
image images vision camera 이미지 영상 카메라 비전
audio speech voice sound 음성 오디오 사운드
3d rendering renderer graphics shader shaders 렌더링 렌더러 그래픽 셰이더
memory allocation leak leaks 메모리
concurrency concurrent parallel threads async lock locks 동시성 병렬 비동기 락 스레드
queue queues messaging message events event streaming 메시지 큐 이벤트 스트리밍
cache caching 캐시 캐싱
login authentication session sessions sso 로그인 인증 세션
permission permissions authorisation authorization access 권한 접근
threat threats attack attacks penetration 위협 공격 침투 모의해킹 침해
quality defects bugs defect bug 품질 결함 버그
requirements specification specifications specs 요구사항 기획 기획서 명세서
schedule scheduling deadline deadlines planning 일정 계획
agile scrum sprint sprints kanban 애자일 스크럼 스프린트
`;

const WEAK = `
build building built develop developed developing development create created implement implemented implementation make 개발 구축 구현 제작 만들 작성
run running operate operated operating operation maintain maintained maintenance own owned 운영 유지보수 관리 담당
improve improved improving optimise optimised reduce reduced cut 개선 향상 줄이 단축 최적화 고도화
lead leading manage managed managing head 이끌 주도 리딩 총괄
analyse analyze analysed analysis analysing 분석
work working 일하 일 업무
introduce introduced adopt adoption 도입 적용
system systems platform 시스템 플랫폼 환경
product products 제품 프로덕트
project projects 프로젝트
`;

function conceptsIn(lines: string): readonly (readonly string[])[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
}

function byWord(lines: string): ReadonlyMap<string, string> {
  return new Map(
    conceptsIn(lines).flatMap(([name = "", ...words]) =>
      [name, ...words].map((word) => [word, name] as const),
    ),
  );
}

/** By word as it is written, the first word of its line. */
export const CONCEPTS = { strong: byWord(STRONG), weak: byWord(WEAK) } as const;
