/** What the terminal says about what a person owns, in both languages. */
export interface OwnershipWords {
  readonly personalised: string;
  readonly retention: string;
  readonly stored: string;
  readonly on: string;
  readonly off: string;
  readonly days: (days: number) => string;
  readonly forever: string;
  readonly byWorkspace: (kept: string) => string;
  readonly keptLonger: (memories: number, conversations: number) => string;
  readonly nothingStored: string;
  readonly deletionRuns: string;
  readonly exported: (file: string, bytes: number) => string;
  readonly confirm: (phrase: string) => string;
  readonly notConfirmed: string;
  readonly erased: (rows: number, seconds: string) => string;
  readonly anonymised: (rows: number) => string;
  readonly keepReceipt: (id: string) => string;
  readonly noReceipts: string;
  readonly remains: string;
  readonly valid: (issuer: string) => string;
  readonly invalid: string;
  readonly noConversations: string;
  readonly noFavourites: string;
  readonly noShares: string;
  readonly favoured: (id: string) => string;
  readonly unfavoured: (id: string) => string;
  readonly renamed: (id: string, title: string | null) => string;
  readonly shared: (path: string) => string;
  readonly revoked: (id: string) => string;
  readonly deleted: (id: string) => string;
  readonly you: string;
  readonly more: (cursor: string) => string;
}

const EN: OwnershipWords = {
  personalised: "personalisation",
  retention: "kept for",
  stored: "stored",
  on: "on",
  off: "off",
  days: (days) => `${days} days after it was last touched`,
  forever: "as long as you do not delete it",
  byWorkspace: (kept) => `${kept} (as the workspace has it)`,
  keptLonger: (memories, conversations) =>
    `stays however old it is: ${memories} pinned memor${memories === 1 ? "y" : "ies"}, ${conversations} conversation${conversations === 1 ? "" : "s"} with a favourite`,
  nothingStored: "nothing",
  deletionRuns: "Everything is being deleted right now.",
  exported: (file, bytes) => `Wrote ${file}, ${Math.ceil(bytes / 1024)} kB.`,
  confirm: (phrase) => `Everything ION has stored about you will be gone for good. Type “${phrase}” to go on`,
  notConfirmed: "Nothing was deleted.",
  erased: (rows, seconds) =>
    `Everything is gone: ${rows} rows, in ${seconds} s; afterwards nothing was found.`,
  anonymised: (rows) =>
    `${rows} rows of numbers stay under a random name: who was chosen, how it was rated, on which day; no words.`,
  keepReceipt: (id) => `The signed receipt is ${id}; see it with: ion privacy report ${id}`,
  noReceipts: "Nothing was ever deleted as a whole here.",
  remains: "What ION cannot reach:",
  valid: (issuer) => `The receipt is unchanged; signed by ${issuer}.`,
  invalid: "The receipt was changed, or never signed.",
  noConversations: "No conversations yet. Start one with: ion chat",
  noFavourites: "No favourites yet. Keep one with: ion conversations favourite ID",
  noShares: "You have shared nothing.",
  favoured: (id) => `Kept ${id} as a favourite.`,
  unfavoured: (id) => `${id} is no favourite any more.`,
  renamed: (id, title) => (title === null ? `${id} has no title any more.` : `${id} is “${title}” now.`),
  shared: (path) => `Whoever has this path may read it, behind your ION's address: ${path}`,
  revoked: (id) => `${id} leads nowhere any more.`,
  deleted: (id) => `Deleted ${id} and all that was made of it.`,
  you: "You",
  more: (cursor) => `More with: --cursor ${cursor}`,
};

const KO: OwnershipWords = {
  personalised: "개인화",
  retention: "보관",
  stored: "저장된 것",
  on: "켜짐",
  off: "꺼짐",
  days: (days) => `마지막으로 쓴 뒤 ${days}일`,
  forever: "직접 지울 때까지",
  byWorkspace: (kept) => `${kept} (워크스페이스 설정)`,
  keptLonger: (memories, conversations) =>
    `오래되어도 남는 것: 고정한 기억 ${memories}개, 즐겨찾기가 있는 대화 ${conversations}개`,
  nothingStored: "없음",
  deletionRuns: "지금 모든 것을 지우고 있습니다.",
  exported: (file, bytes) => `${file}에 썼습니다. ${Math.ceil(bytes / 1024)}kB입니다.`,
  confirm: (phrase) => `ION이 저장한 모든 것이 영원히 사라집니다. 계속하려면 “${phrase}”라고 적으세요`,
  notConfirmed: "아무것도 지우지 않았습니다.",
  erased: (rows, seconds) => `모두 지웠습니다: ${rows}행, ${seconds}초. 그 뒤 아무것도 찾지 못했습니다.`,
  anonymised: (rows) =>
    `숫자 ${rows}행은 무작위 이름으로 남습니다: 누가 골라졌는지, 어떤 평가를 받았는지, 어느 날인지. 말은 남지 않습니다.`,
  keepReceipt: (id) => `서명된 영수증은 ${id}입니다. 보기: ion privacy report ${id}`,
  noReceipts: "여기서는 전체를 지운 적이 없습니다.",
  remains: "ION이 닿을 수 없는 것:",
  valid: (issuer) => `영수증이 바뀌지 않았습니다. 서명: ${issuer}`,
  invalid: "영수증이 바뀌었거나 서명되지 않았습니다.",
  noConversations: "아직 대화가 없습니다. 시작하기: ion chat",
  noFavourites: "아직 즐겨찾기가 없습니다. 추가하기: ion conversations favourite ID",
  noShares: "공유한 것이 없습니다.",
  favoured: (id) => `${id}을(를) 즐겨찾기에 넣었습니다.`,
  unfavoured: (id) => `${id}을(를) 즐겨찾기에서 뺐습니다.`,
  renamed: (id, title) =>
    title === null ? `${id}의 제목을 지웠습니다.` : `${id}의 제목은 이제 “${title}”입니다.`,
  shared: (path) => `이 경로를 가진 사람은 ION 주소 뒤에 붙여 읽을 수 있습니다: ${path}`,
  revoked: (id) => `${id} 링크는 이제 열리지 않습니다.`,
  deleted: (id) => `${id}와(과) 거기서 만들어진 모든 것을 지웠습니다.`,
  you: "나",
  more: (cursor) => `더 보기: --cursor ${cursor}`,
};

/** @param locale as the runtime was started with, e.g. `ko-KR` */
export function ownershipWordsFor(locale: string): OwnershipWords {
  return locale.startsWith("ko") ? KO : EN;
}
