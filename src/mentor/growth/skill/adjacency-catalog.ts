/**
 * Skills that partly show each other, in groups: every two of a group carry its credit. A line is
 * `credit|reason in English|reason in Korean|ids`; where two share several groups the highest credit counts.
 */
export const ADJACENCY_LINES = `
0.6|both are relational databases|둘 다 관계형 데이터베이스입니다|postgresql, mysql, mariadb, oracle-database, sql-server, sqlite, ibm-db2, cockroachdb, aws-rds
0.9|MariaDB is a fork of MySQL|MariaDB는 MySQL에서 갈라져 나왔습니다|mysql, mariadb
0.7|Aurora and RDS run PostgreSQL|Aurora와 RDS는 PostgreSQL을 운영합니다|aws-rds, postgresql
0.7|Aurora and RDS run MySQL|Aurora와 RDS는 MySQL을 운영합니다|aws-rds, mysql
0.5|both are document databases|둘 다 문서형 데이터베이스입니다|mongodb, couchbase, firestore, cosmos-db, dynamodb
0.5|both are wide-column or key-value stores|둘 다 와이드 컬럼 또는 키-값 저장소입니다|cassandra, dynamodb, hbase, cosmos-db
0.6|both are in-memory caches|둘 다 인메모리 캐시입니다|redis, memcached, hazelcast
0.7|both are search engines on Lucene|둘 다 Lucene 기반 검색 엔진입니다|elasticsearch, solr
0.6|both are message brokers|둘 다 메시지 브로커입니다|rabbitmq, activemq, ibm-mq, nats, aws-sqs, google-pub-sub, zeromq
0.5|both move messages between services|둘 다 서비스 사이에서 메시지를 전달합니다|kafka, rabbitmq, pulsar, nats, aws-sqs, kinesis, google-pub-sub, activemq
0.7|both are event-streaming platforms|둘 다 이벤트 스트리밍 플랫폼입니다|kafka, pulsar, kinesis
0.5|both process streams of events|둘 다 이벤트 스트림을 처리합니다|flink, storm, apache-beam, spark, kafka
0.5|both process big data|둘 다 빅데이터를 처리합니다|spark, hadoop, hive, flink, presto, impala, emr, databricks
0.65|both are cloud data warehouses|둘 다 클라우드 데이터 웨어하우스입니다|snowflake, bigquery, redshift, synapse, databricks, clickhouse
0.65|both orchestrate data pipelines|둘 다 데이터 파이프라인을 관리합니다|airflow, dagster, azure-data-factory, aws-glue, nifi
0.6|both are ETL tools|둘 다 ETL 도구입니다|talend, informatica, ssis, pentaho, aws-glue, azure-data-factory, airbyte
0.7|both are business-intelligence tools|둘 다 BI 도구입니다|tableau, power-bi, looker, qlik, metabase, microstrategy
0.4|both present data to people|둘 다 데이터를 보여 주는 일입니다|data-visualisation, business-intelligence, data-analysis
0.75|both are deep-learning libraries|둘 다 딥러닝 라이브러리입니다|tensorflow, pytorch, keras, jax
0.6|both are machine-learning libraries for Python|둘 다 파이썬 머신러닝 라이브러리입니다|scikit-learn, xgboost, tensorflow, pytorch, keras
0.7|both are managed machine-learning platforms|둘 다 관리형 머신러닝 플랫폼입니다|sagemaker, vertex-ai, azure-machine-learning
0.6|both run machine-learning models in production|둘 다 머신러닝 모델을 운영에 올립니다|mlflow, kubeflow, mlops, sagemaker
0.6|both work with data and statistics|둘 다 데이터와 통계를 다룹니다|data-science, machine-learning, data-analysis, statistics
0.5|both are part of applied machine learning|둘 다 응용 머신러닝의 분야입니다|computer-vision, natural-language-processing, speech-recognition, recommender-systems, reinforcement-learning
0.7|both are about working with language models|둘 다 언어 모델을 다룹니다|large-language-models, generative-ai, prompt-engineering, retrieval-augmented-generation, langchain, ai-agents, fine-tuning
0.5|language models search by vectors in it|검색 증강 생성은 벡터 검색을 씁니다|retrieval-augmented-generation, vector-databases
0.5|both train and use language models|둘 다 언어 모델을 학습하고 활용합니다|hugging-face, large-language-models, natural-language-processing, spacy
0.6|both are front-end frameworks|둘 다 프론트엔드 프레임워크입니다|react, vue-js, angular, svelte, solidjs, preact, ember-js, qwik
0.9|Preact has React's interface|Preact는 React와 같은 인터페이스를 씁니다|react, preact
0.5|AngularJS is the older framework; Angular was written anew|AngularJS는 이전 세대이고 Angular는 새로 만들어졌습니다|angularjs, angular
0.4|both are older front-end libraries|둘 다 이전 세대 프론트엔드 라이브러리입니다|angularjs, backbone-js, knockout-js, ember-js, jquery
0.65|both render React or Vue on the server|둘 다 서버 렌더링 프레임워크입니다|next-js, nuxt, remix, gatsby, sveltekit, astro, server-side-rendering
0.7|both keep the state of a front end|둘 다 프론트엔드 상태를 관리합니다|redux, mobx, zustand, recoil, vuex, ngrx, state-management
0.7|both are build tools of the front end|둘 다 프론트엔드 빌드 도구입니다|webpack, vite, rollup, esbuild, parcel, gulp, grunt, turborepo
0.6|both are ways to write styles|둘 다 스타일을 작성하는 방법입니다|sass, less, stylus, css-modules, styled-components, tailwind-css, bootstrap
0.6|both are component libraries|둘 다 UI 컴포넌트 라이브러리입니다|material-ui, ant-design, chakra-ui, bootstrap
0.7|both are server frameworks for Node.js|둘 다 Node.js 서버 프레임워크입니다|express, nestjs, fastify, koa, hapi
0.7|both run JavaScript on servers|둘 다 서버에서 자바스크립트를 실행합니다|node-js, deno, bun
0.7|both are web frameworks for Python|둘 다 파이썬 웹 프레임워크입니다|django, flask, fastapi, pyramid, tornado, aiohttp
0.65|both are server frameworks for the JVM|둘 다 JVM 서버 프레임워크입니다|spring-boot, quarkus, micronaut, vert-x, dropwizard, ktor, play-framework, jakarta-ee
0.6|both are web frameworks for PHP|둘 다 PHP 웹 프레임워크입니다|laravel, symfony, codeigniter, yii, zend-framework, cakephp
0.6|both are content management systems|둘 다 콘텐츠 관리 시스템입니다|wordpress, drupal, joomla, typo3, headless-cms
0.5|both are full web frameworks|둘 다 웹 애플리케이션 프레임워크입니다|ruby-on-rails, django, laravel, spring-boot, asp-net-core, phoenix
0.7|both map objects to tables|둘 다 객체를 테이블에 연결합니다|orm, jpa, hibernate, entity-framework, sqlalchemy, prisma, mybatis, jooq, gorm, spring-data, querydsl
0.6|both run on the JVM|둘 다 JVM에서 동작합니다|java, kotlin, scala, groovy
0.7|Kotlin works with Java's libraries and tools|Kotlin은 Java의 라이브러리와 도구를 그대로 씁니다|java, kotlin
0.6|C# and Java are close in syntax and ideas|C#과 Java는 문법과 개념이 가깝습니다|java, csharp
0.55|both are scripting languages for servers|둘 다 서버용 스크립트 언어입니다|python, ruby, php, perl, javascript
0.5|both are compiled languages for systems|둘 다 시스템 프로그래밍 언어입니다|c, cpp, rust, go, zig, nim, d-language
0.7|C++ grew out of C|C++는 C에서 나왔습니다|c, cpp
0.5|both are languages with static types for services|둘 다 서비스 개발에 쓰는 정적 타입 언어입니다|java, go, kotlin, csharp, typescript, scala, rust
0.6|both are functional languages|둘 다 함수형 언어입니다|haskell, ocaml, fsharp, clojure, elixir, erlang, lisp, scheme, elm, purescript, scala
0.8|Elixir runs on Erlang's machine|Elixir는 Erlang 위에서 동작합니다|elixir, erlang
0.6|both are languages for statistics|둘 다 통계 언어입니다|r, python, julia, sas, stata, spss, matlab, octave
0.85|Octave follows MATLAB's language|Octave는 MATLAB 언어를 따릅니다|matlab, octave
0.7|both are hardware description languages|둘 다 하드웨어 기술 언어입니다|verilog, vhdl
0.8|JavaScript with types|타입이 있는 자바스크립트입니다|javascript, typescript
0.6|both are used to write iOS apps|둘 다 iOS 앱을 만드는 데 쓰입니다|swift, objective-c
0.7|both build user interfaces of iOS|둘 다 iOS 화면을 만듭니다|swiftui, uikit
0.7|both build apps for several platforms|둘 다 여러 플랫폼용 앱을 만듭니다|react-native, flutter, xamarin, ionic, cordova, kotlin-multiplatform, expo, dotnet-maui
0.4|both are native mobile platforms|둘 다 네이티브 모바일 플랫폼입니다|android-development, ios-development
0.5|both declare user interfaces|둘 다 선언형 UI입니다|swiftui, jetpack-compose, flutter, react-native
0.65|both are game engines|둘 다 게임 엔진입니다|unity, unreal-engine, godot, cocos2d, phaser
0.6|both are graphics interfaces|둘 다 그래픽스 API입니다|opengl, vulkan, directx, metal, webgl
0.6|both program graphics processors|둘 다 GPU를 프로그래밍합니다|cuda, opencl, gpu-programming
0.6|both are public clouds with like services|비슷한 서비스를 갖춘 퍼블릭 클라우드입니다|aws, azure, google-cloud, oci, ibm-cloud, alibaba-cloud, naver-cloud, nhn-cloud
0.7|both are managed Kubernetes or run containers in a cloud|둘 다 클라우드에서 컨테이너를 운영합니다|aws-eks, aks, gke, aws-ecs, openshift, rancher
0.7|both run functions without servers|둘 다 서버리스 함수입니다|aws-lambda, azure-functions, cloud-run, serverless
0.7|both describe infrastructure as code|둘 다 인프라를 코드로 기술합니다|terraform, pulumi, aws-cloudformation
0.6|both configure servers from code|둘 다 코드로 서버를 구성합니다|ansible, puppet, chef, saltstack
0.45|both automate infrastructure|둘 다 인프라를 자동화합니다|terraform, ansible, puppet, chef, pulumi
0.7|both run pipelines of builds and releases|둘 다 빌드·배포 파이프라인을 실행합니다|jenkins, github-actions, gitlab-ci, circleci, travis-ci, teamcity, bamboo, azure-devops, tekton
0.7|both release to clusters from Git|둘 다 Git에서 클러스터로 배포합니다|argo-cd, gitops, spinnaker
0.5|both orchestrate containers|둘 다 컨테이너를 오케스트레이션합니다|kubernetes, docker-swarm, nomad, aws-ecs, openshift
0.6|Docker is what most clusters of Kubernetes run images of|Docker 이미지는 쿠버네티스에서 실행됩니다|kubernetes, docker
0.85|both run containers|둘 다 컨테이너를 실행합니다|docker, podman
0.4|composed containers are a first step to a cluster|여러 컨테이너 구성은 클러스터 운영의 첫걸음입니다|docker-compose, kubernetes
0.7|both watch systems in production|둘 다 운영 시스템을 모니터링합니다|prometheus, datadog, new-relic, dynatrace, nagios, aws-cloudwatch, grafana, splunk
0.6|both gather and search logs|둘 다 로그를 모으고 검색합니다|elk-stack, splunk, kibana, logstash, logging
0.6|both serve the web's requests|둘 다 웹 요청을 처리하는 서버입니다|nginx, apache-http-server, haproxy, tomcat
0.6|both are Java application servers|둘 다 자바 애플리케이션 서버입니다|tomcat, wildfly, weblogic, websphere, jetty
0.7|both build Java projects|둘 다 자바 프로젝트 빌드 도구입니다|maven, gradle, ant
0.6|Linux and Unix are close|Linux와 Unix는 가깝습니다|linux, unix
0.7|both host Git repositories|둘 다 Git 저장소 서비스입니다|github, gitlab, bitbucket
0.5|both keep versions of code|둘 다 코드 버전을 관리합니다|git, subversion, mercurial
0.6|both describe interfaces between services|둘 다 서비스 간 인터페이스 방식입니다|rest, graphql, grpc, soap
0.7|both are fast binary formats|둘 다 이진 직렬화 형식입니다|protocol-buffers, avro, thrift
0.6|both design systems of services|둘 다 서비스로 이루어진 시스템을 설계합니다|microservices, event-driven-architecture, distributed-systems, service-oriented-architecture, domain-driven-design
0.6|both are about the structure of software|둘 다 소프트웨어 구조를 다룹니다|software-architecture, system-design, design-patterns, clean-architecture, domain-driven-design
0.5|both care for code that lasts|둘 다 오래가는 코드를 다룹니다|clean-code, refactoring, code-review, technical-debt
0.6|both make systems carry more|둘 다 시스템의 처리 한계를 넓힙니다|scalability, high-availability, distributed-systems
0.7|both run systems reliably|둘 다 시스템을 안정적으로 운영합니다|devops, site-reliability-engineering, platform-engineering, system-administration
0.75|both drive a browser in tests|둘 다 브라우저를 조작해 테스트합니다|selenium, cypress, playwright, puppeteer
0.8|both are unit-test tools for JavaScript|둘 다 자바스크립트 단위 테스트 도구입니다|jest, vitest, mocha, jasmine
0.6|both are kinds of automated tests|둘 다 자동화 테스트의 한 종류입니다|unit-testing, integration-testing, end-to-end-testing, test-automation, test-driven-development
0.6|both assure quality|둘 다 품질을 확인합니다|quality-assurance, software-testing, manual-testing, test-automation
0.8|Scrum and Kanban are agile ways of working|스크럼과 칸반은 모두 애자일 방식입니다|scrum, kanban, agile
0.6|both are agile ways of working|둘 다 애자일 방식입니다|scrum, kanban, extreme-programming, safe, lean
0.6|both lead work to its end|둘 다 일을 끝까지 이끄는 역할입니다|project-management, product-management, team-management
0.6|both find out what is needed|둘 다 무엇이 필요한지 밝힙니다|requirements-engineering, business-analysis, user-research, product-management
0.8|both track issues and tasks|둘 다 이슈와 작업을 관리합니다|jira, trello, linear, azure-devops
0.8|both keep a team's documents|둘 다 팀 문서를 관리합니다|confluence, notion, sharepoint
0.7|both design screens|둘 다 화면을 설계하는 도구입니다|figma, sketch, adobe-xd
0.6|both design how people use a product|둘 다 제품 사용 경험을 설계합니다|user-experience-design, user-interface-design, user-research, prototyping, information-architecture, design-systems
0.6|both are graphics programs of one family|둘 다 같은 계열의 그래픽 도구입니다|photoshop, illustrator, adobe-creative-suite
0.6|both manage who may do what|둘 다 인증과 권한을 다룹니다|identity-management, oauth, active-directory, azure-active-directory, aws-iam
0.6|both protect software|둘 다 소프트웨어를 지킵니다|application-security, security-testing, devsecops, penetration-testing, vulnerability-management
0.5|both protect networks and systems|둘 다 네트워크와 시스템을 지킵니다|network-security, firewalls, siem, cloud-security
0.6|both are near the hardware|둘 다 하드웨어에 가까운 개발입니다|embedded-systems, rtos, microcontrollers, device-drivers, arduino, iot
0.6|both are business systems of large firms|둘 다 기업용 업무 시스템입니다|sap, microsoft-dynamics, odoo, erp
0.5|both manage customers' data|둘 다 고객 데이터를 관리합니다|salesforce, microsoft-dynamics, crm
0.6|both are ways of working with others|둘 다 함께 일하는 능력입니다|communication, teamwork, collaboration, interpersonal-skills
0.6|both lead people|둘 다 사람을 이끕니다|leadership, team-management, mentoring
0.6|both help others to learn|둘 다 다른 사람의 성장을 돕습니다|mentoring, teaching, onboarding
0.6|both are ways of thinking things through|둘 다 깊이 생각하는 능력입니다|problem-solving, analytical-thinking, critical-thinking, logical-thinking
0.6|both mean acting without being told|둘 다 스스로 움직이는 태도입니다|proactivity, ownership, independence, self-organisation, responsibility
0.6|both mean wanting to know more|둘 다 더 알고자 하는 태도입니다|willingness-to-learn, curiosity
0.5|both are drive|둘 다 일에 대한 동력입니다|motivation, passion, positive-attitude, result-orientation
0.6|both order work|둘 다 일을 정리하는 능력입니다|time-management, organisation-skills, prioritisation, self-organisation
0.5|both look from the customer's side|둘 다 고객의 관점에서 봅니다|customer-focus, product-mindset, business-acumen
0.6|both are sent to browsers as they happen|둘 다 실시간 통신 기술입니다|websocket, socket-io, signalr, webrtc
0.6|both find what slows a system|둘 다 시스템의 병목을 찾습니다|profiling, performance-testing, database-performance-tuning, web-performance
0.5|both find faults|둘 다 결함의 원인을 찾습니다|debugging, incident-management
0.6|both are blockchains with contracts|둘 다 블록체인 기술입니다|ethereum, hyperledger, bitcoin, smart-contracts
0.6|both are languages of contracts|둘 다 스마트 컨트랙트 언어입니다|solidity, move-language
0.7|both move a business online|둘 다 온라인 사업을 다룹니다|e-commerce, shopify, magento
0.6|both automate without much code|둘 다 적은 코드로 자동화합니다|rpa, low-code-development, automation
0.6|both are foundations of computing|둘 다 컴퓨터 과학의 기초입니다|algorithms, data-structures, computer-science
0.7|both are ready-made back ends|Firebase와 Supabase는 비슷한 백엔드 서비스입니다|firebase, supabase
`;

/** Versions of one thing that are far apart: `older|newer|credit of the older for the newer`; the newer shows the older as much. */
export const VERSION_LINES = `
python-2|python|0.8
angularjs|angular|0.5
dotnet-framework|dotnet|0.8
asp-net|asp-net-core|0.7
`;
