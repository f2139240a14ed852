/** What the import rules cannot see: every room has its door and its README, tests skip nothing, no stray words. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const MAX_README_LINES = 25;
const complaints: string[] = [];

for (const room of rooms()) {
  if (!existsSync(join(ROOT, room, "index.ts"))) complaints.push(`${room} has no index.ts, its door`);
  if (!room.startsWith("src/platform/")) checkReadme(room);
}
for (const file of filesBelow("src", "test", "training")) {
  const text = readFileSync(join(ROOT, file), "utf8");
  if (/\b(?:test|describe|it)\.(?:only|todo)\(/.test(text))
    complaints.push(`${file} runs only some of its tests`);
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

function rooms(): string[] {
  const wings = ["src/mentor", "src/people", "src/platform"];
  return ["src/lumen", ...wings.flatMap((wing) => folders(wing).map((name) => `${wing}/${name}`))];
}

function folders(wing: string): string[] {
  return readdirSync(join(ROOT, wing), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

function checkReadme(room: string): void {
  const file = join(ROOT, room, "README.md");
  if (!existsSync(file)) complaints.push(`${room} has no README.md`);
  else if (readFileSync(file, "utf8").trimEnd().split("\n").length > MAX_README_LINES) {
    complaints.push(`${room}/README.md is longer than ${MAX_README_LINES} lines`);
  }
}

function filesBelow(...places: string[]): string[] {
  return places.flatMap((place) =>
    readdirSync(join(ROOT, place), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(place, name)),
  );
}
