/** Headings of CVs and job descriptions, in small letters, without marks and numbers. */
import type { CvSectionKind, Wording } from "../growth.ts";

const words = (list: string): readonly string[] => list.split("|").map((word) => word.trim());

export const CV_HEADINGS: Readonly<Record<Exclude<CvSectionKind, "other">, readonly string[]>> = {
  summary: words(
    "summary|professional summary|executive summary|career summary|profile|professional profile|about|about me|objective|career objective|overview|introduction|highlights|소개|자기소개|자기 소개|간단 소개|한줄 소개|한 줄 소개|요약|경력 요약|프로필|지원 동기|지원동기|성장 과정|성장과정|성장 과정과 역량|성격의 장단점|입사 후 포부|입사후 포부|핵심 역량|핵심역량|강점|자기소개서|협업 경험|about the candidate",
  ),
  experience: words(
    "experience|work experience|professional experience|employment|employment history|work history|career|career history|relevant experience|industry experience|appointments|positions|positions held|work|jobs|now|before|currently|previously|earlier|today|professional background|선택 경력|경력|경력사항|경력 사항|경력기술서|경력 기술서|경력 기술|업무 경력|업무 경험|직무 경험|실무 경험|근무 경력|근무경력|근무 이력|이력|주요 경력|경험|현재|이전|이전 경력|인턴|인턴 경험|인턴십|internship|internships|military and work|teaching|teaching experience|research experience|volunteer experience|volunteering",
  ),
  projects: words(
    "projects|personal projects|side projects|selected projects|key projects|open source|open-source|portfolio|프로젝트|주요 프로젝트|개인 프로젝트|토이 프로젝트|사이드 프로젝트|팀 프로젝트|프로젝트 경험|오픈소스|오픈 소스|포트폴리오",
  ),
  education: words(
    "education|academic background|education and training|education & training|academic history|studies|degrees|qualifications|university|학력|학력사항|학력 사항|학력 및 기타|최종 학력|최종학력|교육|교육 이수|교육사항|교육 사항|교육 이력",
  ),
  skills: words(
    "skills|technical skills|core skills|key skills|hard skills|technologies|tech stack|stack|tools|tools and technologies|technical expertise|competencies|core competencies|expertise|it|it skills|software|programming|programming languages|top skills|toolbox|기술|기술 스택|기술스택|보유 기술|보유기술|보유 역량|사용 기술|사용기술|스킬|스킬셋|활용 기술|기술 역량|개발 환경|개발환경",
  ),
  languages: words(
    "languages|language|lang|language skills|spoken languages|어학|외국어|언어|어학 능력|외국어 능력|어학 성적",
  ),
  certificates: words(
    "certificates|certificate|certifications|certification|certs|licenses|licences|licenses and certifications|licenses & certifications|licences and certifications|자격증|자격|자격사항|자격 사항|면허|자격증 및 면허|보유 자격증|자격 및 어학|자격증 및 어학",
  ),
  personal: words(
    "personal|personal details|personal data|personal information|contact|contact details|contact information|contacts|nationality|date of birth|born|birth date|birthday|age|gender|sex|marital status|family|photo|military service|military|religion|인적사항|인적 사항|개인정보|개인 정보|기본정보|기본 정보|연락처|이메일|전화|전화번호|휴대폰|성명|이름|생년월일|나이|성별|국적|병역|병역사항|병역 사항|결혼|결혼 여부|혼인 여부|가족|가족관계|가족 사항|사진|주소|종교|취미|취미/특기|특기|신체사항|보훈|장애|본적",
  ),
};

/** CV headings of what is read as nothing else. */
export const CV_OTHER_HEADINGS = words(
  "other|others|misc|miscellaneous|interests|hobbies|activities|talks|publications|selected publications|awards|honours|honors|achievements|references|recommendations|references on request|not looking for|looking for|links|blog|writing|community|memberships|patents|기타|수상|수상 내역|수상경력|활동|대외 활동|대외활동|발표|글|논문|추천|관심사|희망|희망 조건|링크|블로그|특허|봉사 활동|비고",
);

/** How the parts of a job description are read. */
export type JobPart = "asked" | "tasks" | "about" | "offer" | "conditions" | "process" | "legal";

export interface JobHeading {
  readonly part: JobPart;
  /** What standing under it says; null where the words must say it. */
  readonly wording: Wording | null;
}

const heading = (part: JobPart, wording: Wording | null, list: string): readonly [string, JobHeading][] =>
  words(list).map((word) => [word, { part, wording }]);

export const JOB_HEADINGS: ReadonlyMap<string, JobHeading> = new Map([
  ...heading(
    "asked",
    "must",
    "must have|must haves|must-have|must-haves|must|musts|essential|essentials|essential criteria|essential skills|essential requirements|mandatory|mandatory requirements|mandatory skills|필수|필수 요건|필수요건|필수 조건|필수조건|필수 자격|필수 사항|필수사항|필수 역량|필수 자격요건|응시자격|응시 자격|지원 필수",
  ),
  ...heading(
    "asked",
    "required",
    "requirements|required|required qualifications|required skills|required experience|minimum qualifications|minimum requirements|basic qualifications|qualification requirements|qualifications|your profile|profile|what we are looking for|what we're looking for|what we look for|who we are looking for|who we're looking for|we are looking for|we're looking for|who you are|about you|what you bring|what you'll bring|what you will bring|what you need|what you'll need|you have|you bring|you are|you|your skills|your experience|your background|your qualifications|skills|skills and experience|skills & experience|key skills|key requirements|technical requirements|experience|candidate profile|person specification|ideal candidate|the ideal candidate|selection criteria|education|education and experience|자격요건|자격 요건|지원자격|지원 자격|자격조건|자격 조건|자격|요구사항|요구 사항|요구 역량|요구역량|필요역량|필요 역량|필요 기술|필요 경험|주요 요건|주요요건|요건|지원 요건|이런 분을 찾습니다|이런 분을 찾아요|이런 분을 찾고 있어요|이런 분과 함께하고 싶어요|이런 분과 함께 하고 싶어요|이런 분을 모십니다|이런 분이 필요해요|이런 분이 필요합니다|이런 역량이 필요해요|이런 경험이 필요해요|저희가 찾는 분|우리가 찾는 사람|찾는 사람|찾는 분|역량|직무 요건|기술 요건|최소 요건|최소 자격",
  ),
  ...heading(
    "asked",
    "expected",
    "should have|should haves|expected|expectations|what we expect|we expect|personal suitability|personal qualities|personal skills|soft skills|personality|기대 역량|기대역량|인재상|소프트 스킬|태도",
  ),
  ...heading(
    "asked",
    "preferred",
    "nice to have|nice to haves|nice-to-have|nice-to-haves|nice|preferred|preferred qualifications|preferred skills|preferred experience|desirable|desirable criteria|desirable skills|desired|desired skills|advantageous|it is an advantage if|it is an advantage if the applicant has|advantages|pluses|plus|a plus|good to have|great if you have|ideally|ideally you have|ideally you also bring|additional qualifications|what would be great|what would be nice|could have|우대|우대사항|우대 사항|우대요건|우대 요건|우대조건|우대 조건|우대 역량|선호|선호 사항|선호사항|이런 분이면 더 좋습니다|이런 분이면 더 좋아요|이런 경험이 있으면 더 좋아요|이런 경험이 있으면 좋아요|이런 분은 더 좋아요|이런 분을 우대합니다|이런 분을 우대해요|있으면 좋은 경험|있으면 좋아요|있으면 좋습니다|더 좋아요",
  ),
  ...heading(
    "asked",
    "optional",
    "bonus|bonus points|bonus points for|extra points|extras|optional|가산점|가점|가산점 사항|보너스",
  ),
  ...heading(
    "tasks",
    "expected",
    "responsibilities|your responsibilities|key responsibilities|main responsibilities|duties|your duties|main duties|tasks|your tasks|what you will do|what you'll do|what you will be doing|what you'll be doing|your role|the role|role|the job|your job|job description|about the role|about the job|your mission|mission|in this role|in this role you will|day to day|your day|a typical week|what the job is|the work|주요업무|주요 업무|담당업무|담당 업무|업무|업무내용|업무 내용|직무내용|직무 내용|직무|하는 일|하시는 일|하게 될 일|하게 될 업무|이런 일을 합니다|이런 일을 해요|이런 일을 하게 됩니다|이런 일을 하게 돼요|함께 할 업무|합류하면 함께 할 업무예요|합류하면 하게 될 일|역할|모집 분야|모집분야|합류하시면|합류하면|합류하면 하는 일|함께할 일|함께 할 일|함께할 업무|담당하실 업무|담당하게 될 업무|맡게 될 일|맡게 될 업무|이런 업무를 합니다|이런 일을 함께해요|업무 소개",
  ),
  ...heading(
    "about",
    null,
    "about us|who we are|about the company|about the team|the company|the team|our team|team|our company|our mission|our values|our story|our product|company|why us|why join us|회사 소개|회사소개|기업 소개|기업소개|팀 소개|팀소개|우리는|우리 팀|우리 팀은|저희는|서비스 소개|소개|비전|기술 스택|기술스택|우리가 쓰는 기술|our stack|tech stack|our tech stack|the stack|technologies we use",
  ),
  ...heading(
    "offer",
    null,
    "benefits|perks|perks and benefits|benefits and perks|what we offer|we offer|our offer|what you get|what you'll get|what awaits you|why work with us|compensation|salary|pay|compensation and benefits|혜택|복지|복리후생|혜택 및 복지|혜택 및 복리후생|복지 및 혜택|복지혜택|처우|급여|보상|연봉|제공|지원 제도",
  ),
  ...heading(
    "conditions",
    "required",
    "conditions|terms|working conditions|work conditions|employment conditions|location|work location|place of work|location and hours|logistics|practicalities|hours|working hours|travel|근무조건|근무 조건|근무|근무지|근무지 및 조건|근무 환경|근무환경|근무형태|근무 형태|근무시간|근무 시간|근무 장소|고용 형태|고용형태|기타 조건|기타|참고|참고사항|참고 사항|안내|지원 안내|기타 안내",
  ),
  ...heading(
    "process",
    null,
    "how to apply|application|applying|application process|hiring process|interview process|process|recruitment process|the process|next steps|contact|채용 절차|채용절차|전형절차|전형 절차|전형|전형 과정|지원 방법|지원방법|접수 방법|접수방법|제출 서류|제출서류|채용 과정|합류 여정|합류 과정|문의|유의사항|기타 사항|기타사항",
  ),
  ...heading(
    "legal",
    null,
    "equal opportunity|equal opportunities|equal opportunity employer|diversity|diversity and inclusion|diversity & inclusion|eeo|eeo statement|our commitment|privacy|data protection|disclaimer|개인정보 처리|개인정보처리방침|차별 금지",
  ),
]);
