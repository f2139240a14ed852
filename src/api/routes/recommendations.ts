import {
  compareRequestSchema,
  compareResponseSchema,
  recommendRequestSchema,
  recommendResponseSchema,
} from "#contract/recommendation.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

const TAG = "Recommendations";

export const recommendationRoutes: readonly Route[] = [
  defineRoute({
    id: "recommendPersona",
    method: "POST",
    path: "/api/v2/recommend/personalized",
    tag: TAG,
    summary: "Recommend personas for a message",
    description: "Hears the message and ranks the personas, each with its reason and what each signal added.",
    access: "mentor",
    body: recommendRequestSchema,
    bodyExample: examples.recommendRequest,
    output: {
      status: 200,
      description: "The best persona and the ranking behind it.",
      schema: recommendResponseSchema,
      example: examples.recommendResponse,
    },
    handle(ion, { actor, body }) {
      const { user_id: _, ...request } = body;
      return ion.conversations.recommend(actor, request);
    },
  }),
  defineRoute({
    id: "compareRecommendations",
    method: "POST",
    path: "/api/v2/recommend/compare",
    tag: TAG,
    summary: "Compare the ensemble with the router it replaced",
    access: "mentor",
    body: compareRequestSchema,
    bodyExample: { query: examples.recommendRequest.query, include_legacy: true },
    output: {
      status: 200,
      description: "Both recommendations and whether they agree.",
      schema: compareResponseSchema,
      example: examples.compareResponse,
    },
    handle(ion, { actor, body }) {
      const { user_id: _, ...request } = body;
      return ion.conversations.compare(actor, request);
    },
  }),
];
