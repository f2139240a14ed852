/** What may follow a name within one Korean word: particles, and nouns that are written without a space. */

const PARTICLES = `을 를 이 가 은 는 와 과 로 으로 의 에 에서 도 만 까지 부터 나 이나 랑 이랑 보다 및 등 라는 이라는 에서는 으로는 로는 에는
  에도 와의 과의 로의 으로의 이며 며 이고 고 인 적 이다 입니다 이라 라 처럼 마다 조차 이란 란 하며 하고 하는 한 해 하여 된 되는 하기 했고
  했습니다 합니다 하였습니다 해서 등을 등의 등에 등이 들 들을 들의 들과 에의 과는 와는 으로써 로써 으로서 로서 상의 상에서 에게`;
const NOUNS = `개발 개발자 엔지니어 기반 경험 활용 사용 운영 환경 서버 시스템 기술 구축 설계 관리 역량 능력 전문가 프로젝트 서비스 도구 툴 언어
  프레임워크 라이브러리 클러스터 파이프라인 아키텍처 앱 코드 쿼리 이해 지식 스킬 업무 분야 플랫폼 인프라 도입 적용 구현 작성 배포 방법론
  담당자 담당 숙련자 유경험자 이용 연동 튜닝 최적화 마이그레이션 자격증 형 식 력 화`;

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** Longest first, so that one pass takes them off. */
export const KOREAN_ENDINGS: readonly string[] = [...wordsOf(PARTICLES), ...wordsOf(NOUNS)].sort(
  (one, other) => other.length - one.length,
);
