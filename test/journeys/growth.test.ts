/** From where somebody is to where they want to be: with files, in both languages, over processes and doors. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { GrowthPlan } from "#contract/growth.ts";
import { growthOutcomeSchema } from "#contract/growth-outcome.ts";
import { readDocument } from "#platform/document-reader/index.ts";
import { createTestIon } from "../support/create-test-ion.ts";
import { linesAt, pdfOf } from "../support/document-files.ts";
import { CV, JOB, KOREAN_CV, KOREAN_JOB } from "../support/growth.ts";
import { answerOne, callAt, PLANS, planIn, startPlan, take } from "../support/growth-client.ts";
import { openDoor } from "../support/http.ts";
import { type Ended, runProgram } from "../support/run-program.ts";
import { startServer } from "../support/server-process.ts";

const PAIRS = {
  en: { cv: CV, job: `# ${JOB}`, asked: "Kubernetes", held: "Java" },
  ko: { cv: KOREAN_CV, job: `# ${KOREAN_JOB}`, asked: "쿠버네티스", held: "자바" },
} as const;
type Language = keyof typeof PAIRS;

async function cvFile(language: Language): Promise<Uint8Array> {
  return pdfOf([linesAt(50, 50, PAIRS[language].cv.split("\n"))], { isKorean: language === "ko" });
}

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "ion-growth-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

for (const language of ["en", "ko"] as const) {
  test(
    `a PDF and a Markdown text become a finished plan, over two servers and a terminal (${language})`,
    {
      timeout: 120_000,
    },
    () =>
      inFolder(async (dataDir) => {
        const { job, asked, held } = PAIRS[language];
        const content_base64 = Buffer.from(await cvFile(language)).toString("base64");
        const first = await startServer({ dataDir });
        let plan: GrowthPlan;
        try {
          const body = { cv: { file_name: "cv.pdf", content_base64 }, job: { text: job } };
          const door = { call: callAt(first.url) };
          plan = await startPlan(door, { body });
          plan = await take(door, plan, { kind: "check", answer: "yes" });
        } finally {
          await first.stop("SIGKILL");
        }
        assert.deepEqual(
          plan.documents.map((document) => [document.role, document.format, document.language]),
          [
            ["cv", "pdf", language],
            ["job", "markdown", language],
          ],
        );
        assert.ok(plan.strengths.some(({ title }) => title === held));
        assert.ok(plan.gaps.some(({ title }) => title === asked));

        const shown = await runProgram(["growth", "show", plan.id, "--json"], { dataDir });
        assert.deepEqual(shown.json, plan);
        const undone = await runProgram(["growth", "undo", plan.id, "--json"], { dataDir });
        assert.equal(undone.json.current.stage, "check");

        const second = await startServer({ dataDir });
        try {
          const door = { call: callAt(second.url) };
          plan = planIn(await door.call("GET", `${PLANS}/${plan.id}`));
          while (plan.current !== null) plan = await answerOne(door, plan);
          assert.equal(plan.state, "finished");
          assert.ok(plan.gaps.some(({ standing }) => standing === "answered"));
          await readReports(door, plan, language);
        } finally {
          assert.equal(await second.stop("SIGTERM"), 0);
        }
      }),
  );
}

async function readReports(
  door: { readonly call: ReturnType<typeof callAt> },
  plan: GrowthPlan,
  language: Language,
): Promise<void> {
  const { body: outcome } = await door.call("GET", `${PLANS}/${plan.id}/outcome`);
  assert.deepEqual(growthOutcomeSchema.parse(outcome), outcome);
  assert.ok(outcome.fit_with_answers > outcome.fit, "answers count");
  assert.ok(outcome.answers.length > 0 && outcome.practice.length > 0);

  const markdown = await door.call("GET", `${PLANS}/${plan.id}/report`);
  assert.match(String(markdown.headers["content-type"]), /^text\/markdown; charset=utf-8/u);
  assert.match(markdown.text, /^# /u);
  for (const { answer } of outcome.answers) assert.ok(markdown.text.includes(answer), answer);

  const pdf = await door.call("GET", `${PLANS}/${plan.id}/report?format=pdf`);
  assert.equal(pdf.headers["content-type"], "application/pdf");
  assert.match(String(pdf.headers["content-disposition"]), /filename="growth-plan\.pdf"/u);
  const read = await readDocument(pdf.bytes, { fileName: "growth-plan.pdf" });
  const flat = read.text.replace(/\s+/gu, "");
  for (const { title } of plan.gaps) assert.ok(flat.includes(title.replace(/\s+/gu, "")), title);
  assert.equal(/[가-힣]/u.test(read.text), language === "ko");
}

describe("ion growth", () => {
  test("goes through a plan in a pipe, a step a call", { timeout: 120_000 }, () =>
    inFolder(async (folder) => {
      const [cv, jd] = [join(folder, "cv.pdf"), join(folder, "job.md")];
      await writeFile(cv, await cvFile("en"));
      await writeFile(jd, PAIRS.en.job);
      const ion = (...args: string[]): Promise<Ended> =>
        runProgram(["growth", ...args], { dataDir: join(folder, "data") });
      const started = await ion("start", "--cv", cv, "--jd", jd);
      assert.equal(started.code, 0, started.stderr);
      assert.match(started.stdout, /Platform Engineer\s+fit \d+ of 100/u);
      assert.match(started.stdout, /CRITICAL\s+Kubernetes/u);
      const id = /growth_\w+/u.exec(started.stdout)?.[0] ?? "";
      assert.match(started.stderr, new RegExp(`ion growth answer ${id} yes\\|no\\|willing\\|skip`, "u"));

      assert.match((await ion("answer", id, "yes")).stdout, /\n\s+what\s/u);
      const drafted = await ion(
        "answer",
        id,
        "dive",
        "what=I moved 12 services to Kubernetes",
        "team-size=4",
      );
      assert.match(drafted.stdout, /quality \d+(\.\d)? of 10, \d wanted/u);
      const refined = await ion("answer", id, "refine", "more=We had 40 nodes", "--json");
      assert.equal(refined.json.current.refinements_left, 1);
      assert.equal((await ion("answer", id, "accept", "--json")).json.gaps[0].standing, "answered");
      assert.equal((await ion("answer", id, "willing")).code, 0);
      assert.equal((await ion("finish", id, "--json")).json.finished_by, "person");
      const list = await ion("list");
      assert.deepEqual(list.stdout.split("\t").slice(0, 3), [id, list.stdout.split("\t")[1], "finished"]);
      const report = join(folder, "report.pdf");
      assert.match((await ion("outcome", id)).stdout, /For your CV\n {2}• \S/u);
      assert.match((await ion("report", id)).stdout, /^# Platform Engineer\n/u);
      assert.match(
        (await ion("report", id, "--format", "pdf", "--out", report)).stdout,
        /^Wrote .*report\.pdf/u,
      );
      assert.equal((await readFile(report)).subarray(0, 5).toString(), "%PDF-");
      const [due] = (await ion("checkpoints", id, "--json")).json.checkpoints;
      assert.equal((await ion("checkpoint", id, due.id, "done")).stdout.split("\t")[1], "done");
      const open = (await ion("checkpoints", "--json")).json.checkpoints.map(
        (each: { id: string }) => each.id,
      );
      assert.ok(open.length > 0 && !open.includes(due.id));
      const profile = await runProgram(["profile", "show"], { dataDir: join(folder, "data") });
      assert.match(
        profile.stdout,
        /Growth: 1 plan\n\s+1 of \d+ gaps closed.*\n\s+1 of \d+ checkpoints reached/u,
      );
      assert.match((await ion("remove", id)).stdout, /^Removed growth_/u);
      assert.deepEqual((await ion("list", "--json")).json.plans, []);
    }),
  );

  test("refuses wrong calls in one line that says what to do", { timeout: 120_000 }, () =>
    inFolder(async (folder) => {
      const [cv, empty] = [join(folder, "cv.md"), join(folder, "empty.md")];
      await writeFile(cv, CV);
      await writeFile(empty, " \n");
      const ion = (...args: string[]): Promise<Ended> =>
        runProgram(["growth", ...args], { dataDir: join(folder, "data") });
      const { json: plan } = await ion("start", "--cv", cv, "--jd", cv, "--json");
      const { id } = plan as GrowthPlan;
      const cases: readonly [args: string[], says: RegExp][] = [
        [["start", "--cv", cv], /--jd/u],
        [["start", "--cv", cv, "--jd", join(folder, "none.md")], /--jd.*cannot be read \(ENOENT\)/u],
        [["start", "--cv", empty, "--jd", cv], /the CV|cv/u],
        [["start", "--cv", cv, "--jd", cv, "--language", "de"], /use en or ko/u],
        [["show", "growth_nobody"], /no growth plan under this id/u],
        [["answer", id, "perhaps"], /use one of yes, no, willing/u],
        [["answer", id, "dive", "what"], /PROMPT=VALUE/u],
        [["answer", id, "edit"], /text/u],
        [["checkpoint", id, "week-1", "perhaps"], /use one of done, skipped, open/u],
        [["checkpoint", id, "week-1", "done"], /no such checkpoint/u],
        [["report", id, "--format", "docx", "--out", "r.docx"], /use markdown or pdf/u],
        [["report", id, "--format", "pdf"], /--out/u],
        [["report", id, "--out", cv], /is there already/u],
        [["list", "--cursor", "nonsense"], /cursor/u],
      ];
      for (const [args, says] of cases) {
        const { code, stderr, stdout } = await ion(...args);
        assert.equal(code, 2, `${args.join(" ")}: ${stderr}`);
        assert.match(stderr, says);
        assert.match(stderr, /^ion: [^\n]*\n$/u, args.join(" "));
        assert.equal(stdout, "");
      }
    }),
  );

  test("speaks the plan's language", { timeout: 60_000 }, () =>
    inFolder(async (folder) => {
      const [cv, jd] = [join(folder, "이력서.md"), join(folder, "공고.md")];
      await writeFile(cv, KOREAN_CV);
      await writeFile(jd, KOREAN_JOB);
      const ended = await runProgram(["growth", "start", "--cv", cv, "--jd", jd], {
        dataDir: join(folder, "data"),
      });
      assert.match(ended.stdout, /적합도 \d+ \/ 100/u);
      assert.match(ended.stdout, /부족한 점/u);
    }),
  );
});

test("the profile tells how growth plans stand, from the first one on", async () => {
  await using door = await openDoor();
  const growthOf = async () => (await door.call("GET", "/api/v2/profile")).body.growth;
  const none = { plans: 0, gaps_open: 0, gaps_closed: 0, checkpoints_done: 0, checkpoints_open: 0 };
  assert.deepEqual(await growthOf(), none);
  const plan = await startPlan(door);
  assert.deepEqual(await growthOf(), { ...none, plans: 1, gaps_open: plan.gaps.length });
  const answered = await answerOne(door, plan);
  const closed = answered.gaps.filter(({ standing }) => standing === "answered" || standing === "covered");
  assert.ok(closed.length > 0);
  const after = { plans: 1, gaps_open: plan.gaps.length - closed.length, gaps_closed: closed.length };
  assert.deepEqual(await growthOf(), { ...none, ...after });
  await door.call("POST", `${PLANS}/${plan.id}/undo`, { body: {} });
  assert.equal((await growthOf()).gaps_closed, 0, "what is undone counts no more");
  await door.call("DELETE", `${PLANS}/${plan.id}`);
  assert.deepEqual(await growthOf(), none);
});

test("a checkpoint is told once, whoever asks first, and stays on its plan until it is marked", async () => {
  const clock = { now: () => Date.UTC(2026, 10, 21, 9) };
  const events: [event: string, fields: unknown][] = [];
  const note = (event: string, fields: unknown) => void events.push([event, fields]);
  const log = { error: note, warn: note, info: note, debug: note };
  await using door = await openDoor({ clock, log });
  const plan = await take(door, await startPlan(door), { kind: "check", answer: "willing" });
  const { body: finished } = await door.call("POST", `${PLANS}/${plan.id}/finish`, { body: {} });
  const [first, ...others] = finished.checkpoints as GrowthPlan["checkpoints"];
  assert.ok(first !== undefined && others.length > 0);
  await using second = await createTestIon({ clock, log, settings: { ION_DATA_DIR: door.ion.dataDir } });
  assert.equal(await door.ion.growth.remind(), 0, "no day has come");
  clock.now = () => Date.parse(first.due_at);
  const told = await Promise.all([door.ion.growth.remind(), second.growth.remind()]);
  assert.deepEqual(told.toSorted(), [0, 1]);
  assert.equal(await door.ion.growth.remind(), 0);
  const toldOf = { planId: plan.id, checkpointId: first.id, dueAt: Date.parse(first.due_at) };
  assert.deepEqual(
    events.filter(([event]) => event === "growth-checkpoint-due"),
    [["growth-checkpoint-due", toldOf]],
    "ids, and no word of what it is about",
  );
  const place = `${PLANS}/${plan.id}`;
  const checkpointsOf = async () => planIn(await door.call("GET", place)).checkpoints;
  assert.deepEqual((await checkpointsOf())[0], { ...first, told_at: first.due_at });
  const open = await door.call("GET", "/api/v2/growth/checkpoints");
  assert.deepEqual(
    open.body.checkpoints.map(({ id, plan_id }: { id: string; plan_id: string }) => [id, plan_id]),
    [first, ...others].map(({ id }) => [id, plan.id]),
  );
  const marked = await door.call("POST", `${place}/checkpoints/${first.id}`, { body: { state: "done" } });
  assert.equal(planIn(marked).checkpoints[0]?.state, "done");
  const { growth } = (await door.call("GET", "/api/v2/profile")).body;
  assert.deepEqual([growth.checkpoints_done, growth.checkpoints_open], [1, others.length]);
  const unknown = await door.call("POST", `${place}/checkpoints/none`, { body: { state: "done" } });
  assert.deepEqual([unknown.status, unknown.body.code], [404, "growth-checkpoint-not-found"]);
});

test("an export has the plans with every step, and leaves out what only the program understands", async () => {
  await using door = await openDoor();
  const plan = await answerOne(door, await startPlan(door));
  const { rawPayload } = await door.server.inject({ url: "/api/v2/privacy/export" });
  const files = Object.entries(unzipSync(rawPayload)).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  const fileOf = (name: string) => files.find(([path]) => path.includes(name))?.[1] ?? "";
  assert.ok(fileOf("growth-plans").includes(plan.id));
  assert.ok(fileOf("growth-documents").includes("Nordlicht GmbH"));
  assert.ok(fileOf("growth-steps").includes("I moved 12 services to Kubernetes on GKE"));
  assert.ok(!files.some(([, text]) => text.includes("request_hash")));
});
