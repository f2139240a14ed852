import {
  explainQuerySchema,
  explanationSchema,
  profileQuerySchema,
  profileSchema,
} from "#contract/profile.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./profile-examples-catalog.ts";

const TAG = "Profile";

export const profileRoutes: readonly Route[] = [
  defineRoute({
    id: "readProfile",
    method: "GET",
    path: "/api/v2/profile",
    tag: TAG,
    summary: "What ION has learned about the person",
    description:
      "Everything a chart needs, each number with the newest turns it comes from. Learned behind the replies, seconds later; feedback is in it at once. Before anything is known the state is empty; with personalisation switched off it is off.",
    access: "mentor",
    query: profileQuerySchema,
    output: {
      status: 200,
      description: "The profile as it stands.",
      schema: profileSchema,
      example: examples.profile,
    },
    handle: (ion, { actor }) => ion.profiles.read(actor),
  }),
  defineRoute({
    id: "explainProfile",
    method: "GET",
    path: "/api/v2/profile/explain",
    tag: TAG,
    summary: "Which turns a number of the profile comes from",
    access: "mentor",
    query: explainQuerySchema,
    output: {
      status: 200,
      description: "What the number means, and a page of its turns, newest first.",
      schema: explanationSchema,
      example: examples.explanation,
    },
    handle(ion, { actor, query }) {
      const { user_id: _, ...asked } = query;
      return ion.profiles.explain(actor, asked);
    },
  }),
];
