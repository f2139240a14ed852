export {
  NoSuchConversationError,
  NoSuchTurnError,
  SharedLinkNotFoundError,
  ShareRefusedError,
} from "./errors.ts";
export type { Upkeep, UpkeepNeeds } from "./upkeep.ts";
export { createUpkeep } from "./upkeep.ts";
