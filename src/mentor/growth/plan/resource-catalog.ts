/** Where one learns a thing: official documentation that has stood for years, and a task of one's own. No advertising. */
import type { Gap, GrowthLanguage } from "../growth.ts";
import type { Level, Resource } from "./outcome.ts";

/** Official documentation by skill id. */
const DOCUMENTATION: Readonly<Record<string, readonly [title: string, url: string]>> = {
  airflow: ["Apache Airflow documentation", "https://airflow.apache.org/docs/"],
  angular: ["Angular documentation", "https://angular.dev/"],
  ansible: ["Ansible documentation", "https://docs.ansible.com/"],
  "argo-cd": ["Argo CD documentation", "https://argo-cd.readthedocs.io/"],
  "asp-net-core": ["ASP.NET Core documentation", "https://learn.microsoft.com/aspnet/core/"],
  aws: ["AWS documentation", "https://docs.aws.amazon.com/"],
  azure: ["Azure documentation", "https://learn.microsoft.com/azure/"],
  c: ["C reference", "https://en.cppreference.com/w/c"],
  cassandra: ["Apache Cassandra documentation", "https://cassandra.apache.org/doc/latest/"],
  cpp: ["C++ reference", "https://en.cppreference.com/w/cpp"],
  csharp: ["C# documentation", "https://learn.microsoft.com/dotnet/csharp/"],
  css: ["MDN: CSS", "https://developer.mozilla.org/docs/Web/CSS"],
  dbt: ["dbt documentation", "https://docs.getdbt.com/"],
  django: ["Django documentation", "https://docs.djangoproject.com/"],
  docker: ["Docker documentation", "https://docs.docker.com/"],
  dotnet: [".NET documentation", "https://learn.microsoft.com/dotnet/"],
  elasticsearch: ["Elasticsearch guide", "https://www.elastic.co/guide/"],
  elixir: ["Elixir: getting started", "https://hexdocs.pm/elixir/introduction.html"],
  express: ["Express documentation", "https://expressjs.com/"],
  fastapi: ["FastAPI documentation", "https://fastapi.tiangolo.com/"],
  flink: ["Apache Flink documentation", "https://nightlies.apache.org/flink/flink-docs-stable/"],
  flutter: ["Flutter documentation", "https://docs.flutter.dev/"],
  git: ["Pro Git (Chacon, Straub)", "https://git-scm.com/book"],
  "github-actions": ["GitHub Actions documentation", "https://docs.github.com/actions"],
  "gitlab-ci": ["GitLab CI/CD documentation", "https://docs.gitlab.com/ee/ci/"],
  go: ["A Tour of Go", "https://go.dev/tour/"],
  "google-cloud": ["Google Cloud documentation", "https://cloud.google.com/docs"],
  grafana: ["Grafana documentation", "https://grafana.com/docs/"],
  graphql: ["GraphQL: learn", "https://graphql.org/learn/"],
  grpc: ["gRPC documentation", "https://grpc.io/docs/"],
  haskell: ["Haskell documentation", "https://www.haskell.org/documentation/"],
  helm: ["Helm documentation", "https://helm.sh/docs/"],
  html: ["MDN: HTML", "https://developer.mozilla.org/docs/Web/HTML"],
  "ios-development": ["Apple developer documentation", "https://developer.apple.com/documentation/"],
  istio: ["Istio documentation", "https://istio.io/latest/docs/"],
  java: ["Java: learn (dev.java)", "https://dev.java/learn/"],
  javascript: ["MDN: JavaScript", "https://developer.mozilla.org/docs/Web/JavaScript"],
  jenkins: ["Jenkins user documentation", "https://www.jenkins.io/doc/"],
  jest: ["Jest documentation", "https://jestjs.io/"],
  kafka: ["Apache Kafka documentation", "https://kafka.apache.org/documentation/"],
  kotlin: ["Kotlin documentation", "https://kotlinlang.org/docs/"],
  kubernetes: ["Kubernetes: tutorials", "https://kubernetes.io/docs/tutorials/"],
  laravel: ["Laravel documentation", "https://laravel.com/docs"],
  linux: ["The Linux man-pages project", "https://www.kernel.org/doc/man-pages/"],
  mongodb: ["MongoDB documentation", "https://www.mongodb.com/docs/"],
  mysql: ["MySQL reference manual", "https://dev.mysql.com/doc/"],
  nestjs: ["NestJS documentation", "https://docs.nestjs.com/"],
  "next-js": ["Next.js: learn", "https://nextjs.org/learn"],
  nginx: ["nginx documentation", "https://nginx.org/en/docs/"],
  "node-js": ["Node.js: learn", "https://nodejs.org/en/learn"],
  observability: ["OpenTelemetry documentation", "https://opentelemetry.io/docs/"],
  pandas: ["pandas documentation", "https://pandas.pydata.org/docs/"],
  php: ["PHP manual", "https://www.php.net/manual/"],
  playwright: ["Playwright documentation", "https://playwright.dev/"],
  postgresql: ["PostgreSQL documentation: tutorial", "https://www.postgresql.org/docs/current/tutorial.html"],
  prometheus: ["Prometheus documentation", "https://prometheus.io/docs/"],
  python: ["The Python tutorial", "https://docs.python.org/3/tutorial/"],
  pytorch: ["PyTorch tutorials", "https://pytorch.org/tutorials/"],
  rabbitmq: ["RabbitMQ tutorials", "https://www.rabbitmq.com/tutorials"],
  react: ["React: learn", "https://react.dev/learn"],
  "react-native": ["React Native documentation", "https://reactnative.dev/docs/getting-started"],
  redis: ["Redis documentation", "https://redis.io/docs/latest/"],
  ruby: ["Ruby documentation", "https://www.ruby-lang.org/en/documentation/"],
  "ruby-on-rails": ["Rails guides", "https://guides.rubyonrails.org/"],
  rust: ["The Rust Programming Language (Klabnik, Nichols)", "https://doc.rust-lang.org/book/"],
  scala: ["Scala documentation", "https://docs.scala-lang.org/"],
  "scikit-learn": ["scikit-learn user guide", "https://scikit-learn.org/stable/user_guide.html"],
  selenium: ["Selenium documentation", "https://www.selenium.dev/documentation/"],
  snowflake: ["Snowflake documentation", "https://docs.snowflake.com/"],
  spark: ["Apache Spark documentation", "https://spark.apache.org/docs/latest/"],
  spring: ["Spring guides", "https://spring.io/guides"],
  "spring-boot": ["Spring guides", "https://spring.io/guides"],
  sql: ["PostgreSQL documentation: tutorial", "https://www.postgresql.org/docs/current/tutorial.html"],
  "spring-security": ["Spring Security reference", "https://docs.spring.io/spring-security/reference/"],
  swift: ["The Swift Programming Language (Apple)", "https://docs.swift.org/swift-book/"],
  tensorflow: ["TensorFlow tutorials", "https://www.tensorflow.org/tutorials"],
  terraform: ["Terraform tutorials", "https://developer.hashicorp.com/terraform/tutorials"],
  typescript: ["TypeScript handbook", "https://www.typescriptlang.org/docs/handbook/"],
  "vue-js": ["Vue.js guide", "https://vuejs.org/guide/"],
  "web-accessibility": [
    "W3C: WCAG 2 at a glance",
    "https://www.w3.org/WAI/standards-guidelines/wcag/glance/",
  ],
};

/** Books by skill id: title, author. */
const BOOKS: Readonly<Record<string, string>> = {
  algorithms: "Introduction to Algorithms (Cormen, Leiserson, Rivest, Stein)",
  "clean-code": "A Philosophy of Software Design (Ousterhout)",
  "code-review": "Software Engineering at Google (Winters, Manshreck, Wright)",
  "ci-cd": "Continuous Delivery (Humble, Farley)",
  "data-engineering": "Fundamentals of Data Engineering (Reis, Housley)",
  databases: "Designing Data-Intensive Applications (Kleppmann)",
  "design-patterns": "Design Patterns (Gamma, Helm, Johnson, Vlissides)",
  devops: "Accelerate (Forsgren, Humble, Kim)",
  "distributed-systems": "Designing Data-Intensive Applications (Kleppmann)",
  "domain-driven-design": "Domain-Driven Design (Evans)",
  "event-driven-architecture": "Designing Data-Intensive Applications (Kleppmann)",
  kafka: "Designing Data-Intensive Applications (Kleppmann)",
  leadership: "The Manager's Path (Fournier)",
  "machine-learning": "Hands-On Machine Learning (Géron)",
  mentoring: "The Manager's Path (Fournier)",
  microservices: "Building Microservices (Newman)",
  monitoring: "Site Reliability Engineering (Beyer, Jones, Petoff, Murphy)",
  python: "Fluent Python (Ramalho)",
  java: "Effective Java (Bloch)",
  refactoring: "Refactoring (Fowler)",
  security: "Security Engineering (Anderson)",
  "site-reliability-engineering": "Site Reliability Engineering (Beyer, Jones, Petoff, Murphy)",
  "software-architecture": "Fundamentals of Software Architecture (Richards, Ford)",
  "system-design": "Designing Data-Intensive Applications (Kleppmann)",
  "team-management": "The Manager's Path (Fournier)",
  "technical-writing": "Docs for Developers (Bhatti, Corleissen, Lambourne, Nunez, Waterhouse)",
  "test-driven-development": "Test-Driven Development: By Example (Beck)",
};

const PRACTICE: Readonly<Record<GrowthLanguage, Readonly<Record<Level, string>>>> = {
  en: {
    beginner: "A small thing of your own, in a public repository, with a README that says what you learned",
    intermediate: "A part of earlier work done again, with figures from before and after",
    advanced: "A two-minute story with its numbers, told to a colleague",
  },
  ko: {
    beginner: "공개 저장소에 올린 작은 자기 프로젝트와 배운 점을 적은 README",
    intermediate: "예전 일의 한 부분을 다시 한 것과 전후의 수치",
    advanced: "동료에게 말한, 숫자가 있는 2분 이야기",
  },
};

/** For each skill asked for what is known of it; always something to do. The deeper one is in, the less there is to read. */
export function resourcesFor(gap: Gap, level: Level, language: GrowthLanguage): readonly Resource[] {
  const found = gap.skillIds.flatMap((id): Resource[] => {
    const documentation = DOCUMENTATION[id];
    const book = BOOKS[id];
    return [
      ...(documentation === undefined || level === "advanced"
        ? []
        : [{ title: documentation[0], kind: "documentation" as const, url: documentation[1] }]),
      ...(book === undefined || level === "beginner"
        ? []
        : [{ title: book, kind: "book" as const, url: null }]),
    ];
  });
  const seen = new Set<string>();
  const distinct = found.filter(({ title }) => !seen.has(title) && seen.add(title));
  return [...distinct.slice(0, 3), { title: PRACTICE[language][level], kind: "practice", url: null }];
}

/** Ids that the catalogs name, for the test that all of them are skills. */
export const RESOURCE_SKILLS: readonly string[] = [...Object.keys(DOCUMENTATION), ...Object.keys(BOOKS)];
