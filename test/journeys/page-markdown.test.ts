import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPageIn, skipWithoutBrowser } from "../support/browser.ts";
import { type Door, listenDoor } from "../support/http.ts";

const skip = skipWithoutBrowser();
const LINK = 'rel="noopener noreferrer nofollow" target="_blank"';

let door: Door & { url: string };
let browser: Browser;
let page: Page;
before(async () => {
  if (skip !== false) return;
  door = await listenDoor();
  browser = await launchBrowser();
  ({ page } = await openPageIn(browser, door.url));
});
after(async () => {
  await browser?.close();
  await door?.[Symbol.asyncDispose]();
});

/** What the page makes of texts, as HTML. */
function render(texts: readonly string[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const path = "/page/markdown.js";
    const { renderMarkdown } = await import(path);
    return all.map((text) => {
      const place = document.createElement("div");
      place.append(renderMarkdown(text));
      return place.innerHTML;
    });
  }, texts);
}

const CASES: readonly [markdown: string, html: string][] = [
  ["plain", "<p>plain</p>"],
  ["one\n\ntwo", "<p>one</p><p>two</p>"],
  ["a **b** *c* _d_ `e`", "<p>a <strong>b</strong> <em>c</em> <em>d</em> <code>e</code></p>"],
  ["**a `b` c**", "<p><strong>a <code>b</code> c</strong></p>"],
  ["snake_case_name, 2 * 3 * 4, **open", "<p>snake_case_name, 2 * 3 * 4, **open</p>"],
  ["## Title\ntext", "<h4>Title</h4><p>text</p>"],
  ["Text:\n- a\n- b\n\nend", "<p>Text:</p><ul><li>a</li><li>b</li></ul><p>end</p>"],
  ["1. a\n\n2. b", "<ol><li>a</li><li>b</li></ol>"],
  ["3. c", '<ol start="3"><li>c</li></ol>'],
  ["1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"],
  ["- **A:** b\n  c\n- d", "<ul><li><strong>A:</strong> b\nc</li><li>d</li></ul>"],
  ["- a\n  ```\n  x\n  ```", '<ul><li>a<pre tabindex="0"><code>x</code></pre></li></ul>'],
  ["```js\na < b\n\nc\n```", '<pre tabindex="0"><code>a &lt; b\n\nc</code></pre>'],
  ["```\nunclosed", '<pre tabindex="0"><code>unclosed</code></pre>'],
  ["> a\n> b", "<blockquote><p>a\nb</p></blockquote>"],
  ["a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"],
  ["[a](https://b.c/d)", `<p><a href="https://b.c/d" ${LINK}>a</a></p>`],
  ["see https://b.c/d.", `<p>see <a href="https://b.c/d" ${LINK}>https://b.c/d</a>.</p>`],
  ["[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"],
  ["[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>"],
  ["<b onclick=x>&amp;</b>", "<p>&lt;b onclick=x&gt;&amp;amp;&lt;/b&gt;</p>"],
];

test("renders the Markdown that answers are written in", { skip }, async () => {
  const rendered = await render(CASES.map(([markdown]) => markdown));
  assert.deepEqual(
    rendered,
    CASES.map(([, html]) => html),
  );
});

test("never loses a word and never makes an element of its own accord", { skip }, async () => {
  const token = fc.constantFrom(
    ..."word <script> <img src=x onerror=y> ** * _ ` # - 1. > [a](b) [a](https://b) javascript: \n \n\n --- &lt; 한글 🌙".split(
      " ",
    ),
    "\n",
    "\n```\n",
    "  ",
  );
  const texts = fc.sample(
    fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(" ")),
    400,
  );
  const allowed = /^(p|h[3-6]|ul|ol|li|pre|code|strong|em|a|blockquote|hr)$/;
  for (const [index, html] of (await render(texts)).entries()) {
    for (const [, name = ""] of html.matchAll(/<\/?([a-z0-9]+)/g)) assert.match(name, allowed, html);
    assert.ok(!/href="(?!https?:)/.test(html), html);
    const words = (text: string) => text.match(/word|한글|🌙/g)?.length ?? 0;
    assert.equal(words(html), words(texts[index] ?? ""), texts[index]);
  }
});
