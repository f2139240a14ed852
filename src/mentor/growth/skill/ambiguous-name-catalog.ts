/** Names that are everyday words too, and what tells that the skill is meant. */

/**
 * As written when the skill is meant. Beside other skills ("java, go, rust") their case does not matter, but a single letter
 * stays a capital; elsewhere they count as written here and near a cue.
 */
export const AMBIGUOUS_NAMES: readonly string[] = `
Go|C|R|Swift|Rust|Spring|Express|React|Excel|Dart|Flask|Ruby|Julia|Scheme|Crystal|Nim|Elm|Zig|Apex|Less|Stencil|Parcel|Gulp|
Grunt|Babel|Astro|Remix|Polymer|Meteor|Vapor|Phoenix|Boost|Gin|Combine|Metal|Maya|Unity|Expo|Ionic|Bootstrap|Ember|Backbone|
Lit|Node|Tornado|Pyramid|Celery|Poetry|Rails|Composer|Ant|Torch|Spark|Storm|Hive|Impala|Presto|Chroma|Snowflake|Looker|Bamboo|
Helm|Nomad|Chef|Puppet|Vault|Packer|Consul|Sentry|Loki|Envoy|Rancher|Backstage|Linear|Notion|Slack|Sketch|Eclipse|Jest|Mocha|
Chai|Karma|Jasmine|Cypress|Enzyme|Cucumber|Locust|Gatling|SOLID|SAFe|Lean|REST|CAN|SPI|SIP|AR|VR|IT|DL|OWL|SAS|Perl|Dagger|
Hilt|Pulsar|Vim|Claude|Copilot|SOC|PoC|RN|RL|BI|TS|JS|DB|FP|DX|Cypher|Thrift|Avro|
Dask|Flax|Delphi|Pascal|Scratch|Assembly|Prisma|Kong|Detox|
Aurora|Athena|Bedrock|Neptune|Qualys|SAML|Waterfall|BIND|Illustrator|Lambda|Apache
`
  .replaceAll("\n", "")
  .split("|");

/** Right before or after a name (two atoms at most): the skill is meant. Lower case. */
export const NAME_CUES: ReadonlySet<string> = new Set(
  `in using with know knows learn learned learning language languages framework frameworks developer developers engineer engineers
  programming programmer code coding codebase library libraries backend server servers app apps service services microservices
  development stack experience experienced sdk api apis project projects years year yrs proficient proficiency expertise fluent
  written via based tool tools database cluster version 언어 개발 개발자 기반 프레임워크 코드 경험 서버 사용 활용 숙련 능숙 엔지니어 프로그래밍
  년 이용 작성 구현 도구 배포 운영 환경 프로젝트 서비스 백엔드 앱`
    .split(/\s+/)
    .filter(Boolean),
);

/** Right after a name: the everyday word is meant. Lower case. */
export const NAME_REFUSALS: ReadonlySet<string> = new Set(
  `to live market beyond further ahead through away back time season break delivery water yourself level suite forward above
  assured of the a an your our their for interest wishes concern semester term 2018 2019 2020 2021 2022 2023 2024 2025 2026 license licence is was
  are were can will would should may must`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * General words that name a skill only where somebody asks for it or claims it: they count inside a span that the tagger sees,
 * in a list of skills, or alone on a line. Lower case keys.
 */
export const GENERAL_NAMES: ReadonlySet<string> = new Set(
  `cloud security testing test research engineering finance insurance marketing sales manufacturing automotive logistics
  healthcare mathematics physics simulation analytics automation monitoring logging caching cache containers databases
  database networks networking networking documentation estimation accounting consulting compliance banking payments   lead leading leader leadership driven drive positive precise independent independently flexible flexibility structured creative
  accuracy ambitious discretion coach trust systematic initiative reliable responsibility passion passionate curious motivated
  communication communicate communicating collaborate collaborating collaborative interpersonal innovation innovative ownership
  autonomy autonomous agile agility driven dedication dedicated determined determination enthusiastic enthusiasm empathy patience
  patient persistence persistent confident humor humour humble ethics integrity honesty openness inclusive creativity
  methodical structured organized organised punctual meticulous thoroughness adaptable adaptability resilience resilient pragmatic
  onboarding recruiting recruitment hiring teaching teach trainer workshops negotiate negotiating negotiation persuade persuasion
  moderation mediation inspire facilitate delegation presenting presentations presentation optimistic assertive accountability
  accountable analytical analytics proactive teamwork mentor mentoring coaching collaboration computing coding
  programming scripting cloud telecom accessibility usability rendering research publications animation
  transactions replication sharding locking concurrency encryption probability statistics forecasting scraping crawling prompting
  backlog roadmapping procurement outsourcing budgeting it ai ui ux qa api apis networks backups
  debug troubleshooting refactor profiling messaging cryptocurrency dashboards`
    .split(/\s+/)
    .filter(Boolean),
);

/** Spoken languages are read on their own, with their levels; they are no skills here. Lower case. */
export const SPOKEN_LANGUAGES: ReadonlySet<string> = new Set(
  `english korean japanese chinese mandarin german french spanish dutch italian portuguese russian vietnamese danish swedish norwegian
  finnish polish czech hungarian romanian turkish arabic hindi thai indonesian hebrew greek ukrainian`
    .split(/\s+/)
    .filter(Boolean),
);
