/** A shared conversation as a page to be read: no script, nothing from elsewhere, every word escaped. */
import { hash } from "node:crypto";
import type { SharedConversation } from "#contract/upkeep.ts";

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h1{font-size:1.4rem}article{margin:1.5rem 0}h2{font-size:1rem;margin:0 0 .25rem}p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 1rem}
.said{border-left:3px solid #8886;padding-left:.75rem}footer,time{opacity:.7;font-size:.85rem}`;

/** What the page may do: be shown, with this style. */
export const SHARED_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${hash("sha256", STYLE, "base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const TEXTS = {
  en: {
    title: "A shared conversation",
    guest: "Person",
    more: "Go on reading",
    foot: "Shared from ION, read only",
  },
  ko: { title: "공유된 대화", guest: "사람", more: "이어서 읽기", foot: "ION에서 공유됨, 읽기 전용" },
} as const;

/** @param language of what stands around the conversation */
export function sharedPage(shared: SharedConversation, language: keyof typeof TEXTS): string {
  const texts = TEXTS[language];
  const title = escaped(shared.title ?? texts.title);
  const turns = shared.turns.map(
    (turn) => `<article><h2>${texts.guest}</h2><p class="said">${escaped(turn.user_message)}</p>
<h2>${escaped(turn.persona)}</h2><p>${escaped(turn.response_text)}</p><time datetime="${turn.timestamp}">${turn.timestamp.slice(0, 16).replace("T", " ")} UTC</time></article>`,
  );
  const more =
    shared.next_after === null ? "" : `<p><a href="?after=${shared.next_after}">${texts.more}</a></p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1>
${turns.join("\n")}
${more}<footer>${texts.foot}</footer></body></html>
`;
}

/** Which of the two languages a browser asks for first. */
export function pageLanguage(acceptLanguage: string | undefined): keyof typeof TEXTS {
  return /^\s*ko\b/i.test(acceptLanguage ?? "") ? "ko" : "en";
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
