/** The walls of the house (ARCHITECTURE.md): every rule is a sentence about who may import whom. */

const ROOMS = "(mentor/[^/]+|people/[^/]+|platform/[^/]+|lumen)";
const TECHNOLOGY = "^node_modules/(fastify|@fastify|kysely|pg|ioredis|rate-limiter-flexible|pino)";

const only = (name, comment, from, allowed, extra = {}) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "\\.test\\.ts$", ...extra.from },
  to: { path: "^src/", pathNot: allowed, ...extra.to },
});

const forbidden = [
  { name: "no-circle", comment: "No circle anywhere.", severity: "error", from: {}, to: { circular: true } },
  {
    name: "no-orphan",
    comment: "A file that nobody imports is either a start or rubbish.",
    severity: "error",
    from: { orphan: true, path: "^src/", pathNot: ["\\.test\\.ts$", "^src/main\\.ts$"] },
    to: {},
  },
  {
    name: "through-the-door",
    comment:
      "A room is entered through its index.ts; composition may open an engine of a platform port by its file.",
    severity: "error",
    from: { path: "^src/((?:mentor|people|platform)/[^/]+|lumen|api|cli|config)/", pathNot: "\\.test\\.ts$" },
    to: { path: `^src/${ROOMS}/`, pathNot: [`^src/${ROOMS}/index\\.ts$`, `^src/$1/`] },
  },
  only("main", "main sees the doors, the composition and the settings.", "^src/(main|serve)\\.ts$", [
    "^src/(main|serve)\\.ts$",
    "^src/(api|cli|app|config)/index\\.ts$",
    "^src/(contract|lib)/",
  ]),
  only("api", "The HTTP door sees the composed type, contracts and pure helpers.", "^src/api/", [
    "^src/api/",
    "^src/app/ion\\.ts$",
    "^src/(contract|lib)/",
  ]),
  only("cli", "The terminal door sees the composition, settings, contracts and pure helpers.", "^src/cli/", [
    "^src/(cli|contract|lib)/",
    "^src/app/[^/]+\\.ts$",
    "^src/config/index\\.ts$",
  ]),
  only("app", "Composition sees everything below it, never a door.", "^src/app/", [
    "^src/(app|mentor|people|lumen|platform|config|contract|lib)/",
  ]),
  only(
    "conversation",
    "The conversation is the only room that sees its siblings, through their doors.",
    "^src/mentor/conversation/",
    [
      "^src/mentor/conversation/",
      "^src/mentor/[^/]+/index\\.ts$",
      "^src/lumen/index\\.ts$",
      "^src/platform/[^/]+/index\\.ts$",
      "^src/(contract|lib)/",
    ],
  ),
  {
    name: "rooms-apart",
    comment: "Other rooms know platform ports, contracts and pure helpers, never another room.",
    severity: "error",
    from: { path: "^src/(mentor/(?!conversation/)[^/]+|people/[^/]+)/", pathNot: "\\.test\\.ts$" },
    to: { path: "^src/", pathNot: ["^src/$1/", "^src/platform/[^/]+/index\\.ts$", "^src/(contract|lib)/"] },
  },
  only("lumen", "The model gateway knows platform ports, contracts and pure helpers.", "^src/lumen/", [
    "^src/lumen/",
    "^src/platform/[^/]+/index\\.ts$",
    "^src/(contract|lib)/",
  ]),
  {
    name: "platform",
    comment: "Machinery knows pure helpers and contracts, and no other machinery's inside.",
    severity: "error",
    from: { path: "^src/platform/([^/]+)/", pathNot: "\\.test\\.ts$" },
    to: {
      path: "^src/",
      pathNot: ["^src/platform/$1/", "^src/platform/[^/]+/index\\.ts$", "^src/(contract|lib)/"],
    },
  },
  only("config", "Settings know pure helpers.", "^src/config/", ["^src/(config|lib)/"]),
  only("contract", "Contracts know zod and each other.", "^src/contract/", ["^src/contract/"]),
  only("lib", "Pure helpers know each other.", "^src/lib/", ["^src/lib/"]),
  {
    name: "technology-below",
    comment: "Servers, databases, caches and loggers are named in platform, app and the HTTP door alone.",
    severity: "error",
    from: { path: "^src/", pathNot: ["^src/(platform|app|api)/", "\\.test\\.ts$"] },
    to: { path: TECHNOLOGY, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "no-test-code",
    comment: "The product never imports tests, training or benchmarks.",
    severity: "error",
    from: { path: "^src/", pathNot: "\\.test\\.ts$" },
    to: { path: "^(test|training|bench)/" },
  },
  {
    name: "declared",
    comment: "Only packages of package.json are imported; development packages never by the product.",
    severity: "error",
    from: { path: "^src/", pathNot: "\\.test\\.ts$" },
    to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "unknown"] },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["node", "import", "default"],
      extensions: [".ts", ".mjs", ".js", ".json"],
    },
    exclude: { path: "^(docs|artifacts)/" },
  },
};
