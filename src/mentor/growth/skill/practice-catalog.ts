/** Methods, testing, architecture, tools of teams, design and products. The form of a line: `parseSkillLines` in skill-lines.ts. */
export const PRACTICE_LINES = `
Software engineering|소프트웨어 공학|software development, software engineer, software developer, software application development, application development, software design and development, 소프트웨어 개발, 소프트웨어공학, 소프트웨어 엔지니어링, SW 개발, 소프트웨어 엔지니어|programming
Computer science|컴퓨터 과학|CS fundamentals, computer science fundamentals, computing, informatics, 컴퓨터공학, 컴퓨터 공학, 전산학, 컴퓨터과학, 컴퓨터 사이언스, CS 지식|
Information technology|정보 기술|IT, information technologies, ICT, information systems, 정보기술|
Algorithms|알고리즘|algorithm, algorithm design, algorithmic thinking, competitive programming, 알고리듬, 문제 풀이|programming
Data structures|자료구조|data structure, 자료 구조, 데이터 구조|programming
Design patterns|디자인 패턴|design pattern, GoF patterns, software design patterns, 디자인패턴|object-oriented-programming
Software architecture|소프트웨어 아키텍처|software architect, software design, application architecture, architecture design, architectural patterns, architectural design, system architecture, solution architecture, solutions architecture, 소프트웨어 설계, 아키텍처 설계, 시스템 아키텍처, 솔루션 아키텍처, 아키텍처|software-engineering
System design|시스템 설계|systems design, large-scale system design, system analysis and design, 시스템설계|
Enterprise architecture|엔터프라이즈 아키텍처|TOGAF, EA framework|software-architecture
Distributed systems|분산 시스템|distributed computing, distributed architecture, distributed system, 분산 처리, 분산시스템, 분산 컴퓨팅|
Microservices|마이크로서비스|microservice, micro-services, microservices architecture, microservice architecture, micro services, MSA, 마이크로서비스 아키텍처, 마이크로 서비스|distributed-systems
Event-driven architecture|이벤트 기반 아키텍처|event driven, event-driven, EDA architecture, event sourcing, CQRS, 이벤트 드리븐, 이벤트 소싱, 이벤트 드리븐 아키텍처|
Domain-driven design|도메인 주도 설계|DDD, domain driven design, bounded contexts, 도메인주도설계|software-architecture
Clean architecture|클린 아키텍처|hexagonal architecture, onion architecture, ports and adapters, 헥사고날 아키텍처|software-architecture
Clean code|클린 코드|code quality, maintainable code, readable code, SOLID principles, SOLID, clean coding, 클린코드, 코드 품질|software-engineering
Refactoring|리팩터링|refactor, legacy code, legacy modernization, legacy modernisation, legacy systems, 리팩토링, 레거시 코드, 레거시 개선, 레거시 시스템|software-engineering
Technical debt|기술 부채|tech debt, technical debt management|
Dependency injection|의존성 주입|inversion of control, IoC, DI container|object-oriented-programming
Service-oriented architecture|서비스 지향 아키텍처|SOA, ESB, enterprise service bus|software-architecture
Multi-tenancy|멀티테넌시|multi-tenant, multitenant architecture, 멀티 테넌트, 멀티테넌트|
MVC|MVC|model-view-controller, MVVM, MVP pattern|design-patterns
rest=REST|REST|REST API, RESTful, REST APIs, RESTful API, RESTful APIs, RESTful web services, RESTful services, REST services, ReST, 레스트 API|http, api-design
SOAP|SOAP|SOAP web services, WSDL, XML web services|xml
API design|API 설계|API development, API, APIs, API integration, web APIs, web services, API specification, 에이피아이, API 개발, API 연동, 웹 서비스|
OpenAPI|OpenAPI|Swagger, OpenAPI specification, 스웨거|rest
Postman|포스트맨|Insomnia REST|
Webhooks|웹훅|webhook, third-party integrations, third party integration, 외부 API 연동|
Payment systems|결제 시스템|payments, payment processing, payment gateway, Stripe, PayPal, 결제, 결제 연동, PG 연동, 페이먼트|
Version control|버전 관리|version control systems, source control, VCS, source code management, SCM, 버전관리, 소스 관리|
Git|깃|Git flow, GitFlow, Git version control, 깃 플로우|version-control
GitHub|깃허브|Github Enterprise, 깃헙|git
GitLab|깃랩||git
Bitbucket|비트버킷||git
Subversion|서브버전|SVN, Apache Subversion|version-control
Mercurial|머큐리얼|Perforce, ClearCase|version-control
Code review|코드 리뷰|code reviews, peer review, peer reviews, pull request reviews, reviewing code, 코드리뷰, 피어 리뷰|software-engineering
Pair programming|페어 프로그래밍|pairing, mob programming, ensemble programming, 짝 프로그래밍|software-engineering
Debugging|디버깅|troubleshooting, bug fixing, debug, 트러블슈팅, 문제 진단, 버그 수정|programming
Profiling|프로파일링|performance optimisation, performance optimization, performance tuning, code optimisation, code optimization, latency optimisation, 성능 최적화, 성능 개선, 성능 튜닝, 최적화|
Software testing|소프트웨어 테스트|testing, test, software tests, testing frameworks, test frameworks, testing tools, software tester, 테스트, 테스팅, 소프트웨어 테스팅|
Quality assurance|품질 보증|QA, quality management, software quality assurance, QA engineer, quality control, 품질 관리, 품질보증, QA 엔지니어|
Unit testing|단위 테스트|unit tests, unit test, 유닛 테스트, 단위테스트, 유닛테스트|software-testing
Integration testing|통합 테스트|integration tests, integration test, contract testing, Pact contract tests, 통합테스트|software-testing
End-to-end testing|E2E 테스트|E2E testing, E2E, end to end testing, end-to-end tests, UI testing, E2E tests, 종단 간 테스트|software-testing
Test automation|테스트 자동화|automated testing, automated tests, automation testing, automated test, test automation frameworks, QA automation, 자동화 테스트, 테스트자동화|software-testing
Test-driven development|테스트 주도 개발|TDD, test driven development, test-first|unit-testing
Behaviour-driven development|행위 주도 개발|BDD, behavior-driven development, behaviour driven development, behavior driven development, Cucumber, Gherkin, SpecFlow|software-testing
Performance testing|성능 테스트|load testing, stress testing, JMeter, k6, Gatling, Locust, nGrinder, 부하 테스트, 성능테스트|software-testing
Manual testing|수동 테스트|exploratory testing, regression testing, test cases, test planning, test plans, acceptance testing, UAT, user acceptance testing, functional testing, 테스트 케이스, 회귀 테스트, 인수 테스트|software-testing
Security testing|보안 테스트|SAST, DAST, SonarQube, Snyk, static analysis, static code analysis, 정적 분석, 소나큐브|application-security
ISTQB|ISTQB|ISTQB certified tester|software-testing
Selenium|셀레늄|Selenium WebDriver, WebDriver|test-automation
Cypress|사이프레스|Cypress.io|end-to-end-testing, javascript
Playwright|플레이라이트||end-to-end-testing
Puppeteer|퍼펫티어|Headless Chrome|javascript
Appium|앱피움|Espresso tests, XCUITest, Detox|test-automation, mobile-development
Robot Framework|로봇 프레임워크|Katalon, TestComplete|test-automation
TestRail|테스트레일|Zephyr Scale, HP ALM, Xray test management|software-testing
JUnit|JUnit|JUnit5, TestNG, AssertJ, Spock, 제이유닛|java, unit-testing
Mockito|모키토|WireMock, Testcontainers, EasyMock|java, unit-testing
Jest|제스트|Jest tests|javascript, unit-testing
Vitest|비테스트||javascript, unit-testing
Mocha|모카|Chai, Mocha/Chai, Sinon|javascript, unit-testing
Jasmine|재스민|Karma|javascript, unit-testing
Testing Library|테스팅 라이브러리|React Testing Library, RTL, Enzyme|react, unit-testing
pytest=pytest|pytest|unittest, py.test, 파이테스트|python, unit-testing
NUnit|NUnit|xUnit, MSTest|csharp, unit-testing
PHPUnit|PHPUnit||php, unit-testing
XCTest|XCTest|Quick and Nimble|ios-development, unit-testing
GoogleTest|구글 테스트|gtest, Google Test, Catch2|cpp, unit-testing
Agile|애자일|agile methodologies, agile methodology, agile development, agile software development, agile methods, agile environment, agile practices, agile principles, 애자일 방법론, 애자일 개발|
Scrum|스크럼|Scrum methodology, Scrum framework, Scrum master, 스크럼 마스터, 스프린트|agile
Kanban|칸반|Kanban boards|agile
Extreme programming|익스트림 프로그래밍|XP practices, eXtreme Programming|agile
SAFe|SAFe|Scaled Agile Framework, scaled agile, LeSS framework, large-scale Scrum|agile
Lean|린|lean startup, lean methodology, lean management, lean development, 린 스타트업|
Waterfall|폭포수 모델|waterfall model, V-model, 워터폴|
SDLC|SDLC|software development life cycle, software development lifecycle, software lifecycle, 소프트웨어 개발 생명주기, 소프트웨어 생명주기|
Six Sigma|식스 시그마|lean six sigma|
OKRs|OKR|objectives and key results, KPIs, KPI, goal setting, 목표 관리|
PRINCE2|프린스2|PMP, PMBOK, PMI certification|project-management
Project management|프로젝트 관리|project manager, project planning, project delivery, programme management, program management, IT project management, project coordination, PM 경험, 프로젝트 매니지먼트, 프로젝트 매니저, 프로젝트관리, 일정 관리|
Product management|제품 관리|product manager, product owner, product ownership, product strategy, product roadmap, product development, product discovery, roadmapping, 프로덕트 매니저, 프로덕트 오너, 제품 기획, 서비스 기획, 프로덕트 매니지먼트, 제품 전략|
Requirements engineering|요구사항 공학|requirements analysis, requirements gathering, requirement analysis, requirements management, requirements elicitation, user stories, use cases, 요구사항 분석, 요구사항 정의, 요구사항 수집, 요구분석|
Business analysis|비즈니스 분석|business analyst, business requirements, BRD, 업무 분석, 비즈니스 애널리스트|
Business process modelling|업무 프로세스 모델링|BPMN, business process management, BPM, process modelling, business process modeling, process improvement, process optimisation, process optimization, business processes, 프로세스 개선, 업무 프로세스|
UML|UML|unified modeling language, sequence diagrams, class diagrams|
Backlog management|백로그 관리|backlog, backlog refinement, sprint planning, backlog grooming, 백로그|agile
Estimation|일정 산정|effort estimation, planning poker, 공수 산정|
Change management|변화 관리|organisational change, organizational change, change control, 변경 관리|
Stakeholder management|이해관계자 관리|stakeholder communication, stakeholder engagement, managing stakeholders, client management, 이해관계자 소통, 이해관계자 커뮤니케이션|
Vendor management|협력사 관리|supplier management, procurement, outsourcing, 외주 관리|
Jira|지라|Atlassian Jira, JIRA Software, Atlassian|
Confluence|컨플루언스|Atlassian Confluence, wiki documentation, 컨플루언스 문서|
Trello|트렐로|Asana, Monday.com, ClickUp, 아사나|
Linear|리니어|Linear app, YouTrack, Redmine, 레드마인|
Notion|노션||
Slack|슬랙|Microsoft Teams, MS Teams, 마이크로소프트 팀즈, 잔디|
Microsoft Office|마이크로소프트 오피스|MS Office, Office 365, Microsoft 365, Microsoft Word, MS Word, PowerPoint, MS Outlook, 오피스, 파워포인트, MS 오피스|
Google Workspace|구글 워크스페이스|G Suite, Google Docs|
Visual Studio Code|비주얼 스튜디오 코드|VS Code, VSCode|
Visual Studio|비주얼 스튜디오|Visual Studio 2022|
IntelliJ IDEA|인텔리제이|IntelliJ, JetBrains, WebStorm, PyCharm|
Eclipse|이클립스|Eclipse IDE, NetBeans|
Vim|빔 편집기|Neovim, Emacs|
GitHub Copilot|깃허브 코파일럿|Copilot, Cursor IDE, AI coding assistants, AI-assisted development, 코파일럿, AI 코딩 도구|
Technical writing|기술 문서 작성|technical documentation, documentation, software documentation, API documentation, writing documentation, technical writer, 기술 문서, 문서화, 테크니컬 라이팅, 문서 작성|
Open source|오픈소스|open source contributions, open-source, open source software, OSS, 오픈 소스, 오픈소스 기여|
Build automation|빌드 자동화|build tools, build systems, Bazel, build automation tools, 빌드 시스템|
make=Make and CMake|Make·CMake|CMake, Makefile, Makefiles, GNU Make|build-automation
Package publishing|패키지 배포|Artifactory, Nexus repository, JFrog|
Automation|자동화|process automation, workflow automation, task automation, 업무 자동화, 프로세스 자동화|
RPA|RPA|robotic process automation, UiPath, Automation Anywhere, Blue Prism|automation
Low-code development|로우코드 개발|low code, no-code, Power Apps, Power Automate, Power Platform, OutSystems, Mendix, Bubble.io, 노코드, 로우코드|
Salesforce|세일즈포스|Salesforce CRM, SFDC, Salesforce Lightning, Lightning Web Components|crm
SAP|SAP|SAP ERP, SAP R/3, SAP MM, SAP SD, SAP FI, SAP modules|erp
ServiceNow|서비스나우|Service Now|itil
Microsoft Dynamics|마이크로소프트 다이내믹스|Dynamics 365, Dynamics CRM, Dynamics NAV|crm, erp
Odoo|오두|Oracle E-Business Suite, NetSuite, Workday|erp
crm=CRM|CRM|customer relationship management, CRM systems, HubSpot, 고객 관계 관리, 고객관계관리|
erp=ERP|ERP|enterprise resource planning, ERP systems, 전사적 자원 관리|
SharePoint|셰어포인트|Microsoft SharePoint, 쉐어포인트|
HR systems|인사 시스템|HRIS, payroll systems, HR software|
User experience design|사용자 경험 디자인|UX, UX design, user experience, UX designer, UI/UX, UX/UI, UI/UX design, interaction design, human-computer interaction, HCI, 사용자 경험, UX 디자인, UI/UX 디자인, 인터랙션 디자인|
User interface design|사용자 인터페이스 디자인|UI, UI design, user interface, user interfaces, user interface development, UI development, UI 디자인, UI 개발, 사용자 인터페이스|
User research|사용자 조사|usability testing, usability, user interviews, UX research, customer research, 사용자 리서치, 사용성 테스트, UX 리서치, 사용자 인터뷰, 유저 리서치|
Information architecture|정보 구조 설계|IA design, sitemap, wireframes, wireframing, 와이어프레임|
Prototyping|프로토타이핑|prototypes, rapid prototyping, proof of concept, PoC, 프로토타입|
Design thinking|디자인 씽킹|design sprints, service design, 서비스 디자인|
Figma|피그마|FigJam|
Sketch|스케치 앱|Sketch app, InVision, Zeplin, 제플린|
Adobe XD|어도비 XD|XD prototyping, Axure|
Photoshop|포토샵|Adobe Photoshop|
Illustrator|일러스트레이터|Adobe Illustrator|
Adobe Creative Suite|어도비 크리에이티브 클라우드|Adobe Creative Cloud, InDesign, After Effects, Premiere Pro, Lightroom, 애프터 이펙트, 프리미어 프로|
Graphic design|그래픽 디자인|visual design, graphic designer, typography, 시각 디자인, 그래픽디자인|
Motion design|모션 디자인|animation, motion graphics, 애니메이션, 모션 그래픽|
SEO|SEO|search engine optimisation, search engine optimization, SEM, search engine marketing, 검색 엔진 최적화, 검색엔진최적화|
Digital marketing|디지털 마케팅|online marketing, performance marketing, growth hacking, Google Ads, social media marketing, email marketing, content marketing, 온라인 마케팅, 퍼포먼스 마케팅, 그로스 해킹, 콘텐츠 마케팅|marketing
Marketing|마케팅|brand management, market research, marketing strategy, 시장 조사, 마케팅 전략, 브랜드 관리|
Growth experimentation|그로스 실험|growth marketing, conversion rate optimisation, conversion rate optimization, CRO, 전환율 최적화|
E-commerce|전자상거래|ecommerce, online retail, e-commerce platforms, 이커머스, 커머스, e커머스|
Sales|영업|B2B sales, presales, pre-sales, sales engineering, business development, account management, 세일즈, 기술 영업, 사업 개발|
Customer success|고객 성공|customer success management, customer experience, 고객 경험|
SaaS|SaaS|software as a service, B2B SaaS, PaaS, 사스|
Fintech|핀테크|financial technology, banking systems, core banking, 금융 시스템, 뱅킹 시스템|
Finance|금융|financial services, banking, investment banking, financial markets, capital markets, financial industry, trading systems, 금융권, 은행, 금융업, 증권|
Accounting|회계|bookkeeping, financial reporting, financial accounting, IFRS, 재무 회계, 재무회계|
Financial analysis|재무 분석|financial modelling, financial modeling, budgeting, budget management, 예산 관리, 재무분석|
Insurance|보험업|insurance industry, insurtech, 보험 산업|
Healthcare IT|의료 정보 기술|HL7, FHIR, healthcare systems, medical devices, healthcare, 헬스케어, 의료 정보, 의료기기|
Bioinformatics|생물정보학|genomics, computational biology, 유전체학|
Logistics|물류|supply chain, supply chain management, SCM systems, WMS, warehouse management, 공급망 관리, 물류 시스템|
Manufacturing|제조|MES, smart factory, Industry 4.0, production systems, 스마트 팩토리, 제조업, 생산 관리|
EdTech|에듀테크|e-learning, LMS, learning management systems, Moodle, 이러닝|
AdTech|애드테크|ad tech, programmatic advertising, RTB, 광고 기술, 광고 플랫폼|
Automotive|자동차 산업|automotive industry, automotive software, 차량 소프트웨어|
Gaming industry|게임 산업|game industry, live ops, 게임 업계|
Mathematics|수학|maths, math, applied mathematics, linear algebra, discrete mathematics, calculus, 선형대수, 응용 수학|
Physics|물리학|applied physics, theoretical physics|
Engineering|공학|engineering principles, engineering disciplines, 엔지니어링|
Electrical engineering|전기공학|electrical engineer, 전기 공학|
Mechanical engineering|기계공학|mechanical engineer, 기계 공학|
Systems engineering|시스템 공학|systems engineer, MBSE, 시스템공학|
System integration|시스템 통합|systems integration, integration patterns, enterprise integration, Apache Camel, MuleSoft, SI 프로젝트, 시스템 연동|
Research and development|연구 개발|R&D, research, scientific research, 연구개발, 연구|
Software licensing|소프트웨어 라이선스|licence compliance, license compliance, 오픈소스 라이선스|
Legal compliance|법규 준수|regulatory compliance, compliance, regulatory requirements, 규제 준수, 컴플라이언스|
IT consulting|IT 컨설팅|technology consulting, IT consultancy, technical consulting, consulting, 컨설팅, 기술 컨설팅|
Digital transformation|디지털 전환|digitalisation, digitalization, digital strategy, DX, 디지털 트랜스포메이션|
IT governance|IT 거버넌스|COBIT, IT strategy, IT audit, IT 전략|
Chatbots|챗봇|chatbot, conversational AI, Rasa, Dialogflow, 대화형 AI|
Scientific writing|과학 논문 작성|academic writing, publications, research papers, 논문 작성|
Simulation|시뮬레이션|computer simulation, modelling and simulation, numerical simulation, 모델링 및 시뮬레이션|
Compilers|컴파일러|compiler, compiler design, LLVM, interpreters, parsers, 컴파일러 설계|programming
Concurrency control|동시성 제어|locking, optimistic locking, race conditions, 락 처리|
Offline-first|오프라인 우선|local-first, offline first, data synchronisation, data synchronization|
Localisation testing|다국어 테스트|localization testing, LQA|software-testing
Code generation|코드 생성|metaprogramming, code generators, scaffolding tools|programming
Error handling|오류 처리|exception handling, defensive programming, 예외 처리, 에러 처리|programming
API versioning|API 버전 관리|backward compatibility, backwards compatibility, semantic versioning, 하위 호환성|api-design
Idempotency|멱등성|exactly-once processing, saga pattern, outbox pattern, 사가 패턴|distributed-systems
Rate limiting|처리율 제한|throttling, backpressure, circuit breakers, 서킷 브레이커|distributed-systems
Architecture decision records|아키텍처 결정 기록|ADR, ADRs, RFC writing, design documents, design docs, 설계 문서|technical-writing
Retrospectives|회고|retrospective, sprint retrospectives, 스프린트 회고, 팀 회고|agile
Search relevance|검색 품질|search ranking, learning to rank, 검색 랭킹|search-engines
Game design|게임 기획|level design, game balancing, 레벨 디자인|
`;
