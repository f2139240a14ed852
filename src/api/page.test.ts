import assert from "node:assert/strict";
import { test } from "node:test";
import { openDoor } from "../../test/support/http.ts";

test("serves the page and everything it asks for, all from here", async () => {
  await using door = await openDoor({ settings: { ION_REQUIRE_KEY: "on" } });
  const page = await door.server.inject("/");
  assert.equal(page.statusCode, 200);
  assert.match(String(page.headers["content-type"]), /^text\/html/);
  assert.ok(!/<script(?![^>]*src=)|<style|\son\w+=|style="/.test(page.body), "inline code or style");
  const asked = new Set(
    [...page.body.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g)].map(([, path = ""]) => path),
  );
  assert.ok(asked.size >= 5);
  for (const path of asked) {
    const asset = await door.server.inject(path);
    assert.equal(asset.statusCode, 200, path);
    for (const [, name = ""] of asset.body.matchAll(/from "\.\/([\w-]+\.js)"/g)) asked.add(`/page/${name}`);
  }
  assert.ok(!/https?:\/\/(?!www\.w3\.org)/.test(page.body), "another host");
});

test("is asked again without being sent again", async () => {
  await using door = await openDoor();
  const first = await door.server.inject("/page/page.css");
  assert.equal(first.headers["cache-control"], "no-cache");
  const again = await door.server.inject({
    url: "/page/page.css",
    headers: { "if-none-match": String(first.headers.etag) },
  });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, "");
});

test("serves nothing but the page's own files", async () => {
  await using door = await openDoor();
  for (const name of [
    "tsconfig.json",
    "..%2fpackage.json",
    "%2e%2e%2fpackage.json",
    "none.js",
    "__proto__",
  ]) {
    assert.equal((await door.call("GET", `/page/${name}`)).status, 404, name);
  }
});

test("serves the reference and the document it shows", async () => {
  await using door = await openDoor();
  const document = await door.call("GET", "/api/openapi.json");
  assert.equal(document.body.openapi, "3.1.0");
  const [page, shown] = [await door.server.inject("/docs"), await door.call("GET", "/docs/json")];
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /swagger-ui/);
  assert.deepEqual(shown.body, document.body);
  assert.equal((await door.server.inject("/docs/static/swagger-ui.css")).statusCode, 200);
});
