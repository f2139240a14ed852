/**
 * Writes docs/reference from the code: settings, errors, HTTP API. `--check` writes nothing and fails when a page is
 * stale.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer, OPENAPI_PATH } from "#api/index.ts";
import { environmentSchema } from "#config/index.ts";
import { createTestIon } from "../test/support/create-test-ion.ts";

const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, "docs/reference");
const isCheck = process.argv.includes("--check");

const pages = {
  "settings.md": settingsPage(),
  "errors.md": errorsPage(),
  "http-api.md": await apiPage(),
};

let isStale = false;
mkdirSync(FOLDER, { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  const file = join(FOLDER, name);
  if (!isCheck) writeFileSync(file, text);
  else if (readOrEmpty(file) !== text) {
    console.error(`docs/reference/${name} is stale: run \`npm run docs\``);
    isStale = true;
  }
}
process.exitCode = isStale ? 1 : 0;

function settingsPage(): string {
  const rows = Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const fallback = environmentSchema.safeParse({}).data?.[name as keyof typeof environmentSchema.shape];
    const shown =
      name === "ION_DATA_DIR"
        ? "`~/.ion`"
        : fallback === undefined || fallback === ""
          ? "–"
          : `\`${String(fallback)}\``;
    return `| \`${name}\` | ${shown} | ${schema.description ?? ""} |`;
  });
  return `${head("Settings")}Environment variables; \`ion start\` takes \`--port\`, \`--host\`, \`--workers\` and \`--data-dir\` over them.

| variable | default | meaning |
| --- | --- | --- |
${rows.join("\n")}
`;
}

function errorsPage(): string {
  const found = new Map<string, string>();
  for (const file of sourceFiles(join(ROOT, "src"))) {
    for (const match of readFileSync(file, "utf8").matchAll(
      /(?:super|new IonError)\(\s*"([a-z-]+)",\s*[`"]([a-z-]+(?:\$\{[^}]+\})?)[`"]/g,
    )) {
      const [, kind = "", code = ""] = match;
      found.set(code.replace(/\$\{[^}]+\}/, "…"), kind);
    }
  }
  const rows = [...found].sort().map(([code, kind]) => `| \`${code}\` | ${kind} |`);
  return `${head("Errors")}Over HTTP every error is \`application/problem+json\` (RFC 9457) with a stable \`code\`; the command line prints one line
and ends with exit code 2 when the call or a setting is wrong, 1 when something else failed.

| code | kind |
| --- | --- |
${rows.join("\n")}
`;
}

async function apiPage(): Promise<string> {
  await using ion = await createTestIon();
  const server = await createServer(ion);
  const response = await server.inject({ url: OPENAPI_PATH });
  await server.close();
  const document = response.json() as {
    paths: Record<string, Record<string, { summary?: string; tags?: string[] }>>;
  };
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { summary = "" }]) => `| ${method.toUpperCase()} | \`${path}\` | ${summary} |`,
    ),
  );
  return `${head("HTTP API")}The whole description is served as OpenAPI 3.1 at \`${OPENAPI_PATH}\`, with a page to read and try it at \`/docs\`.

| method | path | what it does |
| --- | --- | --- |
${rows.join("\n")}
`;
}

function head(title: string): string {
  return `# ${title}\n\nMade from the code by \`npm run docs\`; do not edit.\n\n`;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()
    .map((name) => join(folder, name));
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
