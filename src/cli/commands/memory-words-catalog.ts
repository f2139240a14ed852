/** What `ion memory` says, in the language of the terminal. */
export interface MemoryWords {
  readonly nothing: string;
  readonly head: readonly string[];
  readonly more: (cursor: string) => string;
  readonly remembered: (id: string) => string;
  readonly replaced: (id: string, before: string) => string;
  readonly changed: (id: string) => string;
  readonly pinned: (id: string) => string;
  readonly unpinned: (id: string) => string;
  readonly forgotten: (id: string) => string;
  readonly yourWriting: string;
  readonly saidIn: (conversation: string, turn: number) => string;
  readonly saidBefore: string;
  readonly fields: {
    readonly quote: string;
    readonly source: string;
    readonly said: string;
    readonly importance: string;
    readonly mentions: (count: number) => string;
    readonly over: (by: string, day: string) => string;
  };
}

const EN: MemoryWords = {
  nothing: "Nothing is remembered here. It grows as you talk; ion memory add writes something down.",
  head: ["id", "tier", "kind", "since", "what"],
  more: (cursor) => `More with: --cursor ${cursor}`,
  remembered: (id) => `Remembered as ${id}.`,
  replaced: (id, before) => `Changed: ${id} takes the place of ${before}.`,
  changed: (id) => `Changed ${id}.`,
  pinned: (id) => `Pinned ${id}: it neither fades nor expires.`,
  unpinned: (id) => `Unpinned ${id}.`,
  forgotten: (id) => `Forgot ${id}.`,
  yourWriting: "written by you",
  saidIn: (conversation, turn) => `${conversation}, turn ${turn}`,
  saidBefore: "said by you, in a conversation that is no longer kept",
  fields: {
    quote: "your words",
    source: "from",
    said: "said on",
    importance: "importance",
    mentions: (count) => (count === 1 ? "said once" : `said ${count} times`),
    over: (by, day) => `no longer so (${by}) since ${day}`,
  },
};

const KO: MemoryWords = {
  nothing: "여기에 기억된 것이 없습니다. 대화하면서 쌓이고, ion memory add로 직접 적을 수도 있습니다.",
  head: ["id", "층", "종류", "날짜", "내용"],
  more: (cursor) => `더 보기: --cursor ${cursor}`,
  remembered: (id) => `${id}(으)로 기억했습니다.`,
  replaced: (id, before) => `바꿨습니다: ${before} 대신 ${id}입니다.`,
  changed: (id) => `${id}을(를) 바꿨습니다.`,
  pinned: (id) => `${id}을(를) 고정했습니다. 흐려지거나 만료되지 않습니다.`,
  unpinned: (id) => `${id}의 고정을 풀었습니다.`,
  forgotten: (id) => `${id}을(를) 잊었습니다.`,
  yourWriting: "직접 적으신 것",
  saidIn: (conversation, turn) => `${conversation}, ${turn}번째 말`,
  saidBefore: "직접 말씀하신 것 (그 대화는 더 보관하지 않음)",
  fields: {
    quote: "하신 말씀",
    source: "출처",
    said: "말한 날",
    importance: "중요도",
    mentions: (count) => `${count}번 말함`,
    over: (by, day) => `${day}부터 더는 아님 (${by})`,
  },
};

/** @param locale as the runtime was started with, e.g. `ko-KR` */
export function memoryWordsFor(locale: string): MemoryWords {
  return locale.startsWith("ko") ? KO : EN;
}
