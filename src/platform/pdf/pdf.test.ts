import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { getDocumentProxy } from "unpdf";
import { type PdfBlock, type PdfDocument, writePdf } from "./index.ts";

const A4 = [0, 0, 595.28, 841.89];
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
/** Where the files of these tests are kept to be looked at; nowhere when absent. */
const KEPT_IN = process.env.ION_TEST_ARTEFACTS;

function documentOf(blocks: readonly PdfBlock[], changes: Partial<PdfDocument> = {}): PdfDocument {
  return {
    title: "A plan",
    language: "en",
    createdAt: Date.UTC(2026, 0, 2),
    footer: "foot",
    blocks,
    ...changes,
  };
}

async function written(name: string, document: PdfDocument): Promise<Uint8Array> {
  const bytes = await writePdf(document);
  if (KEPT_IN === undefined) return bytes;
  await mkdir(KEPT_IN, { recursive: true });
  await writeFile(join(KEPT_IN, `${name}.pdf`), bytes);
  return bytes;
}

/** What stands on each page, without its white space and foot. */
async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("");
    pages.push(flat(text).replace(new RegExp(`foot${number}/${pdf.numPages}$`), ""));
  }
  return pages;
}

function flat(text: string): string {
  return text.replace(/\s+/gu, "");
}

async function textOf(name: string, blocks: readonly PdfBlock[]): Promise<string> {
  return (await pagesOf(await written(name, documentOf(blocks)))).join("");
}

const EVERY_KIND: readonly PdfBlock[] = [
  { kind: "title", text: "성장 계획: Backend", subtitle: "Growth report", notes: ["Made on 2 January"] },
  { kind: "score", value: 84, from: 59, of: 100, label: "Fit", text: "59 before, 84 with the answers." },
  { kind: "heading", level: 1, text: "Gaps" },
  { kind: "heading", level: 2, text: "Kubernetes", tag: { text: "critical", tone: "pressing" } },
  { kind: "paragraph", label: "Missing", text: "Nothing shows it." },
  { kind: "quote", source: "The job", text: "Kubernetes in production" },
  { kind: "list", isNumbered: true, items: ["Read", { text: "Build", note: "a small one" }] },
  {
    kind: "links",
    label: "With",
    items: [{ text: "Tutorials", url: "https://kubernetes.io/docs/tutorials/" }],
  },
  { kind: "bars", bars: [{ label: "Skills", share: 0.5, note: "1 of 2", tone: "good" }] },
  { kind: "table", head: ["What", "Until"], widths: [0.5, 0.5], rows: [["Kubernetes", "3 March"]] },
];

describe("a PDF", () => {
  test("holds every word of every kind of block, on A4, with its fonts, title, language and day", async () => {
    const bytes = await written("every-kind", documentOf(EVERY_KIND, { language: "ko" }));
    const [page = ""] = await pagesOf(bytes);
    for (const said of strings(EVERY_KIND.map(({ kind: _kind, ...rest }) => rest)))
      if (!["pressing", "good"].includes(said)) assert.ok(page.includes(flat(said)), said);
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    assert.deepEqual((await pdf.getPage(1)).view, A4);
    const info = new Map<string, unknown>(Object.entries((await pdf.getMetadata()).info));
    assert.equal(info.get("Title"), "A plan");
    assert.equal(info.get("Language"), "ko-KR");
    assert.equal(info.get("CreationDate"), "D:20260102000000Z");
    const [annotation] = await (await pdf.getPage(1)).getAnnotations();
    assert.equal(annotation?.url, "https://kubernetes.io/docs/tutorials/");
    const source = Buffer.from(bytes).toString("latin1");
    assert.equal(source.match(/\/FontFile2 /gu)?.length, source.match(/\/Subtype \/CIDFontType2/gu)?.length);
    assert.equal((await pdf.getOutline())[0]?.title, "Gaps");
  });

  test("is the same, byte for byte, for the same document", async () => {
    const [one, other] = [await writePdf(documentOf(EVERY_KIND)), await writePdf(documentOf(EVERY_KIND))];
    assert.ok(Buffer.from(one).equals(other));
  });

  test("has all syllables of Hangul and what texts use beside it", async () => {
    const hangul = String.fromCharCode(
      ...Array.from({ length: SYLLABLES }, (_, index) => FIRST_SYLLABLE + index),
    );
    const latin =
      "ABCXYZabcxyz0123456789 .,:;!?()[]{}<>+-*/=&%$#@_'\"~^|\\ – — “quoted” ‘so’ … · • → ← ≥ ≤ × ± ° § ■ □ ※";
    const text = await textOf("hangul", [
      { kind: "paragraph", text: hangul },
      { kind: "paragraph", text: latin },
    ]);
    const drawn = new Set(text);
    assert.deepEqual(
      [...hangul, ...flat(latin)].filter((character) => !drawn.has(character)),
      [],
    );
    assert.equal(text.length, hangul.length + flat(latin).length);
  });

  const REPLACED: readonly (readonly [given: string, drawn: string])[] = [
    ["José Müller, naïve façade", "José Müller, naïve façade"],
    ["Erdős", "Erdos"],
    ["84 ㎡, ① first", "84 m2, 1 first"],
    ["漢字 and 👍🏽", "□□ and □"],
    ["\u1112\u1161\u11ab\u1100\u1173\u11af in parts", "한글 in parts"],
    ["zero\u200bwidth, soft\u00adhyphen", "zerowidth, softhyphen"],
    ["non\u2011breaking", "non-breaking"],
  ];
  for (const [given, drawn] of REPLACED)
    test(`writes ${JSON.stringify(given)} as ${JSON.stringify(drawn)}`, async () => {
      assert.equal(await textOf("replaced", [{ kind: "paragraph", text: given }]), flat(drawn));
    });

  test("goes on over pages with a row that no page holds, and loses no word", async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${index}`);
    const rows = [
      ["short", "row"],
      ["long", words.join(" ")],
      ["last", "row"],
    ];
    const table: PdfBlock = { kind: "table", head: ["head", "text"], widths: [0.2, 0.8], rows };
    const pages = await pagesOf(await written("long-row", documentOf([table])));
    assert.ok(pages.length > 3);
    for (const page of pages) assert.ok(page.startsWith("headtext"), "the head stands on each page");
    const text = pages.map((page) => page.replace("headtext", "")).join("");
    assert.equal(text, flat(`short row long ${words.join(" ")} last row`));
  });

  test("ends for a row of any height", async () => {
    // A row that is a line or two taller than a page is the one that could go on for ever.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 48, max: 62 }), async (lines) => {
        const text = Array.from({ length: lines }, (_, index) => `l${index}`).join("\n");
        const rows = [["row", text]];
        const all = await textOf("tall-row", [{ kind: "table", head: ["a", "b"], widths: [0.5, 0.5], rows }]);
        assert.ok(all.includes(`l${lines - 1}`));
      }),
      { numRuns: 8 },
    );
  });

  const INTRODUCED: readonly (readonly [PdfBlock, string])[] = [
    [{ kind: "list", items: ["first", "second"] }, "•first"],
    [{ kind: "table", head: ["head"], widths: [1], rows: [["row"]] }, "headrow"],
    [{ kind: "heading", level: 2, text: "Chapter" }, "Chapter"],
  ];
  for (const [next, drawn] of INTRODUCED)
    test(`leaves no heading and no introduction of a ${next.kind} alone at the foot of a page`, async () => {
      const fill = (lines: number): PdfBlock => ({ kind: "list", items: Array(lines).fill("filling") });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 30, max: 48 }), async (lines) => {
          const blocks: readonly PdfBlock[] = [
            fill(lines),
            { kind: "heading", level: 1, text: "Part" },
            { kind: "heading", level: 2, text: "Begin" },
            ...(next.kind === "heading" ? [] : [{ kind: "paragraph", label: "Of", text: "these" } as const]),
            next,
            { kind: "paragraph", text: "last" },
          ];
          const pages = await pagesOf(await written("together", documentOf(blocks)));
          const together = `PartBegin${next.kind === "heading" ? "" : "Ofthese"}${drawn}`;
          assert.ok(
            pages.some((page) => page.includes(together)),
            pages.join("\n"),
          );
        }),
        { numRuns: 12 },
      );
    });
});

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
