import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPageIn, type PageOptions, skipWithoutBrowser } from "../support/browser.ts";
import { listenDoor } from "../support/http.ts";
import { startModelServer } from "../support/model-server.ts";

const skip = skipWithoutBrowser();
const STUCK = "Production is down, I can't find the bug and everybody is waiting. What do I do first?";

let browser: Browser;
before(async () => {
  if (skip === false) browser = await launchBrowser();
});
after(() => browser?.close());

const openPage = (url: string, options?: PageOptions) => openPageIn(browser, url, options);

/** Says something, as a person does: words, then Enter. */
async function say(page: Page, message: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your message" }).fill(message);
  await page.keyboard.press("Enter");
}

test("a person writes, and sees the answer, who gave it, and why", { skip }, async () => {
  await using door = await listenDoor();
  const { page, complaints } = await openPage(door.url);
  assert.match((await page.getByRole("heading", { level: 1 }).textContent()) ?? "", /mentor/);
  assert.equal(await page.locator("#voices li").count(), 4);

  await say(page, STUCK);
  const answer = page.getByRole("article").first();
  const why = page.getByRole("complementary", { name: /^Why (Lua|Elro|Riri|Nana)\?$/ });
  await why.waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), false);
  assert.ok(((await answer.locator(".text").textContent()) ?? "").length > 100);
  assert.equal(await why.locator(".ranking li").count(), 3);
  assert.match((await why.locator(".wave-key").textContent()) ?? "", /^[a-z]+-[a-z]+-[a-z_]+$/);
  assert.match((await answer.locator(".facts").textContent()) ?? "", /Offline mentor.*turn 1, stored/);
  assert.match((await page.locator("#status").textContent()) ?? "", / answered: /);

  await say(page, "I rolled back and it is better. What now?");
  await page.getByRole("article").nth(1).locator(".facts").waitFor();
  assert.match((await page.locator(".facts").nth(1).textContent()) ?? "", /turn 2, stored/);

  await page.getByRole("button", { name: "This helped" }).first().click();
  await page.getByText("Thank you, noted.").waitFor();
  assert.equal(
    await page.getByRole("button", { name: "This helped" }).first().getAttribute("aria-pressed"),
    "true",
  );

  const { body } = await door.call("GET", "/api/v2/conversations");
  assert.equal(body.total_count, 1);
  assert.equal(body.sessions[0].turn_count, 2);
  assert.deepEqual(complaints, []);
});

test("the keyboard is enough, and a new line is not a message", { skip }, async () => {
  await using door = await listenDoor();
  const { page, complaints } = await openPage(door.url);
  await page.getByRole("textbox", { name: "Your message" }).fill("first line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  assert.equal(
    await page.getByRole("textbox", { name: "Your message" }).inputValue(),
    "first line\nsecond line",
  );
  await page.keyboard.press("Enter");
  await page.locator(".why .ranking").waitFor();
  assert.equal(await page.locator(".said p").textContent(), "first line\nsecond line");
  await page.getByRole("button", { name: "New conversation" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), true);
  assert.equal(await page.getByRole("article").count(), 0);
  assert.deepEqual(complaints, []);
});

test("what is written never becomes markup", { skip }, async () => {
  await using door = await listenDoor();
  const { page, complaints } = await openPage(door.url);
  await say(page, "<img src=x onerror=alert(1)> **is this** safe? [link](javascript:alert(1))");
  await page.locator(".why .ranking").waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  assert.equal(await page.locator("main a[href^='javascript']").count(), 0);
  assert.deepEqual(complaints, []);
});

test("every control has a name, and the page its landmarks, in both languages", { skip }, async () => {
  await using door = await listenDoor();
  for (const locale of ["en-US", "ko-KR"]) {
    const { page, complaints } = await openPage(door.url, { locale, viewport: { width: 390, height: 800 } });
    await page.locator("#voices li").first().waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
    const nameless = await page
      .locator("button:visible, a:visible, textarea:visible")
      .evaluateAll((controls) =>
        controls
          .filter((control) => {
            const label = control instanceof HTMLTextAreaElement ? control.labels?.[0]?.textContent : "";
            return `${control.getAttribute("aria-label") ?? ""}${control.textContent}${label}`.trim() === "";
          })
          .map((control) => control.outerHTML),
      );
    assert.deepEqual(nameless, []);
    for (const role of ["banner", "main", "contentinfo", "navigation"] as const) {
      assert.equal(await page.getByRole(role).count(), 1, role);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow}px too wide on a phone`);
    assert.deepEqual(complaints, []);
    await page.close();
  }
});

test("a closed conversation is explained, and goes on as a new one", { skip }, async () => {
  await using door = await listenDoor();
  const { page, complaints } = await openPage(door.url);
  await say(page, STUCK);
  await page.locator(".why .ranking").waitFor();
  const { body } = await door.call("GET", "/api/v2/conversations");
  await door.call("POST", `/api/v2/conversations/${body.sessions[0].session_id}/close`, { body: {} });
  await say(page, "And now?");
  await page
    .getByRole("alert")
    .getByText(/closed/)
    .waitFor();
  await page.getByRole("button", { name: "Start a new conversation with it" }).click();
  await page.locator(".turn").nth(1).locator(".why .ranking").waitFor();
  assert.equal((await door.call("GET", "/api/v2/conversations")).body.total_count, 2);
  assert.deepEqual(complaints, []);
});

test("asks for a key where one is needed, and keeps it nowhere", { skip }, async () => {
  await using door = await listenDoor({ settings: { ION_REQUIRE_KEY: "on" } });
  const { key } = await door.ion.accessKeys.create({
    workspaceId: door.ion.localActor.workspaceId,
    personId: door.ion.localActor.personId,
    name: "browser",
    scopes: ["mentor"],
  });
  const { page, complaints } = await openPage(door.url);
  const box = page.getByLabel("This ION asks for an access key");
  await box.fill("ion_wrong");
  await page.keyboard.press("Enter");
  await page.getByText("ION does not accept this key.").waitFor();
  await box.fill(key);
  await page.keyboard.press("Enter");
  await page.locator("#voices li").first().waitFor();
  await say(page, STUCK);
  await page.locator(".why .ranking").waitFor();
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  assert.equal(kept, '[{},{},""]');
  assert.deepEqual(complaints, []);
});

test("says so when ION does not answer, and tries again", { skip }, async () => {
  await using door = await listenDoor();
  const { page } = await openPage(door.url);
  await page.locator("#voices li").first().waitFor();
  await page.context().setOffline(true);
  await say(page, STUCK);
  await page.getByRole("alert").getByText("ION does not answer.").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".why .ranking").waitFor();
});

test("Stop ends the model's call, and nothing of the turn is stored", { skip }, async () => {
  await using model = await startModelServer();
  model.wordMs = 50;
  model.reply = () => "one word after the other ".repeat(100);
  await using door = await listenDoor({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
  const { page, complaints } = await openPage(door.url);
  await say(page, STUCK);
  await page.getByText("one word after").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped. Nothing of this turn was stored.").waitFor();
  assert.equal(model.abandoned, 1);
  const { body } = await door.call("GET", "/api/v2/conversations");
  assert.equal(body.sessions[0].turn_count, 0);
  assert.deepEqual(complaints, []);
});

test("the reference opens, offline and without a complaint", { skip }, async () => {
  await using door = await listenDoor();
  const { page, complaints } = await openPage(`${door.url}/docs`);
  await page.locator(".opblock").first().waitFor();
  assert.ok((await page.locator(".opblock").count()) >= 18);
  assert.deepEqual(complaints, []);
});
