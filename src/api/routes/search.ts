import { searchQuerySchema, searchResponseSchema } from "#contract/conversation.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

export const searchRoutes: readonly Route[] = [
  defineRoute({
    id: "searchTurns",
    method: "GET",
    path: "/api/v2/search",
    tag: "Conversations",
    summary: "Search one's own conversations",
    access: "mentor",
    query: searchQuerySchema,
    output: {
      status: 200,
      description: "The turns that match, best first.",
      schema: searchResponseSchema,
      example: examples.searchResponse,
    },
    handle(ion, { actor, query }) {
      const { user_id: _, ...search } = query;
      return ion.conversations.search(actor, search);
    },
  }),
];
