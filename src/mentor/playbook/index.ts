export { InvalidPlaybookError } from "./errors.ts";
export { readLearnedLanguages, writeLearned } from "./learned-languages.ts";
export { loadPlaybookCatalog } from "./load-catalog.ts";
export type {
  Advice,
  AdviceRequest,
  Playbook,
  PlaybookMatch,
  PlaybookQuery,
  PlaybookState,
  Playbooks,
} from "./playbook.ts";
export { createPlaybooks, type PlaybookNeeds } from "./playbooks.ts";
export { englishTexts, koreanTexts } from "./retrieval.ts";
