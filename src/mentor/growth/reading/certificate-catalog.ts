/** Certificates of software people as they are written. Each pattern takes the whole name. */
export const CERTIFICATES: readonly RegExp[] = [
  /\b(?:AWS )(?:Certified )?(?:SA|Solutions? Architect|Developer|SysOps(?: Administrator)?|DevOps Engineer|Security|Machine Learning|Data Engineer|Cloud Practitioner|Advanced Networking)(?: (?:Pro(?:fessional)?|Associate|Speciality|Specialty|Administrator))?(?= certif|\b)|\bAWS Certif(?:ied|ication)s?(?: [A-Z][a-z]+){0,4}/g,
  /\b(?:Google Cloud|GCP) (?:Certified )?(?:Professional|Associate) [A-Z][a-z]+(?: [A-Z][a-z]+){0,3}/g,
  /\b(?:Microsoft Certified|Azure (?:Administrator|Developer|Solutions Architect|Fundamentals))(?::? [A-Z][a-z]+){0,4}|\b(?:AZ|DP|AI|SC|PL|MS)-\d{3}\b/g,
  /\b(?:CKA|CKAD|CKS|KCNA|PMP|CAPM|PRINCE2|CISSP|CISA|CISM|CRISC|CCSP|OSCP|OSCE|OSWE|GWAPT|GPEN|GCIH|GSEC|CEH|CCNA|CCNP|CCIE|RHCSA|RHCE|LFCS|LPIC-\d|ITIL(?: v?\d)?(?: Foundation)?|TOGAF|CSM|CSPO|PSM ?I{1,3}|PSPO|SAFe(?: Agilist)?|OCP|OCA|OCJP|SCJP|CFA|CPA|IREB(?: CPRE)?|CPACC|WAS|CIPP(?:\/E)?|CompTIA (?:Security|Network|A|Linux)\+)(?![\w/])/g,
  /\bISTQB(?: (?:Foundation|Advanced|Certified|Agile|Test|Automation|Engineer|Manager|Tester|Level|Analyst|Technical|Expert)){0,6}/g,
  /\bCertified (?:[A-Z][\w-]+ ){0,4}(?:Administrator|Developer|Engineer|Architect|Professional|Practitioner|Master|Auditor|Tester|Associate|Specialist|Manager|Owner|Hacker)\b/g,
  /\b(?:HashiCorp|Terraform) (?:Certified )?(?:Terraform )?(?:Associate|Professional)\b|\bOracle Certified [A-Z][a-z]+(?: [A-Z][a-z]+){0,3}|\bProfessional Scrum Master\b|\bCertified ScrumMaster\b/g,
  /정보처리(?:산업)?기사|정보처리기능사|정보보안(?:산업)?기사|정보통신(?:산업)?기사|빅데이터 ?분석기사|전자(?:계산기)?기사|전기기사|네트워크 ?관리사(?: ?[12]급)?|리눅스 ?마스터(?: ?[12]급)?|컴퓨터활용능력(?: ?[12]급)?|컴활(?: ?[12]급)?|사회조사분석사(?: ?[12]급)?|정보관리기술사|컴퓨터시스템응용기술사|(?<!\w)(?:SQLD|SQLP|ADsP|ADP|DAsP|DAP|CPPG|ISMS-P 인증심사원)(?!\w)/g,
];
