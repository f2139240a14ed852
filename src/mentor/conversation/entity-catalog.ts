const NAMES = `JavaScript TypeScript Python Java Kotlin Swift Rust Go Golang Ruby PHP Scala Elixir Erlang Haskell Clojure C++ C#
.NET Perl Dart Lua Zig Bash PowerShell SQL HTML CSS Sass Tailwind React Vue Svelte Angular Next.js Nuxt Remix Redux
jQuery Vite Webpack Rollup Babel ESLint Prettier Jest Vitest Cypress Playwright Selenium Storybook Node Node.js Deno Bun Express
Fastify NestJS Koa Hono Django Flask FastAPI Rails Laravel Symfony Spring Hibernate Gradle Maven Flutter Android iOS Xcode
Unity Unreal Postgres PostgreSQL MySQL MariaDB SQLite Oracle MongoDB DynamoDB Cassandra Redis Memcached Elasticsearch
OpenSearch ClickHouse Snowflake BigQuery Databricks Spark Hadoop Airflow dbt Kafka RabbitMQ NATS SQS Pulsar GraphQL gRPC
REST WebSocket OAuth OIDC SAML JWT TLS DNS HTTP TCP Docker Kubernetes k8s Helm Terraform Ansible Pulumi Jenkins GitHub GitLab
Bitbucket CircleCI ArgoCD AWS Lambda S3 EC2 ECS EKS Azure GCP Firebase Supabase Vercel Netlify Cloudflare Nginx Apache HAProxy
Envoy Istio Prometheus Grafana Datadog Sentry Splunk Jaeger OpenTelemetry Kibana Linux Ubuntu Debian macOS Windows Git npm pnpm
yarn pip conda cargo Jira Confluence Slack Figma Notion Trello LeetCode Scrum Kanban Copilot ChatGPT OpenAI PyTorch TensorFlow
NumPy pandas scikit-learn Jupyter LangChain CUDA`;

const KOREAN_NAMES: readonly (readonly [string, string])[] = [
  ["자바", "Java"],
  ["자바스크립트", "JavaScript"],
  ["타입스크립트", "TypeScript"],
  ["파이썬", "Python"],
  ["코틀린", "Kotlin"],
  ["스프링", "Spring"],
  ["리액트", "React"],
  ["뷰", "Vue"],
  ["도커", "Docker"],
  ["쿠버네티스", "Kubernetes"],
  ["레디스", "Redis"],
  ["카프카", "Kafka"],
  ["젠킨스", "Jenkins"],
  ["깃허브", "GitHub"],
  ["슬랙", "Slack"],
  ["지라", "Jira"],
];

/** Names that are ordinary words as well; only their written form counts, which the patterns find. */
const AMBIGUOUS = new Set([
  "go",
  "rust",
  "swift",
  "spring",
  "express",
  "spark",
  "next",
  "node",
  "lambda",
  "rest",
  "unity",
  "oracle",
  "notion",
  "slack",
  "vite",
  "bun",
  "lua",
  "dart",
  "remix",
  "flask",
  "rails",
  "envoy",
  "helm",
  "apache",
  "windows",
  "cargo",
  "zig",
  "jest",
]);

/** Lower-case spelling → the name as it is written. */
export const TECHNOLOGY_NAMES: ReadonlyMap<string, string> = new Map([
  ...NAMES.split(/\s+/)
    .map((name) => [name.toLowerCase(), name] as const)
    .filter(([key]) => !AMBIGUOUS.has(key)),
  ...KOREAN_NAMES,
]);
