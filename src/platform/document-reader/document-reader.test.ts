import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { docxOf, linesAt, paragraph, pdfBomb, pdfOf, table } from "../../../test/support/document-files.ts";
import { createDocumentReader, type DocumentLimits, readDocument } from "./index.ts";

const text = (words: string) => new TextEncoder().encode(words);

function code(bytes: Uint8Array, fileName: string | null, limits: Partial<DocumentLimits> = {}) {
  return readDocument(bytes, { fileName, limits }).then(
    () => "read",
    (error: { code: string }) => error.code,
  );
}

describe("plain text and Markdown", () => {
  const cases = [
    ["UTF-8", text("Ada\r\nGo, Rust\r\n")],
    ["UTF-8 with its mark", text("\ufeffAda\nGo, Rust\n")],
    ["UTF-16, small end first", Buffer.from("\ufeffAda\nGo, Rust\n", "utf16le")],
    ["UTF-16, big end first", Buffer.from("\ufeffAda\nGo, Rust\n", "utf16le").swap16()],
  ] as const;
  for (const [name, bytes] of cases) {
    test(`reads ${name}`, async () => {
      const { format, text: read, pages } = await readDocument(bytes, { fileName: "cv.txt" });
      assert.deepEqual({ format, read }, { format: "text", read: "Ada\nGo, Rust\n" });
      assert.deepEqual(pages, [{ start: 0, end: read.length }]);
    });
  }

  test("knows Markdown by its name, and without a name by its headings and links", async () => {
    const read = async (words: string, fileName: string | null) =>
      (await readDocument(text(words), { fileName })).format;
    assert.equal(await read("plain words", "job.md"), "markdown");
    assert.equal(await read("# Job\n\nplain words", null), "markdown");
    assert.equal(await read("plain words", null), "text");
  });

  test("writes Korean from a Mac, which comes in pieces, as everybody else does", async () => {
    const { text: read } = await readDocument(text("개발자".normalize("NFD")), { fileName: null });
    assert.equal(read, "개발자");
  });

  test("refuses encodings that it would have to guess", async () => {
    const korean = Buffer.from([0xb0, 0xb3, 0xb9, 0xdf, 0xc0, 0xda]);
    assert.equal(await code(korean, "cv.txt"), "document-encoding");
    assert.equal(await code(Buffer.from("café", "latin1"), "cv.txt"), "document-encoding");
  });
});

describe("what a file is", () => {
  const png = Buffer.from("89504e470d0a1a0a0000", "hex");
  const cases = [
    ["nothing", new Uint8Array(), "cv.txt", "document-empty"],
    ["only spaces", text(" \n\t\n"), "cv.txt", "document-empty"],
    ["a picture", png, "cv.png", "document-format"],
    ["a picture that calls itself a PDF", png, "cv.pdf", "document-name"],
    ["old Word", Buffer.from("d0cf11e0a1b11ae1", "hex"), "cv.doc", "document-format"],
    ["RTF", text("{\\rtf1 Ada}"), "cv.rtf", "document-format"],
    ["HTML", text("<!doctype html><html>Ada</html>"), "cv.html", "document-format"],
    ["a web page that calls itself a PDF", text("<html>Not found</html>"), "cv.pdf", "document-name"],
    ["text that calls itself a PDF", text("Ada"), "cv.pdf", "document-name"],
    ["a program", Buffer.from([1, 2, 0, 4, 0, 0, 7]), null, "document-format"],
    ["a zip", zipSync({ "a.txt": text("a") }), "a.zip", "document-format"],
    [
      "OpenDocument",
      zipSync({ mimetype: [text("application/vnd.oasis.opendocument.text"), { level: 0 }] }),
      "cv.odt",
      "document-format",
    ],
    ["a Word document that calls itself a PDF", docxOf(paragraph("Ada")), "cv.pdf", "document-name"],
    ["a Word document without a name", docxOf(paragraph("Ada")), null, "read"],
  ] as const;
  for (const [name, bytes, fileName, expected] of cases) {
    test(`${name}: ${expected}`, async () => assert.equal(await code(bytes, fileName), expected));
  }

  test("an error says what to do and names the format", async () => {
    await assert.rejects(readDocument(png, { fileName: null }), (error: { details: { fix: string } }) => {
      assert.match(error.details.fix, /PDF, DOCX, Markdown or plain text/);
      assert.match(String(error), /PNG/);
      return true;
    });
  });
});

describe("PDF", () => {
  test("keeps lines, space between paragraphs and what stands far to the right", async () => {
    const page = [
      { text: "Ada Example", x: 50, y: 40, size: 20 },
      { text: "Engineer, Acme", x: 50, y: 90 },
      { text: "2019 – 2021", x: 460, y: 90 },
      ...linesAt(50, 104, ["• Built a service in Go", "• Cut latency by 40 %"]),
      { text: "Education", x: 50, y: 170, size: 14 },
    ];
    const { format, text: read } = await readDocument(await pdfOf([page]), { fileName: "cv.pdf" });
    assert.equal(format, "pdf");
    assert.equal(
      read,
      "Ada Example\n\nEngineer, Acme\t2019 – 2021\n• Built a service in Go\n• Cut latency by 40 %\n\nEducation",
    );
  });

  test("reads one column after the other, under a headline and above a footer that span both", async () => {
    const page = [
      { text: "Ada Example, engineer of things that run at night and of others", x: 50, y: 40, size: 16 },
      ...linesAt(50, 100, ["Skills", "Go", "Kubernetes", "PostgreSQL"]),
      ...linesAt(220, 100, ["Experience", "Acme, engineer since 2019", "Built a service", "Ran it"]),
      {
        text: "The same line runs from the left border of the page to its right border, below all",
        x: 50,
        y: 400,
      },
    ];
    const { text: read } = await readDocument(await pdfOf([page]), { fileName: null });
    assert.ok(read.indexOf("PostgreSQL") < read.indexOf("Experience"), read);
    assert.match(read, /Skills\nGo\nKubernetes\nPostgreSQL\n\nExperience\nAcme, engineer since 2019\n/);
  });

  test("reads a table row by row, though it has columns too", async () => {
    const rows = [
      ["2019 – 2021", "Acme", "Engineer"],
      ["2015 – 2019", "Beta", "Developer"],
      ["2012 – 2015", "Gamma", "Intern"],
    ];
    const page = rows.flatMap((row, index) =>
      row.map((cell, column) => ({ text: cell, x: 50 + column * 150, y: 100 + index * 14 })),
    );
    const { text: read } = await readDocument(await pdfOf([page]), { fileName: null });
    assert.equal(read, rows.map((row) => row.join("\t")).join("\n"));
  });

  test("joins words that were cut at a line's end, and leaves compounds their hyphen", async () => {
    const page = linesAt(50, 100, ["I wrote Kuber-", "netes operators and full-", "stack things"]);
    const { text: read } = await readDocument(await pdfOf([page]), { fileName: null });
    assert.equal(read, "I wrote Kubernetes operators and full-stack things");
  });

  test("reads Korean", async () => {
    const lines = [
      "경력사항",
      "주식회사 예시 백엔드 개발자 2019.03 ~ 2021.02",
      "지연 시간을 40% 줄였습니다.",
    ];
    const bytes = await pdfOf([linesAt(50, 100, lines)], { isKorean: true });
    const { text: read } = await readDocument(bytes, { fileName: "이력서.pdf" });
    assert.equal(read, lines.join("\n"));
  });

  test("tells where each page is, and which holds no text", async () => {
    const bytes = await pdfOf([linesAt(50, 50, ["first page"]), [], linesAt(50, 50, ["last page"])]);
    const { text: read, pages, warnings } = await readDocument(bytes, { fileName: null });
    assert.deepEqual(
      pages.map(({ start, end }) => read.slice(start, end)),
      ["first page", "", "last page"],
    );
    assert.deepEqual(warnings, ["page 2 holds no text: it may be a picture"]);
  });

  test("leaves the caller's bytes alone", async () => {
    const bytes = await pdfOf([linesAt(50, 50, ["words"])]);
    const before = Buffer.from(bytes);
    await readDocument(bytes, { fileName: null });
    assert.ok(before.equals(bytes));
  });

  test("refuses a scan, a password, damage and too many pages, each by its name", async () => {
    const plain = await pdfOf([linesAt(50, 50, ["words"])]);
    const locked = await pdfOf([linesAt(50, 50, ["words"])], { userPassword: "secret" });
    const long = await pdfOf(Array.from({ length: 300 }, (_, page) => linesAt(50, 50, [`page ${page}`])));
    assert.equal(await code(await pdfOf([[], []]), "scan.pdf"), "document-without-text");
    assert.equal(await code(locked, "cv.pdf"), "document-encrypted");
    assert.equal(await code(plain.slice(0, 300), "cv.pdf"), "document-damaged");
    assert.equal(await code(long, "cv.pdf"), "document-too-large");
  });
});

describe("DOCX", () => {
  test("keeps headings, lists, tables and line breaks as lines", async () => {
    const body = [
      paragraph("Experience", "heading"),
      paragraph("Engineer, Acme"),
      paragraph("Built a service in Go", "item"),
      paragraph("Ran it", "item"),
      table([
        ["2015 – 2019", "Beta"],
        ["2012 – 2015", "Gamma"],
      ]),
      "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>",
    ].join("");
    const { format, text: read } = await readDocument(docxOf(body), { fileName: "cv.docx" });
    assert.equal(format, "docx");
    assert.equal(
      read,
      "Experience\n\nEngineer, Acme\n• Built a service in Go\n• Ran it\n\n2015 – 2019\tBeta\n2012 – 2015\tGamma\n\none\ntwo",
    );
  });

  test("reads a table that is a layout cell by cell", async () => {
    const body = table([
      [
        paragraph("Skills") + paragraph("Go") + paragraph("Rust"),
        paragraph("Experience") + paragraph("Acme") + paragraph("Beta"),
      ],
    ]);
    const { text: read } = await readDocument(docxOf(body), { fileName: null });
    assert.equal(read, "Skills\nGo\nRust\n\nExperience\nAcme\nBeta");
  });

  test("refuses macros, document types, passwords, damage and bombs, each by its name", async () => {
    const macros = docxOf(paragraph("Ada"), { "word/vbaProject.bin": strToU8("x") });
    const entities = docxOf("", { "word/document.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') });
    const bomb = docxOf("", { "word/document.xml": new Uint8Array(60_000_000) });
    const cut = docxOf(paragraph("Ada")).slice(0, -30);
    assert.equal(await code(macros, "cv.docx"), "document-macros");
    assert.equal(await code(entities, "cv.docx"), "document-damaged");
    assert.equal(await code(bomb, "cv.docx"), "document-too-large");
    assert.equal(await code(cut, "cv.docx"), "document-damaged");
    assert.equal(await code(flagEncrypted(docxOf(paragraph("Ada"))), "cv.docx"), "document-encrypted");
  });

  test("is not deceived by a bomb that declares a small size", async () => {
    const bomb = docxOf("", { "word/document.xml": new Uint8Array(60_000_000).fill(32) });
    assert.equal(await code(declareSmall(bomb, "word/document.xml"), "cv.docx"), "document-too-large");
  });

  test("fetches nothing that the document points at", async () => {
    const outside = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>`;
    const bytes = docxOf(paragraph("Ada"), { "word/_rels/document.xml.rels": strToU8(outside) });
    assert.equal((await readDocument(bytes, { fileName: null })).text, "Ada");
  });
});

describe("bounds", () => {
  test("too many bytes or characters are refused before anything is built on them", async () => {
    assert.equal(await code(text("x".repeat(2000)), null, { bytes: 1000 }), "document-too-large");
    assert.equal(await code(text("x".repeat(2000)), null, { characters: 1000 }), "document-too-large");
    const pdf = await pdfOf([linesAt(50, 50, ["words ".repeat(30)])]);
    assert.equal(await code(pdf, null, { characters: 100 }), "document-too-large");
    assert.equal(
      await code(docxOf(paragraph("words ".repeat(30))), null, { characters: 100 }),
      "document-too-large",
    );
  });

  test("a thread that needs too long is ended", async () => {
    const pdf = await pdfOf([linesAt(50, 50, ["words"])]);
    assert.equal(await code(pdf, null, { timeMs: 1 }), "document-too-demanding");
  });

  test("a thread that needs too much memory is ended, in its heap and in its buffers", async () => {
    const pdf = await pdfOf([linesAt(50, 50, ["words"])]);
    assert.equal(await code(pdf, null, { memoryMb: 8 }), "document-too-demanding");
    assert.equal(await code(pdfBomb(200_000_000), null, { memoryMb: 64 }), "document-too-demanding");
  });

  test("a reader takes so many documents apart at a time and no more, and goes on after a refusal", async () => {
    const read = createDocumentReader({ atOnce: 1 });
    const pdf = await pdfOf([linesAt(50, 50, ["words"])]);
    const refused = read(pdf.slice(0, 200), { fileName: null }).catch(
      (error: { code: string }) => error.code,
    );
    const results = await Promise.all([
      refused,
      read(pdf, { fileName: null }),
      read(pdf, { fileName: null }),
    ]);
    assert.deepEqual(
      results.map((each) => (typeof each === "string" ? each : each.text)),
      ["document-damaged", "words", "words"],
    );
  });
});

/** Sets the flag for encryption in every entry of the archive's directory. */
function flagEncrypted(zip: Uint8Array): Uint8Array {
  const view = Buffer.from(zip);
  for (let at = view.indexOf("PK\u0001\u0002"); at !== -1; at = view.indexOf("PK\u0001\u0002", at + 4)) {
    view.writeUInt16LE(view.readUInt16LE(at + 8) | 1, at + 8);
  }
  return view;
}

/** Writes into the archive's directory that a part unpacks to 100 bytes. */
function declareSmall(zip: Uint8Array, name: string): Uint8Array {
  const view = Buffer.from(zip);
  for (let at = view.indexOf("PK\u0001\u0002"); at !== -1; at = view.indexOf("PK\u0001\u0002", at + 4)) {
    if (view.toString("utf8", at + 46, at + 46 + name.length) === name) view.writeUInt32LE(100, at + 24);
  }
  return view;
}
