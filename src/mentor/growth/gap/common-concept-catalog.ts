/** How much the commoner words of CVs and jobs tell, by how many of the labelled texts have them; others tell 1. Written by training/train-growth.ts. */
const BY_WEIGHT: Readonly<Record<string, string>> = {
  "0.1": `=backend =build =run`,
  "0.2": `=team =test =work python`,
  "0.3": `=architecture =automate =cloud =container =customer =data =document =mentor =mobile =monitor =present =report
=review =support =system =workshop day engine english sql two writ 경력`,
  "0.4": `=database =deploy =frontend =hire =improve =latency =lead =migration =model =pipeline =product =queue
=security code ever experie git go java kotlin languag one read softwar some univers week 기술 대응 시간 영어 있습니다 직접
학력 학사 현재`,
  "0.5": `=accessibility =analyse =capacity =community =cost =dashboard =experiment =game =incident =launch =login
=paper =payment =project =quality =requirements =research =statistics befor certifi check ci comput develop
educ figma find first four github kafka know linux ll look nativ pag react sinc site six so spr technic
terrafo test thre typescr up 근무 도구 서울 엔지니어 자격 저는 지금 처리 출근 코드 함께 합니다`,
  "0.6": `=3d =backup =content =experience-report =firmware =hardware =image =infrastructure =interview =introduce
=legacy =legal =network =privacy =search =stakeholder =threat abilit adminis aft applic ask becaus boot br c#
c++ call control cs degre enginee field five fix fluent found german half help hold home hour how html if
istqb javascr jenkin jira keep knowled learn level live mak matt million nine no now offic once oracl oscp oth
phd profess profil pytorch remot scienc second seni set speak start swift take teach ten through time travel
typescript unit ve wa want web without would 것을 공개 공부 과제 기준 드립니다 로그 리눅스 만드 매니저 모두 문제 병역 병원 사내 사람 사무실 실무 싶습니다
쓰는 안에 없는 없어 에서 연봉 우대사항 이런 이유 일을 자격증 정보처리기사 졸업 좋아 주세요 진행 처음 체계 평가 하고 하나 혼자 회의`,
  "0.7": `=design-system =recommendation =schedule action airflow am backgro behind book c1 cypres dbt did eight eleven
employ even example firebas gpu high inform like mast minut msc on-call part postgre rul show spanish spark
splunk summar swiftui terraform testrai ther toeic togeth tool train und yr 가장 검사 결과 결정 공고 과정 근무조건 근무지 기록 기초
도메인 동네 동안 디자이너 라이브 매일 매주 명의 목록 반드시 배치 보신 본사 분야 분을 분이면 새벽 설명 성명 소통 실시간 쓰고 씁니다 아니라 야간 여의 오래 요건 의견 이름 입사 자리 장비
전문연구요원 전형 정리 정보보안기사 제가 찾습니다 최근 추론 컴퓨터공학 탐지 튜닝 평균 하루 해외 활동 희망`,
};

/** 0.1 to 1, by concept as `conceptsOf` makes them. */
export const COMMON_CONCEPTS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_WEIGHT).flatMap(([weight, words]) =>
    words.split(/\s+/u).map((word) => [word, Number(weight)] as const),
  ),
);
