/** Which slot a tool or a preferred thing fills, by its name; both languages. What is not here fills `uses`. */

const CLASSES: Readonly<Record<string, string>> = {
  editor:
    "vim|neovim|nvim|emacs|vscode|vs code|visual studio code|visual studio|sublime|sublime text|intellij|intellij idea|pycharm|webstorm|goland|rider|cursor|zed|helix|nano|notepad++|eclipse|xcode|android studio|빔|네오빔|이맥스|인텔리제이|커서|서브라임|비주얼 스튜디오|이클립스|파이참|웹스톰|엑스코드|안드로이드 스튜디오|vs코드|브이에스코드|제드",
  os: "windows|linux|macos|mac os|mac|ubuntu|debian|fedora|arch|arch linux|nixos|mint|freebsd|윈도우|윈도|리눅스|우분투|맥|맥오에스|페도라|데비안|아치",
  database:
    "influxdb|timescaledb|scylladb|qdrant|databricks|redshift|supabase|firebase|duckdb|mssql|typesense|수파베이스|파이어베이스|스노우플레이크|포스트그레|마리아db|몽고db|postgres|postgresql|mysql|mariadb|sqlite|mongodb|mongo|oracle|sql server|dynamodb|cassandra|redis|memcached|elasticsearch|clickhouse|snowflake|bigquery|cockroachdb|neo4j|couchdb|firestore|opensearch|포스트그레스|마이에스큐엘|몽고디비|몽고|레디스|오라클|마리아디비|엘라스틱서치|클릭하우스|다이나모디비|빅쿼리",
  queue: "kafka|rabbitmq|nats|sqs|pulsar|activemq|redpanda|kinesis|카프카|래빗엠큐|펄사",
  ci: "jenkins|gitlab ci|gitlab|github actions|circleci|circle ci|travis|travis ci|teamcity|buildkite|azure devops|drone|bamboo|젠킨스|깃허브 액션|깃허브 액션스|깃랩|깃랩 ci|서클ci|팀시티|빌드카이트",
  orchestration:
    "docker compose|kubernetes|k8s|docker swarm|nomad|ecs|eks|openshift|plain vms|vms|bare metal|docker|쿠버네티스|쿠버|도커|도커 스웜|노마드|오픈시프트",
  deployment: "argo cd|argocd|argo|flux|spinnaker|helm|ansible|capistrano|아르고|아르고cd|앤서블|스피나커",
  cloud:
    "aws|gcp|azure|google cloud|digitalocean|hetzner|heroku|fly.io|cloudflare|vercel|netlify|ncp|네이버 클라우드|애저|헤로쿠|버셀",
  language:
    "c|ada|fortran|abap|delphi|pl/sql|solidity|gdscript|objective-c|f#|ocaml|groovy|c언어|포트란|델파이|솔리디티|javascript|typescript|python|java|kotlin|swift|rust|go|golang|ruby|php|scala|elixir|erlang|haskell|clojure|c++|c#|perl|dart|lua|zig|cobol|r|자바|자바스크립트|타입스크립트|파이썬|코틀린|스위프트|러스트|고랭|루비|스칼라|엘릭서|코볼|다트",
  framework:
    "symfony|django rest framework|jetpack compose|compose|swiftui|uikit|.net|wpf|qt|unity|godot|unreal|express.js|solid|htmx|hotwire|spring batch|리액트 네이티브|컴포즈|스위프트ui|유니티|고도|언리얼|심포니|익스프레스|피니아|닷넷|react|vue|svelte|angular|next.js|nextjs|nuxt|remix|django|flask|fastapi|rails|laravel|symfony|spring|spring boot|nestjs|express|flutter|react native|jquery|리액트|뷰|스벨트|앵귤러|장고|플라스크|스프링|스프링 부트|스프링부트|레일즈|라라벨|플러터|넥스트",
  tracker:
    "jira|linear|trello|asana|youtrack|redmine|shortcut|clickup|notion|지라|리니어|트렐로|아사나|레드마인|노션|먼데이",
  chat: "slack|teams|microsoft teams|mattermost|discord|zulip|rocket.chat|잔디|슬랙|팀즈|디스코드|카카오워크|네이버웍스|라인웍스|매터모스트",
  monitoring:
    "victoriametrics|wazuh|opsgenie|pagerduty|prometheus|grafana|datadog|sentry|new relic|splunk|kibana|honeycomb|프로메테우스|그라파나|데이터독|센트리|뉴렐릭|핀포인트",
  uses: "terraform|테라폼|mlflow|openfga|bitbucket|sap|tableau|power bi|excel|prisma|typeorm|hibernate|ktor|testcontainers|turborepo|nx|chromatic|opentelemetry|프리즈마|태블로|bazel|maven|gradle|npm|yarn|pnpm|webpack|vite|jest|vitest|cypress|playwright|selenium|graphql|grpc|figma|sketch|storybook|postman|copilot|chatgpt|claude|confluence|obsidian|airflow|spark|dbt|pytorch|tensorflow|jupyter|pandas|tailwind|피그마|코파일럿|그래프큐엘|컨플루언스|옵시디언|에어플로우|스파크|파이토치|텐서플로|주피터|포스트맨|테일윈드",
  device:
    "macbook|macbook pro|macbook air|thinkpad|dell xps|split keyboard|standing desk|ipad|surface|chromebook|맥북|맥북 프로|맥북 에어|씽크패드|그램|아이패드|기계식 키보드|스플릿 키보드",
};

/** Lower-case name → slot. */
const TOOL_SLOTS: ReadonlyMap<string, string> = new Map(
  Object.entries(CLASSES).flatMap(([slot, names]) => names.split("|").map((name) => [name, slot] as const)),
);

/** Preferences that exclude each other, by the words in them. */
const PREFERENCE_CLASSES: readonly (readonly [attribute: string, words: RegExp])[] = [
  ["answer-style", /\b(?:answers?|explanations?|repl(?:y|ies)|responses?)\b|답변|설명|대답/i],
  ["theme", /\b(?:dark|light) (?:mode|theme)\b|다크 ?모드|라이트 ?모드|다크 ?테마/i],
  ["indentation", /^(?:tabs|spaces|(?:two|four|2|4) spaces)\b|들여쓰기/i],
];

/** Slots of what a team runs together, unless a person says that it is their own. */
export const TEAM_SLOTS: ReadonlySet<string> = new Set(
  "database queue ci orchestration deployment cloud language framework tracker chat monitoring".split(" "),
);

/** Names that are words as well; they count when written as names. */
const WORDS_TOO = new Set(
  "c ada compose unity solid excel unreal qt nx go r express teams mint arch linear notion cursor rider helix flask rails spring swift rust dart drone shortcut surface remix nano eclipse oracle helm flux mac windows lua nats bamboo rider zed vms java".split(
    " ",
  ),
);

/** The tools that a text names, in its order. */
export function toolsIn(text: string): readonly string[] {
  const words = [...text.matchAll(/[\p{L}\p{N}+#./-]+/gu)].map(([word]) => word.replace(/[./-]+$/, ""));
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1)
    for (let count = Math.min(3, words.length - at); count > 0; count -= 1) {
      const name = withoutParticle(words.slice(at, at + count).join(" "));
      if (!TOOL_SLOTS.has(name.toLowerCase())) continue;
      if (WORDS_TOO.has(name) && words.length > 1) continue;
      found.push(name);
      at += count - 1;
      break;
    }
  return found;
}

const PARTICLE =
  /(?:이랑|랑|하고|과|와|에|은|는|을|를|도|만|이|가|으로|로|이요|요|이고|고|구요|이에요|예요|입니다)$/u;

/** "코틀린이랑", "MySQL이요": a name with what Korean hangs on it. */
function withoutParticle(word: string): string {
  return TOOL_SLOTS.has(word.toLowerCase()) ? word : word.replace(PARTICLE, "");
}

/** The slot a value belongs to when it is said to be used. */
export function toolSlot(value: string): string | null {
  const name = value.toLowerCase();
  return TOOL_SLOTS.get(name) ?? TOOL_SLOTS.get(name.split(" ")[0] ?? "") ?? null;
}

export function preferenceSlot(value: string): string {
  return PREFERENCE_CLASSES.find(([, words]) => words.test(value))?.[0] ?? "prefers";
}
