/** What stands around a person's own words in an export, in both languages. */
export type ExportLanguage = "en" | "ko";

export interface ExportTexts {
  readonly you: string;
  readonly conversation: string;
  readonly memories: string;
  readonly feedback: string;
  readonly decisions: string;
  readonly settings: string;
  readonly profile: string;
  readonly nothing: string;
  readonly rated: string;
  readonly ended: string;
  readonly pinned: string;
  readonly said: string;
  readonly personalised: string;
  readonly retention: string;
  readonly workspaceDecides: string;
  readonly forever: string;
  readonly on: string;
  readonly off: string;
  readonly readme: string;
}

export const EXPORT_TEXTS: Readonly<Record<ExportLanguage, ExportTexts>> = {
  en: {
    you: "You",
    conversation: "Conversation",
    memories: "What ION remembers",
    feedback: "Your feedback",
    decisions: "Which persona was chosen",
    settings: "Your settings",
    profile: "Your profile",
    nothing: "Nothing is stored.",
    rated: "rated",
    ended: "ended",
    pinned: "pinned",
    said: "said",
    personalised: "Personalisation",
    retention: "Days that things are kept",
    workspaceDecides: "as the workspace has it",
    forever: "until deleted",
    on: "on",
    off: "off",
    readme:
      "# Everything ION has stored about you\n\n- `conversations/`, `memories.md`, `profile.md`, `feedback.md`, `decisions.md`, `settings.md`: to read.\n- `json/`: the same and everything else, complete, for programs. Each file is a list of rows; times are UTC.\n- `manifest.json`: how many rows each file has.\n\nAccess keys and links are listed without what opens them: ION keeps no more than their digest.\n",
  },
  ko: {
    you: "나",
    conversation: "대화",
    memories: "ION이 기억하는 것",
    feedback: "내가 남긴 평가",
    decisions: "어떤 페르소나가 선택되었나",
    settings: "내 설정",
    profile: "내 프로필",
    nothing: "저장된 것이 없습니다.",
    rated: "평점",
    ended: "끝남",
    pinned: "고정됨",
    said: "말한 때",
    personalised: "개인화",
    retention: "보관 일수",
    workspaceDecides: "워크스페이스 설정대로",
    forever: "지울 때까지",
    on: "켜짐",
    off: "꺼짐",
    readme:
      "# ION이 나에 대해 저장한 모든 것\n\n- `conversations/`, `memories.md`, `profile.md`, `feedback.md`, `decisions.md`, `settings.md`: 사람이 읽는 글입니다.\n- `json/`: 같은 내용과 그 밖의 모든 것, 프로그램이 읽는 형식입니다. 파일마다 행의 목록이고 시각은 UTC입니다.\n- `manifest.json`: 파일마다 행이 몇 개인지 적혀 있습니다.\n\n접근 키와 공유 링크는 목록만 있고 여는 값은 없습니다. ION은 그 다이제스트만 보관합니다.\n",
  },
};
