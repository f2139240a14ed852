/**
 * The slots of what is remembered: how many values hold at once, what stops being true with what, how long it matters,
 * how it is told and how it is asked for. `dependsOn` names slots whose end makes this one stale.
 */
import type { MemoryKind } from "../memory.ts";

export interface Slot {
  readonly attribute: string;
  readonly kind: MemoryKind;
  /** `one`: a newer value ends the older. `many`: values stand beside each other. */
  readonly arity: "one" | "many";
  readonly dependsOn: readonly string[];
  /** 0..1, see `MemoryCandidate`. */
  readonly importance: number;
  readonly durability: number;
  readonly halfLifeDays: number;
  /** How it is told; `{}` is the value. */
  readonly tells: { readonly en: string; readonly ko: string };
  /** What a question about it looks like, both languages. */
  readonly asked: RegExp;
}

type Traits = Partial<Pick<Slot, "arity" | "dependsOn" | "importance" | "durability" | "halfLifeDays">>;

const YEARS = 3 * 365;

function slot(
  attribute: string,
  kind: MemoryKind,
  tells: readonly [en: string, ko: string],
  asked: RegExp,
  traits: Traits = {},
): Slot {
  const [en, ko] = tells;
  const standard = {
    arity: "one",
    dependsOn: [],
    importance: 0.6,
    durability: 0.8,
    halfLifeDays: 365,
  } as const;
  return { attribute, kind, tells: { en, ko }, asked, ...standard, ...traits };
}

const WORK = ["employer"];
const WORK_AND_TEAM = ["employer", "team"];
const PLACE = ["city"];

export const SLOTS: readonly Slot[] = [
  slot(
    "name",
    "person",
    ["Is called {}", "이름은 {}"],
    /\bmy name\b|\bcall me\b|what am i called|(?:제|내|저의|나의) 이름/i,
    {
      importance: 0.9,
      halfLifeDays: YEARS,
    },
  ),
  slot("age", "fact", ["Is {} years old", "나이는 {}"], /\bhow old am i\b|\bmy age\b|(?:제|내) 나이|몇 살/i),
  slot("birthday", "date", ["Has their birthday on {}", "생일은 {}"], /\bmy birthday\b|(?:제|내) 생일/i, {
    halfLifeDays: YEARS,
  }),
  slot(
    "city",
    "fact",
    ["Lives in {}", "사는 곳은 {}"],
    /\bwhere (?:do|does|did|am|is|are)\b.{0,30}\b(?:liv(?:e|ing)|based|home)\b|\b(?:which|what) (?:city|town|country)\b.{0,20}\bi\b|어디(?:에|에서)? ?(?:살|사는|사시)|사는 (?:곳|데|동네|도시)/i,
    { importance: 0.9, halfLifeDays: YEARS },
  ),
  slot("timezone", "fact", ["Is in the time zone {}", "시간대는 {}"], /\btime ?zone\b|시간대/i, {
    dependsOn: PLACE,
  }),
  slot(
    "home",
    "fact",
    ["Lives in {}", "집은 {}"],
    /\b(?:flat|apartment|house|home)\b.{0,20}(?:size|like|kind|big)|무슨 집|어떤 집/i,
    {
      dependsOn: PLACE,
    },
  ),
  slot("rent", "fact", ["Pays a rent of {}", "집세는 {}"], /\brent\b|월세|전세금|집세|관리비/i, {
    dependsOn: ["city", "landlord", "home"],
  }),
  slot("landlord", "person", ["Has the landlord {}", "집주인은 {}"], /\bland(?:lord|lady)\b|집주인|임대인/i, {
    dependsOn: ["city", "home"],
  }),
  slot(
    "flatmate",
    "person",
    ["Lives together with {}", "같이 사는 사람은 {}"],
    /\b(?:flat|room|house)mates?\b|룸메|같이 사는/i,
    {
      arity: "many",
      dependsOn: ["city", "home"],
    },
  ),
  slot(
    "neighbour",
    "person",
    ["Has the neighbour {}", "이웃은 {}"],
    /\bneighbou?rs?\b|이웃|옆집|윗집|아랫집/i,
    {
      arity: "many",
      dependsOn: ["city", "home"],
    },
  ),
  slot(
    "employer",
    "fact",
    ["Works at {}", "다니는 회사는 {}"],
    /\bwhere\b.{0,20}\b(?:work|employed)|\bwho\b.{0,12}\b(?:work for|employs?)\b|\b(?:which|what) company\b|\bmy (?:employer|company|job)\b|(?:회사|직장).{0,8}(?:어디|뭐|이름|다니)|어느 (?:회사|직장)|무슨 (?:회사|직장)|어디(?:에|를|서|에서)? ?(?:다니|다녀|일하|근무|일해)|다니는 (?:회사|직장|곳|데)/i,
    { importance: 0.9, halfLifeDays: YEARS },
  ),
  slot(
    "role",
    "fact",
    ["Works as {}", "하는 일은 {}"],
    /\bmy (?:role|job title|title|position|profession)\b|\bwhat do i do\b|(?:제|내|나의|저의) ?(?:직책|직무|역할|직업|직급|직함)|무슨 일(?:을)? (?:하|해)/i,
    { importance: 0.8, halfLifeDays: YEARS },
  ),
  slot(
    "experience",
    "fact",
    ["Has {}", "경력은 {}"],
    /\bexperience\b|\bhow (?:long|many years) have i (?:worked|been)\b|경력|몇 년차/i,
    { arity: "many", halfLifeDays: YEARS },
  ),
  slot(
    "team",
    "fact",
    ["Is on the {} team", "속한 팀은 {}"],
    /\b(?:which|what) (?:team|squad)\b|\bmy (?:team|squad)(?:'s name)?\b.{0,10}\?|무슨 팀|어느 팀|어떤 팀|(?:제|내) 팀(?:이|은)?(?: 뭐|어디|\?)/i,
    {
      dependsOn: WORK,
    },
  ),
  slot(
    "manager",
    "person",
    ["Has the manager {}", "상사는 {}"],
    /\b(?:manager|boss|supervisor at work|line manager|do i report to|team lead)\b|팀장|상사|부장|실장|매니저/i,
    {
      dependsOn: WORK_AND_TEAM,
      importance: 0.7,
    },
  ),
  slot(
    "colleague",
    "person",
    ["Works with {}", "함께 일하는 사람은 {}"],
    /\b(?:co-?workers?|colleagues?|teammates?|pair (?:with|partner)|buddy|work with)\b|동료|짝꿍|사수|같이 일하|페어/i,
    {
      arity: "many",
      dependsOn: WORK_AND_TEAM,
    },
  ),
  slot(
    "office",
    "fact",
    ["Has the office in {}", "사무실은 {}"],
    /\boffice\b(?!.{0,20}\b(?:from home|remote))|사무실|사옥/i,
    {
      dependsOn: WORK,
    },
  ),
  slot(
    "work-mode",
    "fact",
    ["Works {}", "근무 방식은 {}"],
    /\b(?:remote(?:ly)?|hybrid|from home|in the office|on-?site)\b|재택|출근인|근무 방식|원격/i,
    { dependsOn: WORK },
  ),
  slot(
    "commute",
    "fact",
    ["Commutes {}", "통근은 {}"],
    /\bcommut\w*|\bget to work\b|\bway to work\b|통근|출근(?:하는|할| 시간| 길|길)|출퇴근/i,
    {
      dependsOn: ["city", "employer", "office", "work-mode"],
    },
  ),
  slot(
    "work-hours",
    "fact",
    ["Works {}", "근무 시간은 {}"],
    /\b(?:working|work|office) hours\b|\bwhat hours\b|\bwhen do i (?:start|finish|work)\b|근무 ?시간|몇 시(?:부터|까지|에) (?:일|출근|퇴근)/i,
    {
      dependsOn: WORK,
    },
  ),
  slot("salary", "fact", ["Earns {}", "연봉은 {}"], /\b(?:salary|earn|paid|pay)\b|연봉|월급|급여/i, {
    dependsOn: WORK,
  }),
  slot(
    "notice",
    "fact",
    ["Has a notice period of {}", "퇴사 통보 기간은 {}"],
    /\bnotice period\b|통보 기간/i,
    {
      dependsOn: WORK,
    },
  ),
  slot(
    "meeting",
    "fact",
    ["{}", "{}"],
    /\b(?:stand-?up|daily|retro(?:spective)?|sync|planning|review meeting|1:1|one-on-one|all-?hands|demo day)\b|스탠드업|스크럼|데일리|회고|주간 ?회의|정기 ?회의|싱크|원온원|플래닝/i,
    {
      dependsOn: WORK_AND_TEAM,
      halfLifeDays: 180,
    },
  ),
  slot("on-call", "fact", ["Is on call {}", "온콜은 {}"], /\bon-?call\b|온콜|당직/i, {
    dependsOn: WORK_AND_TEAM,
    halfLifeDays: 120,
  }),
  slot("mentor", "person", ["Has the mentor {}", "멘토는 {}"], /\bmentor\b|멘토/i),
  slot("mentee", "person", ["Mentors {}", "멘티는 {}"], /\bmentee|\bdo i mentor\b|멘티/i, { arity: "many" }),
  slot(
    "school",
    "fact",
    ["Studies at {}", "다니는 학교는 {}"],
    /\bwhere do i study\b|\b(?:which|what) (?:school|university|college|uni)\b.{0,12}\bi\b|(?:어느|무슨|어떤) (?:학교|대학|대학원)|(?:학교|대학)(?:는|은|를|이)? (?:어디|뭐)/i,
  ),
  slot(
    "subject",
    "fact",
    ["Studies {}", "전공은 {}"],
    /\bwhat do i study\b|\bmy (?:major|degree|subject)\b|전공/i,
    { dependsOn: ["school"] },
  ),
  slot(
    "supervisor",
    "person",
    ["Has the supervisor {}", "지도교수는 {}"],
    /\bsupervisor|\badvis[oe]r\b|지도 ?교수/i,
    { dependsOn: ["school"] },
  ),
  slot("dormitory", "fact", ["Lives in the dormitory {}", "기숙사는 {}"], /\bdorm(?:itory)?\b|기숙사/i, {
    dependsOn: ["school", "city"],
  }),
  slot(
    "partner",
    "person",
    ["Is together with {}", "함께하는 사람은 {}"],
    /\b(?:boy|girl)friend\b|\bmy (?:partner|wife|husband|fianc\w+)\b|여자 ?친구|남자 ?친구|여친|남친|아내|남편|와이프|배우자|애인/i,
    {
      importance: 0.8,
      halfLifeDays: YEARS,
    },
  ),
  slot("anniversary", "date", ["Has the anniversary on {}", "기념일은 {}"], /\banniversary\b|기념일/i, {
    dependsOn: ["partner"],
    halfLifeDays: YEARS,
  }),
  slot("friend", "person", ["Has the friend {}", "친구는 {}"], /\bfriends?\b|친구/i, {
    arity: "many",
    halfLifeDays: YEARS,
  }),
  slot("children", "fact", ["Has {}", "아이는 {}"], /\b(?:kids?|children)\b|아이들?|자녀/i, {
    importance: 0.7,
    halfLifeDays: YEARS,
  }),
  slot(
    "origin",
    "fact",
    ["Comes from {}", "고향은 {}"],
    /\bwhere (?:am i|do i come) from\b|\bhome ?town\b|고향/i,
    {
      halfLifeDays: YEARS,
    },
  ),
  slot(
    "relative",
    "person",
    ["{}", "{}"],
    /\bmy (?:brother|sister|son|daughter|mother|father|mom|mum|dad)'?s? name|(?:동생|형|누나|언니|오빠|아들|딸|엄마|아빠)(?:의)? 이름/i,
    {
      halfLifeDays: YEARS,
    },
  ),
  slot(
    "pet",
    "person",
    ["Has a pet: {}", "키우는 동물은 {}"],
    /\bpets?\b|\bmy (?:dog|cat|rabbit|parrot|hamster)|강아지|고양이|반려|토끼|키우는/i,
    { arity: "many", halfLifeDays: YEARS },
  ),
  slot(
    "child-school",
    "fact",
    ["Has a child at {}", "아이가 다니는 곳은 {}"],
    /\b(?:school|nursery|kindergarten|daycare)\b.{0,30}\b(?:son|daughter|kids?|child(?:ren)?)\b|\b(?:son|daughter|kids?|child(?:ren)?)\b.{0,30}\b(?:school|nursery|kindergarten|daycare)\b|(?:딸|아들|아이|애|첫째|둘째).{0,14}(?:학교|유치원|어린이집|학원)|(?:어린이집|유치원)/i,
    {
      dependsOn: PLACE,
    },
  ),
  slot(
    "gym",
    "fact",
    ["Trains at {}", "운동하는 곳은 {}"],
    /\bgym\b|\bwork out\b|\bwhere do i (?:train|climb|swim)\b|헬스장|체육관|수영장|클라이밍장|요가원|어디서 운동|필라테스/i,
    {
      dependsOn: PLACE,
      halfLifeDays: 180,
    },
  ),
  slot(
    "doctor",
    "person",
    ["Sees the doctor {}", "다니는 병원은 {}"],
    /\b(?:doctor|gp|dentist|physician)\b|다니는 (?:병원|치과|의원)|주치의|(?:병원|치과)(?:이|은|는)? 어디/i,
    { dependsOn: PLACE },
  ),
  slot(
    "therapist",
    "person",
    ["Sees the therapist {}", "상담 선생님은 {}"],
    /\b(?:therapist|counsell?or|coach)\b|상담 ?(?:선생|사)|심리 ?상담|코치/i,
  ),
  slot(
    "workspace",
    "fact",
    ["Has a place to work: {}", "작업실은 {}"],
    /\b(?:co-?working|studio|workshop)\b|작업실|공유 ?오피스|코워킹/i,
    { dependsOn: PLACE },
  ),
  slot(
    "haunt",
    "fact",
    ["Often goes to {}", "자주 가는 곳은 {}"],
    /\b(?:caf[eé]|pub|bar|library|bakery)\b.{0,20}|단골|자주 가는|카페|도서관/i,
    { dependsOn: PLACE, halfLifeDays: 120 },
  ),
  slot(
    "speaks",
    "fact",
    ["Speaks {}", "할 줄 아는 언어는 {}"],
    /\b(?:languages?)\b.{0,12}\bspeak\b|\bdo i speak\b|할 줄 아는 (?:언어|외국어)|외국어/i,
    { arity: "many", halfLifeDays: YEARS },
  ),
  slot(
    "learning",
    "goal",
    ["Is learning {}", "배우는 것은 {}"],
    /\b(?:learning|learn)\b|(?:뭐|뭘|무엇을|무슨).{0,8}(?:배우|배워|공부)|배우는|공부하는/i,
    {
      arity: "many",
      halfLifeDays: 120,
    },
  ),
  slot(
    "studying-for",
    "goal",
    ["Is preparing for {}", "준비하는 것은 {}"],
    /\b(?:studying|preparing|revising|training) for\b|\bcertificat\w+|(?:무슨|어떤|뭐|뭘).{0,12}준비|자격증/i,
    {
      arity: "many",
      halfLifeDays: 120,
    },
  ),
  slot("volunteers", "fact", ["Volunteers at {}", "봉사하는 곳은 {}"], /\bvolunteer\w*\b|봉사/i, {
    arity: "many",
    dependsOn: PLACE,
  }),
  slot(
    "business",
    "fact",
    ["Runs a business: {}", "운영하는 곳은 {}"],
    /\bmy (?:own )?(?:business|shop|store)\b|내 (?:가게|사업)/i,
    { halfLifeDays: YEARS },
  ),
  slot(
    "certificate",
    "fact",
    ["Holds: {}", "자격증은 {}"],
    /\b(?:certificates?|certifications?|licen[cs]e|diploma)\b|자격증/i,
    { arity: "many", halfLifeDays: YEARS },
  ),
  slot("instrument", "fact", ["Plays the {}", "연주하는 악기는 {}"], /\binstruments?\b|악기/i, {
    arity: "many",
    importance: 0.4,
  }),
  slot(
    "hobby",
    "fact",
    ["Does {} as a hobby", "취미는 {}"],
    /\bhobb(?:y|ies)\b|\b(?:spare|free) time\b|\bsports?\b|취미|여가|무슨 운동/i,
    { arity: "many", importance: 0.4 },
  ),
  slot(
    "diet",
    "fact",
    ["Eats {}", "식단은 {}"],
    /\bdiet\b|\bdo i eat\b|\bvegan|\bvegetarian|식단|채식|비건|안 먹는/i,
  ),
  slot("allergy", "fact", ["Is allergic to {}", "알레르기: {}"], /\ballerg\w+|알레르기|알러지/i, {
    arity: "many",
    importance: 0.9,
    halfLifeDays: YEARS,
  }),
  slot("impairment", "fact", ["Is {}", "{}"], /\b(?:deaf|blind|left[- ]handed|disab\w+)\b|장애|색약|난청/i, {
    arity: "many",
    importance: 0.8,
    halfLifeDays: YEARS,
  }),
  slot(
    "health",
    "fact",
    ["Has {}", "앓는 것은 {}"],
    /\b(?:health|conditions?|illness|diagnos\w+)\b|무슨 병|지병|건강 상태|앓/i,
    { arity: "many", importance: 0.8, halfLifeDays: YEARS },
  ),
  slot("smokes", "fact", ["Smokes {}", "흡연: {}"], /\bsmok\w+|담배|흡연/i),
  slot("car", "fact", ["Drives {}", "타는 차는 {}"], /\b(?:car|drive)\b|(?:제|내|무슨) 차|자동차|타는 차/i),
  slot(
    "device",
    "tool",
    ["Works on {}", "쓰는 컴퓨터는 {}"],
    /\b(?:laptop|computer|machine|phone|keyboard)\b|노트북|컴퓨터|키보드|휴대폰|핸드폰/i,
    { arity: "many" },
  ),
  slot("editor", "tool", ["Uses the editor {}", "쓰는 에디터는 {}"], /\b(?:editor|ide)\b|에디터|편집기/i, {
    halfLifeDays: YEARS,
  }),
  slot(
    "os",
    "tool",
    ["Uses the operating system {}", "쓰는 운영체제는 {}"],
    /\b(?:operating system|os)\b|운영 ?체제/i,
    { halfLifeDays: YEARS },
  ),
  slot(
    "database",
    "tool",
    ["Uses the database {}", "쓰는 데이터베이스는 {}"],
    /\b(?:databases?|db)\b|데이터베이스|디비|\bDB\b/i,
    { arity: "many" },
  ),
  slot(
    "queue",
    "tool",
    ["Uses the message queue {}", "쓰는 메시지 큐는 {}"],
    /\b(?:queue|event bus|broker|messaging)\b|메시지 ?큐|브로커/i,
    { arity: "many" },
  ),
  slot(
    "ci",
    "tool",
    ["Uses {} for CI", "쓰는 CI는 {}"],
    /\b(?:ci|build server|pipelines?)\b|\bCI\b|파이프라인|빌드 서버/i,
  ),
  slot(
    "orchestration",
    "tool",
    ["Runs on {}", "운영 환경은 {}"],
    /\b(?:orchestrat\w+|run (?:it|things|our services) on)\b|오케스트레이션/i,
    { arity: "many" },
  ),
  slot("deployment", "tool", ["Deploys with {}", "배포는 {}"], /\bdeploy\w*|배포/i),
  slot(
    "cloud",
    "tool",
    ["Is on the cloud {}", "쓰는 클라우드는 {}"],
    /\b(?:cloud|host(?:ing|ed)?)\b|클라우드|호스팅/i,
    { arity: "many" },
  ),
  slot(
    "language",
    "tool",
    ["Writes {}", "쓰는 언어는 {}"],
    /\b(?:programming )?languages?\b(?!.{0,12}speak)|(?:무슨|어떤|쓰는|프로그래밍) 언어/i,
    { arity: "many" },
  ),
  slot(
    "framework",
    "tool",
    ["Uses the framework {}", "쓰는 프레임워크는 {}"],
    /\bframeworks?\b|프레임워크/i,
    { arity: "many" },
  ),
  slot(
    "tracker",
    "tool",
    ["Tracks work in {}", "쓰는 이슈 트래커는 {}"],
    /\b(?:tracker|tickets?|issue tracking|board)\b|이슈 ?트래커|티켓/i,
  ),
  slot("chat", "tool", ["Chats in {}", "쓰는 메신저는 {}"], /\b(?:chat|messenger)\b|메신저/i),
  slot(
    "monitoring",
    "tool",
    ["Watches with {}", "쓰는 모니터링은 {}"],
    /\bmonitor\w*|\bobservability\b|모니터링/i,
    { arity: "many" },
  ),
  slot(
    "uses",
    "tool",
    ["Uses {}", "쓰는 것은 {}"],
    /\b(?:which|what) tools?\b|\bdo (?:i|we) (?:still )?use\b|무슨 (?:도구|툴)|쓰나요|써요\?/i,
    { arity: "many", halfLifeDays: 240 },
  ),
  slot(
    "answer-style",
    "preference",
    ["Prefers answers that are {}", "답변은 {}"],
    /\b(?:answers?|explanations?|repl(?:y|ies))\b.{0,30}\b(?:prefer|like|want)|\b(?:prefer|like|want)\b.{0,30}\b(?:answers?|explanations?|repl(?:y|ies))\b|(?:답변|설명|대답)/i,
    {
      importance: 0.8,
      halfLifeDays: YEARS,
    },
  ),
  slot(
    "theme",
    "preference",
    ["Prefers {} mode", "화면은 {} 모드"],
    /\b(?:dark|light)\b.{0,10}\bmode\b|다크|라이트 모드/i,
  ),
  slot(
    "indentation",
    "preference",
    ["Indents with {}", "들여쓰기는 {}"],
    /\b(?:tabs|spaces|indent\w*)\b|들여쓰기|탭/i,
  ),
  slot(
    "drink",
    "preference",
    ["Drinks {}", "마시는 것은 {}"],
    /\bdrinks?\b|\bcoffee or tea\b|\btea or coffee\b|(?:무슨|어떤|뭘|뭐) ?(?:음료|차를|마시)|마시는/i,
    { importance: 0.3, arity: "many" },
  ),
  slot(
    "prefers",
    "preference",
    ["Prefers {}", "선호: {}"],
    /\bprefer\w*|\bfavou?rite\b|선호|좋아하|좋아해/i,
    { arity: "many", halfLifeDays: 365 },
  ),
  slot(
    "avoids",
    "preference",
    ["Does not want {}", "원하지 않는 것: {}"],
    /\b(?:dislike|hate|avoid|not want|don't want|can't stand)\b|싫어하|원하지 않/i,
    { arity: "many" },
  ),
  slot(
    "learning-style",
    "preference",
    ["Learns best {}", "배우는 방식: {}"],
    /\bhow do i learn\b|\blearn(?:ing)? (?:best|style)\b|배우는 방식|공부하는 방식/i,
    { importance: 0.8, halfLifeDays: YEARS },
  ),
  slot(
    "rhythm",
    "preference",
    ["Is a {}", "하루의 결: {}"],
    /\bmorning person\b|\bnight owl\b|\bwhen am i (?:at my best|awake)\b|아침형|저녁형|새벽형|야행성/i,
    { halfLifeDays: YEARS },
  ),
  slot(
    "goal",
    "goal",
    ["Has the goal: {}", "목표: {}"],
    /\bgoals?\b|\b(?:aim|aiming|want to achieve|working towards)\b|목표/i,
    { arity: "many", importance: 0.8, halfLifeDays: 240 },
  ),
  slot(
    "decision",
    "decision",
    ["Decided: {}", "결정: {}"],
    /\bdecid\w+|\bdecision\b|\b(?:chose|choose|choice|settle(?:d)? on|go with|going with)\b|결정|(?:하|가|쓰)기로/i,
    {
      arity: "many",
      importance: 0.8,
      halfLifeDays: 240,
    },
  ),
  slot(
    "project",
    "goal",
    ["Works on the project {}", "하는 프로젝트는 {}"],
    /\b(?:side[- ]?)?projects?\b(?!.{0,30}\b(?:due|deadline|demo|finish))|\bworking on\b|프로젝트(?:가|는|은)? ?(?:뭐|무엇|이름)|무슨 프로젝트/i,
    { arity: "many", dependsOn: WORK },
  ),
  slot(
    "side-project",
    "goal",
    ["Has the side project {}", "사이드 프로젝트는 {}"],
    /\b(?:side|hobby|pet)[- ]?projects?\b|사이드 ?프로젝트|토이 ?프로젝트/i,
    { arity: "many" },
  ),
  slot(
    "deadline",
    "date",
    ["Has the deadline on {}", "마감은 {}"],
    /\b(?:deadline|due|hand in|submit)\b|마감|제출/i,
    { importance: 0.8, halfLifeDays: 60 },
  ),
  slot("demo", "date", ["Has the demo on {}", "데모는 {}"], /\b(?:demo|presentation|talk)\b|데모|발표/i, {
    importance: 0.7,
    halfLifeDays: 60,
  }),
  slot(
    "release",
    "date",
    ["Has the release on {}", "출시는 {}"],
    /\b(?:release|launch|go-?live)\b|출시|릴리스|오픈/i,
    { importance: 0.7, halfLifeDays: 60 },
  ),
  slot("exam", "date", ["Has the exam on {}", "시험은 {}"], /\bexams?\b|시험/i, {
    importance: 0.8,
    halfLifeDays: 60,
    dependsOn: [],
  }),
  slot("interview", "date", ["Has the interview on {}", "면접은 {}"], /\binterview\b|면접|인터뷰/i, {
    importance: 0.8,
    halfLifeDays: 60,
  }),
  slot(
    "appointment",
    "date",
    ["Has the appointment on {}", "약속은 {}"],
    /\b(?:appointment|surgery|operation|wedding|flight|trip|holiday|vacation|move|moving|conference)\b|예약|수술|결혼식|비행기|여행|휴가|이사|컨퍼런스/i,
    {
      importance: 0.6,
      halfLifeDays: 60,
    },
  ),
  slot(
    "start",
    "date",
    ["Starts on {}", "시작일은 {}"],
    /\bwhen do i start\b|\bfirst day\b|첫 출근|시작일|입사일/i,
    { importance: 0.7, halfLifeDays: 60, dependsOn: ["employer"] },
  ),
  slot(
    "contract",
    "date",
    ["Has a contract until {}", "계약은 {}까지"],
    /\bcontract\b|\bwork permit\b|계약/i,
    { importance: 0.7, halfLifeDays: 120, dependsOn: ["employer"] },
  ),
];

const BY_ATTRIBUTE = new Map(SLOTS.map((entry) => [entry.attribute, entry]));

/** What a slot is when nobody declared it: values stand beside each other and nothing follows from them. */
const UNDECLARED: Omit<Slot, "attribute"> = {
  kind: "fact",
  arity: "many",
  dependsOn: [],
  importance: 0.5,
  durability: 0.6,
  halfLifeDays: 180,
  tells: { en: "{}", ko: "{}" },
  asked: /(?!)/,
};

/** Slots of the team's own things: they end with the employer, and with nothing else. */
const TEAM_DEPENDS_ON: readonly string[] = ["self/employer"];

/** The slot an attribute fills; `decision:public api` is the slot `decision` about one topic, and holds one value. */
export function slotOf(attribute: string): Slot {
  const cut = attribute.indexOf(":");
  const base = BY_ATTRIBUTE.get(cut === -1 ? attribute : attribute.slice(0, cut));
  if (base === undefined) return { attribute, ...UNDECLARED };
  return cut === -1 ? base : { ...base, attribute, arity: "one" };
}

/** Which slots make this one stale when they end, each as `subject/attribute`. */
export function dependencies(subject: string, attribute: string): readonly string[] {
  const own =
    subject === "team" ? TEAM_DEPENDS_ON : slotOf(attribute).dependsOn.map((name) => `${subject}/${name}`);
  return subject.startsWith("project:") ? [...own, `self/project`, "self/side-project"] : own;
}
