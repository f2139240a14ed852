import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const CHROMIUM = process.env.ION_CHROMIUM ?? "/usr/bin/chromium";

export type PageOptions = NonNullable<Parameters<Browser["newPage"]>[0]>;

/** Why tests in a browser are skipped, or false. With ION_REQUIRE_SERVICES=1 a missing browser is a failure. */
export function skipWithoutBrowser(): string | false {
  if (existsSync(CHROMIUM)) return false;
  const reason = `no browser at ${CHROMIUM}; set ION_CHROMIUM to one`;
  if (process.env.ION_REQUIRE_SERVICES === "1") throw new Error(reason);
  return reason;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** Opens a page in English unless told otherwise, and gathers what the browser complains about. */
export async function openPageIn(
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ locale: "en-US", ...options });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // An expected refusal is told to the person; the browser's own line about it is no complaint.
    const isRefusal = /status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !isRefusal) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}
