/** Words by which a job's title, its employer and its form are told apart. */

export const TITLE_WORD =
  /(?<![\p{L}])(?:engineer|developer|programmer|architect|manager|lead|head|director|officer|analyst|scientist|designer|writer|editor|tester|consultant|administrator|sysadmin|admin|specialist|researcher|lecturer|professor|teacher|nurse|agent|intern|trainee|apprentice|assistant|associate|technician|operator|founder|co-founder|cto|ceo|cio|vp|president|owner|freelancer|freelance|contractor|reporter|journalist|coordinator|advisor|strategist|marketer|recruiter|maintainer|sre|devops|dba|qa|pm|po|postdoc|fellow|student|werkstudent|barista|accountant|clerk|supervisor|volunteer)s?(?![\p{L}])|개발자|엔지니어|프로그래머|매니저|팀장|파트장|실장|부장|차장|과장|대리|주임|사원|선임|책임|수석|연구원|디자이너|기획자|분석가|인턴|강사|교사|간호사|상담원|담당|관리자|운영자|컨설턴트|아키텍트|리드|테스터|라이터|작가|기자|대표|이사|사수|관제요원|전산/iu;

export const ORGANISATION_MARK =
  /㈜|\(주\)|주식회사|유한회사|재단|협회|공사|공단|대학교|병원|연구소|연구원$|(?<![\p{L}])(?:inc|ltd|llc|gmbh|corp|corporation|company|co|plc|ag|sa|bv|oy|ab|as|limited|group|bank|university|institute|labs?|systems|technologies|software|agency|hospital|studios?|networks?|media|insurance|telecom|services|solutions|studio|games|holdings|partners)\.?(?![\p{L}])/iu;

/** How somebody is employed, or where: neither title nor employer. */
export const EMPLOYMENT_FORM =
  /^(?:full[- ]time|part[- ]time|contract|permanent|temporary|freelance|remote|hybrid|on-?site|internship|self-employed|정규직|계약직|인턴|프리랜서|파견직|재택|상근|정직원|아르바이트|모바일|웹)$/iu;
