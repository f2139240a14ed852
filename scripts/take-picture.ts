/** Takes the README's picture of the page, from the real server with a real message: `npm run picture`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser, openPageIn } from "../test/support/browser.ts";
import { startServer } from "../test/support/server-process.ts";

const MESSAGE = "my pull request got 47 comments and I feel like quitting, what do I do now?";
const FOLDER = join(import.meta.dirname, "../docs/pictures");

const dataDir = await mkdtemp(join(tmpdir(), "ion-picture-"));
const server = await startServer({ dataDir });
const browser = await launchBrowser();
try {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await openPageIn(browser, server.url, {
      colorScheme,
      viewport: { width: 1180, height: 1240 },
      deviceScaleFactor: 1.5,
    });
    await page.fill("#message", MESSAGE);
    await page.press("#message", "Enter");
    await page.waitForSelector("text=From the playbook");
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(FOLDER, `page-${colorScheme}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await server.stop("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
}
