import type { Route } from "../route.ts";
import { chatV1Routes } from "./chat-v1.ts";
import { conversationRoutes } from "./conversations.ts";
import { costRoutes } from "./costs.ts";
import { healthRoutes } from "./health.ts";
import { openAiRoutes } from "./openai.ts";
import { personaRoutes } from "./personas.ts";
import { recommendationRoutes } from "./recommendations.ts";
import { searchRoutes } from "./search.ts";
import { streamRoutes } from "./streams.ts";

/** Every route of the HTTP API, in the order of the reference. */
export const routes: readonly Route[] = [
  ...conversationRoutes,
  ...streamRoutes,
  ...searchRoutes,
  ...recommendationRoutes,
  ...personaRoutes,
  ...openAiRoutes,
  ...costRoutes,
  ...healthRoutes,
  ...chatV1Routes,
];
