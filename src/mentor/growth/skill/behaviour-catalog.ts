/** What people do with others and with themselves at work. The form of a line: `parseSkillLines` in skill-lines.ts. */
export const BEHAVIOUR_LINES = `
Communication|의사소통|communication skills, communicate, communicator, verbal communication, written communication, communicating, interpersonal communication, communication skill, oral and written communication, written and verbal communication, verbal and written communication, 의사소통 능력, 의사 소통, 커뮤니케이션, 커뮤니케이션 능력, 커뮤니케이션 스킬, 소통, 소통 능력|
Presentation|발표|presentation skills, presenting, public speaking, presentations, giving talks, 프레젠테이션, 발표 능력, 발표력|communication
Active listening|경청|listening skills, active listener, 적극적 경청|communication
Technical communication|기술 커뮤니케이션|explain technical concepts, communicate technical concepts, explaining technical topics, translate technical concepts, 기술적인 내용을 설명|communication
Storytelling|스토리텔링|data storytelling|communication
Teamwork|팀워크|team player, team work, team spirit, working in a team, work in a team, team-oriented, team oriented, team working, 팀 워크, 팀플레이, 팀 플레이어|
Collaboration|협업|collaborative, collaborate, collaboration skills, cross-functional collaboration, cross-team collaboration, cross functional teams, cross-functional teams, collaborating, 협업 능력, 협력, 협업 경험, 팀 협업|teamwork
Interpersonal skills|대인 관계 능력|interpersonal, people skills, soft skills, social skills, 대인관계, 대인 관계, 소프트 스킬|
Leadership|리더십|leadership skills, leading, leader, lead, team leadership, technical leadership, tech lead, tech leadership, leadership experience, 리더쉽, 테크 리드, 기술 리더십, 리드 경험, 팀 리드, 팀 리딩|
Team management|팀 관리|people management, managing teams, team lead, team leader, engineering management, leading a team, leading teams, line management, manage a team, lead a team, engineering manager, 팀장, 조직 관리, 피플 매니지먼트, 엔지니어링 매니저, 팀 빌딩, 인력 관리|leadership
Mentoring|멘토링|mentor, coaching, coach, mentoring junior developers, mentorship, mentoring juniors, mentor junior engineers, guiding juniors, 코칭, 후배 양성, 주니어 멘토링, 후배 지도|
Teaching|교육 진행|training others, teach, trainer, knowledge sharing, knowledge transfer, conducting training, workshops, 강의, 지식 공유, 사내 교육, 강연|
Hiring|채용 진행|recruiting, recruitment, interviewing candidates, technical interviews, talent acquisition, 면접 진행, 기술 면접|
Onboarding|온보딩|onboarding new hires, onboarding new team members, 신규 입사자 교육|
Delegation|위임|delegating, delegate tasks|leadership
Conflict resolution|갈등 해결|conflict management, mediation, resolving conflicts, 갈등 관리, 갈등 조정|communication
Negotiation|협상|negotiation skills, negotiating, negotiate, 협상 능력, 협상력|communication
Facilitation|퍼실리테이션|facilitating meetings, facilitator, moderation, workshop facilitation, facilitate, 회의 진행|communication
Influencing|설득|influencing without authority, persuasion, persuade, 설득력, 영향력|communication
Giving feedback|피드백|feedback culture, constructive feedback, give and receive feedback, 피드백 문화, 건설적인 피드백|communication
Motivating others|동기 부여|motivate others, motivating teams, inspiring others, inspire, 동기부여|leadership
Empathy|공감|empathetic, empathic, emotional intelligence, 공감 능력, 공감능력|
Problem solving|문제 해결|problem-solving, problem solver, solve problems, problem-solving skills, solving problems, solve complex problems, solving complex problems, problem solving skills, 문제 해결 능력, 문제해결, 문제해결능력, 문제 해결력|
Analytical thinking|분석적 사고|analytical skills, analytical, analytical mindset, analytical mind, analytic skills, analytical abilities, 분석력, 분석 능력, 분석적|
Critical thinking|비판적 사고|critical thinker, think critically|
Logical thinking|논리적 사고|logical reasoning, logic skills, structured thinking, 논리력, 논리적|
Systems thinking|시스템 사고|big picture thinking, holistic thinking, think big|
Strategic thinking|전략적 사고|strategic planning, strategic mindset, strategy development, 전략 수립, 전략적|
Creativity|창의성|creative, creative thinking, creative mindset, 창의력, 창의적, 창의적 사고|
Innovation|혁신|innovative, innovative thinking, innovation mindset, innovate, 혁신적|
Decision making|의사 결정|decision-making, make decisions, data-driven decision making, making decisions, 의사결정, 데이터 기반 의사결정|
Data-driven mindset|데이터 기반 사고|data-driven, data driven approach, 데이터 드리븐, 데이터 중심 사고|
Attention to detail|꼼꼼함|detail-oriented, detail oriented, eye for detail, accuracy, meticulous, thoroughness, precise, 세심함, 꼼꼼한, 디테일, 정확성|
Time management|시간 관리|meeting deadlines, meet deadlines, punctuality, punctual, deadline-driven, 일정 준수, 마감 준수|
Organisation skills|조직화 능력|organizational skills, organisational skills, well-organized, well-organised, organized, organised, structured way of working, planning skills, planning and organisation, 정리 능력, 계획성|
Prioritisation|우선순위 결정|prioritization, prioritise, prioritize, setting priorities, 우선순위 설정, 우선순위 관리, 우선순위|
Multitasking|멀티태스킹|multi-tasking, manage multiple projects, juggling multiple tasks|
Self-organisation|자기 관리|self-organized, self-organised, self-management, self-motivated, self-driven, self-starter, self-directed, self motivated, self-motivation, 자기주도, 자기 주도, 자기주도적, 자기관리|
Independence|독립성|independent, work independently, working independently, autonomous, autonomy, independent work, independently, 독립적, 독립적으로, 자율성|
Proactivity|주도성|proactive, initiative, taking initiative, take initiative, proactive attitude, 주도적, 능동적, 적극성, 적극적, 자발적, 주도적으로, 선제적|
Ownership|주인의식|sense of ownership, take ownership, accountability, accountable, taking ownership, end-to-end ownership, 오너십, 오너쉽, 주인 의식, 책임 의식|
Responsibility|책임감|responsible attitude, sense of responsibility, reliability at work, reliable, trustworthy, dependable, 책임감 있는, 책임감있는, 신뢰성, 성실함, 성실성|
Adaptability|적응력|adaptable, flexibility, flexible, adapt to change, resilience, resilient, open to change, agility, 유연성, 유연한, 적응 능력, 회복탄력성, 유연함|
Stress tolerance|스트레스 관리|work under pressure, stress resistant, working under pressure, stress-resistant, stress management, 압박감 속|
Willingness to learn|학습 의지|eager to learn, eagerness to learn, fast learner, quick learner, continuous learning, love to learn, lifelong learning, learning mindset, growth mindset, learn quickly, willing to learn, desire to learn, keep learning, 배우려는 의지, 빠른 학습, 학습 능력, 자기 개발, 자기개발, 성장 의지, 빠른 습득, 학습력|
Curiosity|호기심|curious, curious mind, inquisitive, 지적 호기심|
Motivation|의욕|motivated, highly motivated, driven, drive, ambitious, ambition, determination, determined, dedication, dedicated, 열의|
Passion|열정|passionate, enthusiasm, enthusiastic, passion for technology, 열정적, 열정적인|
Positive attitude|긍정적 태도|can-do attitude, can do attitude, positive mindset, positive, optimistic, 긍정적, 긍정적인 마인드, 긍정적인 태도|
Open-mindedness|열린 사고|open-minded, open minded, open mind, openness, 열린 마음, 개방적, 열린 태도|
Pragmatism|실용주의|pragmatic, hands-on, hands-on mentality, hands-on attitude, hands-on approach, getting things done, 실용적|
Result orientation|결과 지향|result-oriented, results-oriented, results-driven, goal-oriented, outcome-oriented, result oriented, goal oriented, 성과 지향, 목표 지향, 결과 중심, 성과 중심|
Customer focus|고객 중심|customer-oriented, customer orientation, client focus, customer-centric, service-minded, customer service, customer obsession, user-centric, user-centred, user-focused, service orientation, 고객 지향, 사용자 중심, 고객 중심 사고, 고객 서비스, 고객 응대|
Business acumen|비즈니스 감각|business sense, business understanding, commercial awareness, entrepreneurial, entrepreneurial mindset, entrepreneurial spirit, entrepreneurship, 비즈니스 이해, 비즈니스 이해도, 사업 감각, 기업가 정신, 비즈니스 마인드|
Product mindset|제품 마인드|product thinking, product sense, product-minded, 제품 중심 사고, 제품에 대한 이해|
Quality mindset|품질 의식|quality-oriented, quality awareness, quality conscious, high quality standards, 품질에 대한 집착|
Security awareness|보안 의식|security mindset, security-minded, security conscious|
Intercultural competence|문화 간 역량|cross-cultural communication, intercultural skills, diversity and inclusion, multicultural environment, diverse teams, international team, international environment, inclusive, 다양성 존중, 글로벌 협업, 다문화|
Integrity|정직성|honesty, ethics, integrity and ethics, trust, professional ethics, 윤리의식, 정직|
Confidentiality|기밀 유지|discretion, handling confidential information, 기밀 관리|
Remote work|원격 근무|remote working, distributed teams, remote collaboration, asynchronous communication, working remotely, 재택 근무, 비동기 소통, 원격 협업|
Consulting skills|자문 능력|advising clients, client-facing, client facing, customer-facing, advise clients, consultative, 고객 자문, 고객사 대응|
Community building|커뮤니티 활동|developer relations, developer advocacy, meetups, conference talks, tech talks, technical blogging, 개발자 커뮤니티, 컨퍼런스 발표, 기술 블로그, 밋업|
Process orientation|프로세스 지향|process-oriented, structured, structured approach, systematic, methodical, 체계적, 체계적인|
Independent research|자료 조사|research skills, desk research, literature review, 조사 능력, 리서치|
Patience|인내심|patient, perseverance, persistence, persistent, perseverant, 끈기, 인내|
Self-confidence|자신감|confident, self-assured, assertiveness, assertive|
Humility|겸손|humble, low ego, 겸손함|
Sense of humour|유머 감각|humor, humour, sense of humor|
Travel readiness|출장 가능|willingness to travel, willing to travel, 출장|
`;
