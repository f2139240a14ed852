/**
 * How people in software say what ESCO labels say in words of its own: `ESCO label|other names, …`. Written from common
 * usage; names may be Korean too.
 */
export const ESCO_NAME_LINES = `
computer programming|programming, coding, code, software development, software programming, develop software, programming languages, programming skills, coding skills, programmer, developer skills, develop code, write code, writing code, backend development, backend, back-end, server-side development, programming language, application development, 프로그래밍, 코딩, 소프트웨어 개발
use scripting programming|scripting, scripting languages, scripting language, shell scripting, bash, scripts, 스크립팅
use object-oriented programming|object-oriented programming, OOP, object oriented design, object-oriented, 객체지향 프로그래밍
use functional programming|functional programming, 함수형 프로그래밍
use concurrent programming|concurrent programming, concurrency, multithreading, multi-threading, parallel programming, 동시성
use software design patterns|design patterns, software design patterns, patterns, 디자인 패턴
create software design|software design, design software, technical design, design and architecture of software, application design, design of software, 소프트웨어 설계
define software architecture|software architecture, application architecture, architecture of software, system architecture, architect software, technical architecture, design scalable systems, 소프트웨어 아키텍처
align software with system architectures|systems architecture, solution architecture, software and systems
web programming|web development, web applications, frontend, front-end, front-end development, frontend development, web technologies, web application development, build web applications, web developer, full-stack development, fullstack, full stack, 웹 개발, 프론트엔드
implement front-end website design|frontend design, front end implementation, build user-facing features, responsive web design, build interfaces, web design
design user interface|user interface design, UI design, user interface, UI, user interfaces, UI development, design interfaces, UI 디자인
create prototype of user experience solutions|UX prototypes, mock-ups, UX prototyping, produce prototypes, prototyping
human-computer interaction|UX, user experience, user experience design, HCI, UX design, user-experience, 사용자 경험
execute ICT user research activities|user research, usability testing, UX research, 사용자 리서치
JavaScript|javascript, JS, ECMAScript, ES6, javascript-based, javascript development, vanilla javascript, 자바스크립트
JavaScript Framework|react, reactjs, react.js, angular, angularjs, vue, vue.js, vuejs, ember, node.js, nodejs, node, JS frameworks, javascript frameworks, javascript libraries, frontend frameworks, express.js, next.js, nestjs, 리액트
TypeScript|typescript, 타입스크립트
Python (computer programming)|python, python programming, python 3, 파이썬
Java (computer programming)|java, core java, java 8, java 11, java development, J2EE, java ee, java programming, JVM, 자바
C++|c++, modern c++, cpp
C#|c#, csharp, c sharp
Ruby (computer programming)|ruby, ruby programming, 루비
PHP|php, php development
Swift (computer programming)|swift, 스위프트
Scala|scala
R|r language, r programming
SQL|sql queries, structured query language, sql skills
NoSQL|nosql databases, non-relational databases, mongodb, cassandra, dynamodb
MySQL|mysql
PostgreSQL|postgres
SQL Server|microsoft sql server, mssql, ms sql
Oracle Relational Database|oracle, oracle database, oracle db
database management systems|databases, database systems, relational databases, database technologies, RDBMS, DBMS, 데이터베이스
manage database|database management, database administration, manage databases
design database scheme|database design, data modelling for databases, schema design, database modelling, 데이터베이스 설계
create data models|data modeling, data modelling, data models, 데이터 모델링
data warehouse|data warehousing, data warehouses, DWH, data warehouse environment
data extraction transformation and loading tools|ETL, ELT, etl tools, etl pipelines, data pipelines, data integration tools
data analytics|analytics, data & analytics, data analysis, data insights, 데이터 분석
perform data analysis|analyse data, analyze data, analyzing data, data-driven analysis, work with data
data mining|data mining techniques
analyse big data|big data, big data technologies, large data sets, hadoop, spark, big data analytics, 빅데이터
build predictive models|predictive modelling, predictive modeling, predictive models, build models
utilise machine learning|machine learning, ML, deep learning, machine learning models, train models, 머신러닝
principles of artificial intelligence|artificial intelligence, AI, 인공지능
statistics|statistical methods, statistical analysis, probability, 통계
deliver visual presentation of data|data visualization, data visualisation, dashboards, visualise data, tableau, power bi, 데이터 시각화
visual presentation techniques|visualisation techniques, visualization
business intelligence|BI, business intelligence tools
computer science|computer science degree, degree in computer science, computer sciences, informatics, computing, 컴퓨터 공학
computer engineering|degree in computer engineering
computer technology|information technology, IT, information technologies, technology
cloud technologies|cloud, cloud computing, cloud services, cloud platforms, AWS, amazon web services, azure, microsoft azure, google cloud, GCP, public cloud, cloud native, cloud infrastructure, amazon-web-services, 클라우드
develop with cloud services|build cloud applications, cloud development, serverless, lambda, develop in the cloud
design cloud architecture|cloud architecture, cloud architectures, design cloud solutions
plan migration to cloud|cloud migration, migrate to the cloud
deploy cloud resource|cloud deployment, cloudformation, deploy to the cloud, infrastructure as code, terraform
automate cloud tasks|cloud automation, automation of infrastructure, infrastructure automation
DevOps|devops, devops practices, devops culture, CI/CD, continuous integration, continuous delivery, continuous deployment, 데브옵스
tools for software configuration management|version control, git, gitlab, github, version control systems, configuration management, svn, source control, configuration management tools
Jenkins (tools for software configuration management)|jenkins
Ansible|ansible
Puppet (tools for software configuration management)|puppet
Agile development|agile, scrum, agile methodologies, agile software development, agile methodology, agile environment, agile practices, kanban, agile methods, work in an agile environment, 애자일
Agile project management|agile project management, scrum master, agile management
Lean project management|lean, lean startup
DevOps|site reliability engineering, SRE
levels of software testing|software testing, testing, test, unit tests, integration tests, unit testing, test levels, testing methods, tdd, test driven development, test-driven development, 테스트
execute software tests|test software, testing software, perform tests, run tests, testing the software, software tests
perform software unit testing|write unit tests, unit test code
develop automated software tests|test automation, automated testing, automated tests, write automated tests, build automated tests, 테스트 자동화
tools for ICT test automation|selenium, test automation frameworks, cypress, test frameworks, testing tools, automation frameworks, test tools
plan software testing|test planning, test plans, test strategy
quality assurance methodologies|quality assurance, QA, 품질 보증
conduct ICT code review|code review, code reviews, review code, reviewing code, peer review of code, peer reviews, 코드 리뷰
debug software|debugging, debug, bug fixing, fix bugs, fixing bugs, resolve bugs, 디버깅
perform ICT troubleshooting|troubleshooting, troubleshoot issues, troubleshoot, resolve technical issues, troubleshoot problems, 트러블슈팅
solve ICT system problems|solve system problems, resolve incidents, fix problems in production
ICT performance analysis methods|performance analysis, performance tuning, performance optimisation, performance, scalability
optimise choice of ICT solution|choose technologies, technology selection, choose the right tools
maintain ICT system|maintain systems, system maintenance, maintain software, maintain applications, maintain existing systems
administer ICT system|system administration, sysadmin, administer systems, linux administration
operating systems|linux, unix, windows, operating system, macos, linux systems, 리눅스
mobile operating systems|android, ios, mobile platforms
mobile device software frameworks|mobile development, android development, ios development, mobile frameworks, react native, flutter, mobile apps
cyber security|security, IT security, information security, cybersecurity, 정보 보안
ICT security standards|security standards, ISO 27001
web application security threats|application security, OWASP, web security, secure coding
penetration testing tool|penetration testing, pentesting
ICT encryption|encryption, cryptography, PKI, TLS
maintain ICT identity management|identity management, IAM, identity and access management
ICT communications protocols|network protocols, protocols, TCP/IP, HTTP, DNS, networking protocols
ICT network routing|networking, routing
ICT infrastructure|infrastructure, IT infrastructure, infrastructure architecture
design application interfaces|API design, design APIs, REST, REST APIs, RESTful APIs, APIs, API, build APIs, web services, design and build APIs, rest api, graphql
ICT system integration|system integration, systems integration, integrations
integrate system components|integrate systems, integrating systems, integrate components
ICT architectural frameworks|enterprise architecture, architecture frameworks, TOGAF, microservices, microservice architecture, service-oriented architecture
service-oriented modelling|SOA, service oriented architecture
systems development life-cycle|software development lifecycle, SDLC, development lifecycle, software lifecycle
software frameworks|frameworks, spring, spring boot, django, laravel, .net, ruby on rails, symfony, software libraries
use software libraries|libraries, reusable libraries, use libraries
integrated development environment software|IDE, IDEs, visual studio, intellij, eclipse
embedded systems|embedded software, embedded, embedded development, 임베디드 시스템
Internet of Things|iot, 사물인터넷
blockchain consensus mechanisms|blockchain
style sheet languages|CSS, CSS3, SCSS, SASS, less
use markup languages|HTML, HTML5, markup languages, XML
World Wide Web Consortium standards|web standards, W3C
algorithms|algorithm design, data structures and algorithms, 알고리즘
task algorithmisation|design algorithms
information structure|data structures, data structure
computer vision|image processing
natural language processing|NLP, text mining, 자연어 처리
digital game creation systems|game engines, unity, unreal engine
Unity (digital game creation systems)|unity3d
office software|MS office, microsoft office, office, office 365, microsoft office skills
use spreadsheets software|excel, spreadsheets, microsoft excel
use presentation software|powerpoint
use customer relationship management software|CRM, salesforce, CRM systems
customer relationship management|client relationship management, customer relationships
business ICT systems|ERP, SAP, enterprise software, business systems
SAP R3|SAP ERP
project management|project manager, manage a project, 프로젝트 관리
perform project management|manage projects, management of projects, managing projects, lead projects, run projects, project delivery, project planning, deliver projects, leading projects
manage ICT project|manage IT projects, manage software projects, IT project management
plan product management|manage products, product manager, product ownership, product owner, product management, product roadmap, product strategy, roadmaps, product planning
develop new products|product development, develop products, build products
analyse business requirements|business analysis, requirements analysis, requirements gathering, gather requirements, requirements engineering, analyze requirements, business requirements, understand requirements
define technical requirements|technical requirements, define requirements, specify requirements
analyse software specifications|analyse specifications, software specifications, software requirements
identify customer requirements|understand customer needs, customer needs, identify customer needs
identify ICT user needs|user needs, understand user needs
translate requirement concepts into content|translate requirements
create flowchart diagram|flowcharts
business process modelling|process modelling, BPMN
analyse business processes|business processes, process analysis
improve business processes|process improvement, optimise processes, improve processes, continuous improvement, strive for continuous improvement
provide technical documentation|technical documentation, documentation, write documentation, document code, documenting, 문서화
provide software testing documentation|test documentation
report analysis results|reporting, report results, report findings, present findings
write work-related reports|write reports, report writing
use ICT ticketing system|jira, ticketing systems
provide ICT support|technical support, IT support, 3rd level support, support users, help desk, user support
support ICT system users|end user support
provide ICT consulting advice|IT consulting, technology consulting, advise on technology
communication|communication skills, communicate, communicator, communicate effectively, communicate well, interpersonal communication, strong communicator, verbal and written communication, verbal and written communication skills, written and verbal communication, good communication, communicate clearly, communicate openly, 의사소통, 커뮤니케이션
communicate with stakeholders|stakeholder communication, communicate with business, update stakeholders, keep stakeholders informed
communicate with customers|customer communication, communicate with clients, interact with customers, customer contact
liaise with managers|work with managers, cooperate with management
manage relationships with stakeholders|stakeholder management, managing stakeholders, manage stakeholders, build relationships with stakeholders, partner with stakeholders
build business relationships|build relationships, relationship building, client relationships
apply technical communication skills|explain technical concepts, communicate technical issues, technical communication, translate technical topics
conduct public presentations|presentation skills, presentations, present, presenting, public speaking, 발표
work in teams|teamwork, team player, team work, work in a team, working in a team, team spirit, team-player, being part of a team, work as part of a team, team oriented, collaborative, 팀워크
teamwork principles|team collaboration, principles of teamwork
cooperate with colleagues|collaborate, collaboration, collaborating, work with colleagues, collaboration skills, work closely with, collaborate with team members, work with your team, work together, work with other teams, cross-functional collaboration, 협업
work in an international environment|international environment, multicultural environment, international team, global team
demonstrate intercultural competence|intercultural skills, cultural awareness, diversity
lead a team|team leadership, leading a team, lead teams, team lead, lead engineers, tech lead, lead developers, 팀 리드
lead others|leadership, leadership skills, lead, leading people, leader, lead people, 리더십
leadership principles|principles of leadership
manage staff|people management, manage people, managing people, manage employees
manage a team|team management, manage teams, managing teams, manage engineers
mentor individuals|mentoring, mentor, mentor others, mentoring junior developers, mentor engineers, 멘토링
coach employees|coaching, coach, coach team members, coach developers
train employees|train staff, training colleagues, train colleagues
instruct others|teaching, teach, share knowledge, knowledge sharing, teach others
recruit employees|hiring, recruiting, recruitment, interview candidates
motivate others|inspire others, motivate people, inspire, motivate the team
delegate responsibilities|delegation, delegate
give constructive feedback|feedback, give feedback, giving and receiving feedback, constructive feedback
manage feedback|take critique, receive feedback
negotiate compromises|negotiation, negotiate, negotiating, negotiation skills
conflict management|conflict resolution, resolve conflicts
show empathy|empathy, empathetic, emotional intelligence
develop creative ideas|creativity, creative, creative ideas, ideas, idea generation
think creatively|creative thinking, think outside the box, out of the box
think innovately|innovation, innovative, innovate, innovative thinking
think analytically|analytical, analytical skills, analytical thinking, analytical mindset, analytic skills, analytical mind, 분석적 사고
think critically|critical thinking, critical thinker
address problems critically|evaluate problems critically
think abstractly|abstract thinking
think proactively|proactive, proactivity, proactively, proactive mindset
show initiative|initiative, take initiative, self-starter, taking initiative
solve problems|problem solving, problem-solving, problem solver, solving problems, solve complex problems, problem-solving skills, solving complex problems, complex problem solving, 문제 해결
create solutions to problems|solution-oriented, find solutions, develop solutions, provide solutions, build solutions, design solutions
attend to detail|attention to detail, detail-oriented, detail oriented, eye for detail, accuracy, meticulous
manage time|time management, meet deadlines, deadlines
meet deadlines|deadline-driven, meeting deadlines, deliver on time
plan|planning, planning skills
organise information objects and resources|organised, organized
work in an organised manner|organizational skills, organisational skills, structured, well-organized, structured way of working, structured approach, systematic, well organised
adjust priorities|prioritisation, prioritization, set priorities, prioritize, setting priorities, prioritise, manage priorities
perform multiple tasks at the same time|multitasking, multi-tasking, juggle multiple projects
work independently|independent, autonomy, independently, autonomous, working independently, self-organised, self-organized, self-driven, independent worker, 독립적으로
assume responsibility|responsibility, responsible, ownership, take ownership, take responsibility, accountability, sense of responsibility, 책임감
act reliably|reliable, reliability, dependable, trustworthy
meet commitments|deliver on commitments, keep promises
show determination|motivated, passionate, enthusiastic, driven, passion, drive, ambitious, determined, motivation, enthusiasm, dedication, perseverance, self-motivated, persistent
show commitment|commitment, committed, dedicated
adapt to change|flexible, flexibility, adaptability, adaptable, open to change, adapt to changing circumstances, agile mindset, changing environment
cope with stress|stress resistant, stress tolerance, resilience, pressure, stress-resistant
tolerate stress|work under pressure, working under pressure, handle stress
demonstrate curiosity|curious, curiosity, inquisitive, curious mind, professional curiosity
demonstrate willingness to learn|willingness to learn, eager to learn, learn quickly, fast learner, quick learner, continuous learning, learn new technologies, love to learn, desire to learn, eagerness to learn, learn fast, 학습 의지
keep an open mind|open-minded, open minded, open, openness, open mind
monitor technology trends|keep up with technology, stay up to date, follow trends, keep updated on emerging technologies, latest technologies, up-to-date with technology
keep up-to-date to computer trends|technology trends, emerging technologies
think quickly|quick thinker, quick thinking
make decisions|decision making, decision-making, take decisions
make independent operating decisions|independent decisions
approach challenges positively|positive attitude, can-do attitude, positive, positive mindset, optimistic
show entrepreneurial spirit|entrepreneurial, entrepreneurial mindset, entrepreneurial spirit, entrepreneurship
apply business acumen|business sense, commercial awareness, commercial flair, business understanding
strive for company growth|growth mindset of the company
focus on service|service-minded, service oriented, service orientation
guarantee customer satisfaction|customer satisfaction, customer focus, customer-oriented, customer-centric, customer orientation
provide high quality customer service|customer service, support customers
manage quality|quality management, quality control, ensure quality, high quality, quality
quality standards|high standards
follow company standards|follow guidelines, work to in-house standards
innovate in ICT|technological innovation, explore new technologies, research new technologies
conduct scholarly research|research, scientific research
perform scientific research|research projects, conduct research
risk management|manage risks, risk assessment
perform risk analysis|risk analysis, assess risks
manage budgets|budget management, budget, budgeting
financial management|finance, financial services, financial industry
e-commerce systems|e-commerce, ecommerce
digital marketing techniques|digital marketing, online marketing
search engine optimisation|SEO
apply change management|organisational change
supply chain management|supply chain
apply conflict management|handle conflicts
English|english, fluent english, english language, english skills, spoken english, 영어
German|german, fluent german, german language
French|french, french language
Danish|danish
Spanish|spanish
Dutch|dutch
Swedish|swedish
manage ICT legacy implication|legacy systems, legacy code
do cloud refactoring|refactoring, code refactoring, refactor code
interpret technical requirements|understand technical requirements
develop software prototype|proof of concept, prototype, software prototypes, build prototypes
use an application-specific interface|application interfaces
apply basic programming skills|basic programming
ICT project management methodologies|project methodologies, PRINCE2
manage software releases|release management, releases, software releases, release software
oversee development of software|lead software development, supervise development
ICT system programming|system programming, systems programming
cloud monitoring and reporting|monitoring, observability, grafana, prometheus
manage system testing|system testing, acceptance testing
execute integration testing|integration testing, end-to-end tests, e2e tests
conduct performance tests|performance testing, load testing
`;
