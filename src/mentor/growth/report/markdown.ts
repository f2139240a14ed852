import type { Link, ListItem, PdfBlock, PdfDocument } from "#platform/pdf/index.ts";

const BAR_WIDTH = 20;

/** The same blocks as text that reads well as it stands and as Markdown. */
export function toMarkdown({ blocks, footer }: PdfDocument): string {
  return `${[...blocks.map(blockOf), `---\n\n${escaped(footer)}`].join("\n\n")}\n`;
}

function blockOf(block: PdfBlock): string {
  switch (block.kind) {
    case "title":
      return [
        `# ${escaped(block.text)}`,
        `**${escaped(block.subtitle)}**`,
        block.notes.map(item).join("\n"),
      ].join("\n\n");
    case "score":
      return `## ${escaped(block.label)}: ${block.value} / ${block.of}\n\n${escaped(block.text)}`;
    case "heading":
      return `${block.level === 1 ? "##" : "###"} ${escaped(block.text)}${block.tag === undefined ? "" : ` · ${escaped(block.tag.text)}`}`;
    case "paragraph": {
      const text = block.isQuiet === true ? `*${escaped(block.text)}*` : escaped(block.text);
      return block.label === undefined ? text : `**${escaped(block.label)}:** ${text}`;
    }
    case "quote":
      return `> **${escaped(block.source)}:** “${escaped(block.text)}”`;
    case "links":
      return [`**${escaped(block.label)}**\n`, ...block.items.map(linkOf)].join("\n");
    case "list":
      return block.items
        .map((each, index) => listItem(each, block.isNumbered === true ? `${index + 1}.` : "-"))
        .join("\n");
    case "table":
      return [block.head, block.head.map(() => "---"), ...block.rows]
        .map((row) => `| ${row.map((cell) => escaped(cell).replaceAll("|", "\\|")).join(" | ")} |`)
        .join("\n");
    case "bars":
      return block.bars
        .map(({ label, share, note }) => `- \`${barOf(share)}\` ${escaped(label)}: ${escaped(note)}`)
        .join("\n");
  }
}

function listItem(of: ListItem, mark: string): string {
  if (typeof of === "string") return `${mark} ${escaped(of)}`;
  return `${mark} ${escaped(of.text)} *${escaped(of.note)}*`;
}

function item(text: string): string {
  return `- ${escaped(text)}`;
}

function linkOf({ text, url }: Link): string {
  return url === null ? item(text) : `- [${escaped(text)}](<${url}>)`;
}

function barOf(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH);
  return "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
}

/** What a person wrote stays text: it neither becomes a heading, a link or HTML, nor ends a line. */
function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\`*_[\]<>]/g, "\\$&")
    .replace(/^([#>+-]|\d+[.)])(?=\s)/, "\\$1");
}
