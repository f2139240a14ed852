import { healthSchema, healthV1Schema, readySchema, versionSchema } from "#contract/health.ts";
import { markDeprecated } from "../deprecation.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

const TAG = "Health";

export const healthRoutes: readonly Route[] = [
  defineRoute({
    id: "health",
    method: "GET",
    path: "/api/v2/health",
    tag: TAG,
    summary: "Whether the process is alive",
    access: "open",
    output: { status: 200, description: "Alive.", schema: healthSchema, example: examples.health },
    async handle(ion) {
      const { version } = await ion.version();
      return { status: "healthy", version, uptime_seconds: Math.round(process.uptime()) };
    },
  }),
  defineRoute({
    id: "ready",
    method: "GET",
    path: "/api/v2/ready",
    tag: TAG,
    summary: "Whether the process can answer a turn now",
    description: "Answers 503 with the same body when a check fails.",
    access: "open",
    output: {
      status: 200,
      description: "Ready, check by check.",
      schema: readySchema,
      example: examples.ready,
    },
    async handle(ion, { reply }) {
      const ready = await ion.ready();
      if (ready.status !== "ready") reply.code(503);
      return ready;
    },
  }),
  defineRoute({
    id: "version",
    method: "GET",
    path: "/api/v2/version",
    tag: TAG,
    summary: "What is running here",
    access: "open",
    output: {
      status: 200,
      description: "The versions of the program, its schema, its classifier and its model.",
      schema: versionSchema,
      example: examples.version,
    },
    handle: (ion) => ion.version(),
  }),
  defineRoute({
    id: "healthV1",
    method: "GET",
    path: "/health",
    tag: "API v1",
    summary: "Health, as API v1 tells it",
    access: "open",
    isDeprecated: true,
    output: {
      status: 200,
      description: "Alive, and whether a message could be answered.",
      schema: healthV1Schema,
      example: examples.healthV1,
    },
    async handle(ion, { reply }) {
      const [{ version }, ready] = await Promise.all([ion.version(), ion.ready()]);
      markDeprecated(reply, "/api/v2/health");
      return { status: "healthy", version, pipeline_ready: ready.status === "ready" };
    },
  }),
];
