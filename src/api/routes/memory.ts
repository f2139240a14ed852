import { z } from "zod";
import {
  memoryAddSchema,
  memoryEditSchema,
  memoryListQuerySchema,
  memoryListSchema,
  memorySchema,
  workingMemorySchema,
} from "#contract/memory.ts";
import { personIdSchema } from "#contract/recommendation.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./memory-examples-catalog.ts";

const TAG = "Memory";
const BASE = "/api/v2/memory";

const memoryParams = z.strictObject({ memory_id: z.string().min(1).max(80) });
const personQuery = z.strictObject({ user_id: personIdSchema.optional() });
const workingQuery = personQuery.extend({ session_id: z.string().min(1).max(80) });

export const memoryRoutes: readonly Route[] = [
  defineRoute({
    id: "listMemories",
    method: "GET",
    path: BASE,
    tag: TAG,
    summary: "List what ION remembers about the person",
    description:
      "Each memory with the person's own words it rests on and the turn they come from. state=all shows what is no longer so, too.",
    access: "mentor",
    query: memoryListQuerySchema,
    output: {
      status: 200,
      description: "One page, the last said first; next_cursor is null on the last page.",
      schema: memoryListSchema,
      example: examples.memoryList,
    },
    handle(ion, { actor, query }) {
      const { user_id: _, ...page } = query;
      return ion.memory.list(actor, page);
    },
  }),
  defineRoute({
    id: "readWorkingMemory",
    method: "GET",
    path: `${BASE}/working`,
    tag: TAG,
    summary: "Read what a conversation holds in mind",
    access: "mentor",
    query: workingQuery,
    output: {
      status: 200,
      description: "The last things said, what they name, and what is being worked on.",
      schema: workingMemorySchema,
      example: examples.workingMemory,
    },
    problems: [problems.CONVERSATION_NOT_FOUND],
    handle: (ion, { actor, query }) => ion.conversations.working(actor, query.session_id),
  }),
  defineRoute({
    id: "addMemory",
    method: "POST",
    path: BASE,
    tag: TAG,
    summary: "Write down something to remember",
    access: "mentor",
    body: memoryAddSchema,
    bodyExample: examples.memoryAdd,
    output: {
      status: 201,
      description: "The memory; it is recalled from the next turn on.",
      schema: memorySchema,
      example: examples.writtenMemory,
    },
    async handle(ion, { actor, body, reply }) {
      const { user_id: _, ...request } = body;
      const memory = await ion.memory.add(actor, request);
      reply.header("location", `${BASE}/${memory.id}`);
      return memory;
    },
  }),
  defineRoute({
    id: "readMemory",
    method: "GET",
    path: `${BASE}/:memory_id`,
    tag: TAG,
    summary: "Read a memory with its source",
    access: "mentor",
    params: memoryParams,
    query: personQuery,
    output: { status: 200, description: "The memory.", schema: memorySchema, example: examples.memory },
    problems: [problems.MEMORY_NOT_FOUND],
    handle: (ion, { actor, params }) => ion.memory.read(actor, params.memory_id),
  }),
  defineRoute({
    id: "editMemory",
    method: "PATCH",
    path: `${BASE}/:memory_id`,
    tag: TAG,
    summary: "Change, pin or unpin a memory",
    description:
      "A new text begins a new memory with an id of its own; the one before ends and stays readable as history.",
    access: "mentor",
    params: memoryParams,
    body: memoryEditSchema,
    bodyExample: { pinned: true },
    output: {
      status: 200,
      description: "The memory as it is now.",
      schema: memorySchema,
      example: { ...examples.memory, pinned: true },
    },
    problems: [problems.MEMORY_NOT_FOUND, problems.MEMORY_ENDED],
    handle(ion, { actor, params, body }) {
      const { user_id: _, ...request } = body;
      return ion.memory.edit(actor, params.memory_id, request);
    },
  }),
  defineRoute({
    id: "forgetMemory",
    method: "DELETE",
    path: `${BASE}/:memory_id`,
    tag: TAG,
    summary: "Forget a memory",
    description:
      "Its text and what it took the place of are removed; what was said of it in earlier turns is not recalled again.",
    access: "mentor",
    params: memoryParams,
    query: personQuery,
    output: { status: 204, description: "Forgotten.", schema: null },
    problems: [problems.MEMORY_NOT_FOUND],
    async handle(ion, { actor, params }) {
      await ion.memory.forget(actor, params.memory_id);
    },
  }),
];
