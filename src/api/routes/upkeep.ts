import { Readable } from "node:stream";
import { z } from "zod";
import { personQuerySchema } from "#contract/privacy.ts";
import {
  conversationExportQuerySchema,
  favouriteListQuerySchema,
  favouriteListSchema,
  favouriteRequestSchema,
  sharedConversationSchema,
  sharedLinkSchema,
  sharedQuerySchema,
  shareListSchema,
  shareRequestSchema,
  titleRequestSchema,
  upkeepSchema,
} from "#contract/upkeep.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import { pageLanguage, SHARED_PAGE_POLICY, sharedPage } from "../shared-page.ts";
import * as examples from "./ownership-examples-catalog.ts";

const TAG = "Conversations";
const CONVERSATION = "/api/v2/conversations/:session_id";
const HTML = "text/html";

const sessionParams = z.strictObject({ session_id: z.string().min(1) });

const keeping: readonly Route[] = [
  defineRoute({
    id: "favourConversation",
    method: "PUT",
    path: `${CONVERSATION}/favourite`,
    tag: TAG,
    summary: "Keep a conversation or a turn as a favourite, or no longer",
    access: "mentor",
    params: sessionParams,
    body: favouriteRequestSchema,
    bodyExample: { favourite: true, turn_number: 2 },
    output: {
      status: 200,
      description: "What is kept of the conversation.",
      schema: upkeepSchema,
      example: examples.upkeep,
    },
    problems: [problems.CONVERSATION_NOT_FOUND, problems.TURN_NOT_FOUND],
    handle(ion, { actor, params, body }) {
      const { user_id: _, ...request } = body;
      return ion.upkeep.favourite(actor, params.session_id, request);
    },
  }),
  defineRoute({
    id: "listFavourites",
    method: "GET",
    path: "/api/v2/favourites",
    tag: TAG,
    summary: "List favourites, the newest first",
    access: "mentor",
    query: favouriteListQuerySchema,
    output: {
      status: 200,
      description: "One page; next_cursor leads to the one after it.",
      schema: favouriteListSchema,
      example: examples.favouriteList,
    },
    handle(ion, { actor, query }) {
      const { user_id: _, ...page } = query;
      return ion.upkeep.favourites(actor, page);
    },
  }),
  defineRoute({
    id: "renameConversation",
    method: "PUT",
    path: `${CONVERSATION}/title`,
    tag: TAG,
    summary: "Give a conversation a title",
    access: "mentor",
    params: sessionParams,
    body: titleRequestSchema,
    bodyExample: { title: "The flaky deploy" },
    output: {
      status: 200,
      description: "What is kept of the conversation.",
      schema: upkeepSchema,
      example: examples.upkeep,
    },
    problems: [problems.CONVERSATION_NOT_FOUND],
    handle: (ion, { actor, params, body }) => ion.upkeep.rename(actor, params.session_id, body.title),
  }),
  defineRoute({
    id: "deleteConversation",
    method: "DELETE",
    path: CONVERSATION,
    tag: TAG,
    summary: "Delete a conversation with all that was made of it",
    access: "mentor",
    params: sessionParams,
    query: personQuerySchema,
    output: { status: 204, description: "It is gone.", schema: null },
    problems: [problems.CONVERSATION_NOT_FOUND],
    async handle(ion, { actor, params, reply }) {
      await ion.upkeep.remove(actor, params.session_id);
      return reply.send();
    },
  }),
  defineRoute({
    id: "exportConversation",
    method: "GET",
    path: `${CONVERSATION}/export`,
    tag: TAG,
    summary: "Take a conversation along, as Markdown or JSON",
    access: "mentor",
    params: sessionParams,
    query: conversationExportQuerySchema,
    output: {
      status: 200,
      description: "The conversation's text.",
      schema: null,
      alsoAs: { "text/markdown": "# The flaky deploy\n\n…", "application/json": "The turns as a list." },
    },
    problems: [problems.CONVERSATION_NOT_FOUND],
    async handle(ion, { actor, params, query, reply }) {
      const { format, language } = query;
      const text = await ion.upkeep.export(actor, params.session_id, { format, language });
      const [type, end] = format === "json" ? ["application/json", "json"] : ["text/markdown", "md"];
      return reply
        .type(`${type}; charset=utf-8`)
        .header("content-disposition", `attachment; filename="conversation.${end}"`)
        .send(Readable.from(text, { objectMode: false }));
    },
  }),
];

const sharing: readonly Route[] = [
  defineRoute({
    id: "shareConversation",
    method: "POST",
    path: `${CONVERSATION}/shares`,
    tag: TAG,
    summary: "Make a link that others may read the conversation by",
    description:
      "It shows the conversation up to a turn, whatever is said later; personal data is masked where the conversation is labelled so, and a conversation that never leaves this machine cannot be shared. The path is told once.",
    access: "mentor",
    params: sessionParams,
    body: shareRequestSchema,
    bodyExample: { expires_in_hours: 168 },
    output: {
      status: 201,
      description: "The link.",
      schema: sharedLinkSchema,
      example: examples.sharedLink,
    },
    problems: [problems.CONVERSATION_NOT_FOUND, problems.TURN_NOT_FOUND, problems.SHARE_REFUSED],
    handle(ion, { actor, params, body }) {
      const { user_id: _, ...request } = body;
      return ion.upkeep.share(actor, params.session_id, request);
    },
  }),
  defineRoute({
    id: "listShares",
    method: "GET",
    path: "/api/v2/shares",
    tag: TAG,
    summary: "List the links one has made",
    access: "mentor",
    query: personQuerySchema,
    output: {
      status: 200,
      description: "The newest first, those that lead nowhere any more too.",
      schema: shareListSchema,
      example: examples.shareList,
    },
    handle: (ion, { actor }) => ion.upkeep.shares(actor),
  }),
  defineRoute({
    id: "revokeShare",
    method: "DELETE",
    path: "/api/v2/shares/:share_id",
    tag: TAG,
    summary: "Revoke a link",
    access: "mentor",
    params: z.strictObject({ share_id: z.string().min(1) }),
    query: personQuerySchema,
    output: { status: 204, description: "It leads nowhere any more.", schema: null },
    problems: [problems.SHARED_LINK_NOT_FOUND],
    async handle(ion, { actor, params, reply }) {
      await ion.upkeep.unshare(actor, params.share_id);
      return reply.send();
    },
  }),
  defineRoute({
    id: "readShared",
    method: "GET",
    path: "/shared/:token",
    tag: TAG,
    summary: "Read a shared conversation",
    description: "Without a key: the link is the key. A browser gets a page, a program JSON.",
    access: "open",
    params: z.strictObject({ token: z.string().min(1).max(100) }),
    query: sharedQuerySchema,
    output: {
      status: 200,
      description: "The turns that are shared, a page at a time.",
      schema: sharedConversationSchema,
      example: examples.sharedConversation,
      alsoAs: { [HTML]: "<!doctype html>…" },
    },
    problems: [problems.SHARED_LINK_NOT_FOUND],
    async handle(ion, { params, query, request, reply }) {
      const shared = await ion.upkeep.readShared(params.token, query.after);
      reply.headers({ "x-robots-tag": "noindex", vary: "accept, accept-language" });
      if (!(request.headers.accept ?? "").includes(HTML)) return shared;
      return reply
        .type(`${HTML}; charset=utf-8`)
        .header("content-security-policy", SHARED_PAGE_POLICY)
        .send(sharedPage(shared, pageLanguage(request.headers["accept-language"])));
    },
  }),
];

export const upkeepRoutes: readonly Route[] = [...keeping, ...sharing];
