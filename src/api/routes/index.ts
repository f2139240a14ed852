import type { Route } from "../route.ts";
import { chatV1Routes } from "./chat-v1.ts";
import { conversationRoutes } from "./conversations.ts";
import { costRoutes } from "./costs.ts";
import { growthRoutes } from "./growth.ts";
import { growthOutcomeRoutes } from "./growth-outcome.ts";
import { healthRoutes } from "./health.ts";
import { memoryRoutes } from "./memory.ts";
import { openAiRoutes } from "./openai.ts";
import { personaRoutes } from "./personas.ts";
import { privacyRoutes } from "./privacy.ts";
import { profileRoutes } from "./profile.ts";
import { recommendationRoutes } from "./recommendations.ts";
import { searchRoutes } from "./search.ts";
import { streamRoutes } from "./streams.ts";
import { upkeepRoutes } from "./upkeep.ts";

/** Every route of the HTTP API, in the order of the reference. */
export const routes: readonly Route[] = [
  ...conversationRoutes,
  ...streamRoutes,
  ...searchRoutes,
  ...upkeepRoutes,
  ...privacyRoutes,
  ...memoryRoutes,
  ...growthRoutes,
  ...growthOutcomeRoutes,
  ...recommendationRoutes,
  ...profileRoutes,
  ...personaRoutes,
  ...openAiRoutes,
  ...costRoutes,
  ...healthRoutes,
  ...chatV1Routes,
];
