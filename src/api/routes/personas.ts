import { z } from "zod";
import type { Ion } from "#app/ion.ts";
import { type PersonaView, personaInputSchema, personaListSchema, personaSchema } from "#contract/persona.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

type Persona = Awaited<ReturnType<Ion["personas"]["get"]>>;

const TAG = "Personas";
const BASE = "/api/v2/personas";
const personaParams = z.strictObject({ persona_id: z.string().min(1) });

function toView({ builtIn, updatedAt, ...persona }: Persona): PersonaView {
  return {
    ...persona,
    built_in: builtIn,
    updated_at: updatedAt === null ? null : new Date(updatedAt).toISOString(),
  };
}

export const personaRoutes: readonly Route[] = [
  defineRoute({
    id: "listPersonas",
    method: "GET",
    path: BASE,
    tag: TAG,
    summary: "List the personas of the workspace",
    access: "any-key",
    output: {
      status: 200,
      description: "Built-in ones and the workspace's own.",
      schema: personaListSchema,
      example: { personas: [examples.persona] },
    },
    async handle(ion, { actor }) {
      const personas = await ion.personas.list(actor);
      return { personas: personas.map(toView) };
    },
  }),
  defineRoute({
    id: "addPersona",
    method: "POST",
    path: BASE,
    tag: TAG,
    summary: "Add a persona",
    description: "It takes part in routing from the next turn on; no restart is needed.",
    access: "personas",
    body: personaInputSchema,
    bodyExample: examples.personaInput,
    output: {
      status: 201,
      description: "The persona as stored.",
      schema: personaSchema,
      example: examples.persona,
    },
    problems: [problems.PERSONA_EXISTS],
    async handle(ion, { actor, body, reply }) {
      const persona = await ion.personas.add(actor, body);
      reply.header("location", `${BASE}/${persona.id}`);
      return toView(persona);
    },
  }),
  defineRoute({
    id: "readPersona",
    method: "GET",
    path: `${BASE}/:persona_id`,
    tag: TAG,
    summary: "Read a persona",
    access: "any-key",
    params: personaParams,
    output: { status: 200, description: "The persona.", schema: personaSchema, example: examples.persona },
    problems: [problems.PERSONA_NOT_FOUND],
    handle: async (ion, { actor, params }) => toView(await ion.personas.get(actor, params.persona_id)),
  }),
  defineRoute({
    id: "changePersona",
    method: "PUT",
    path: `${BASE}/:persona_id`,
    tag: TAG,
    summary: "Change a persona",
    description: "Makes a new version; turns in progress finish with the version they began with.",
    access: "personas",
    params: personaParams,
    body: personaInputSchema,
    bodyExample: examples.personaInput,
    output: {
      status: 200,
      description: "The new version.",
      schema: personaSchema,
      example: examples.persona,
    },
    problems: [problems.PERSONA_NOT_FOUND, problems.WRITE_CONFLICT],
    async handle(ion, { actor, params, body }) {
      if (body.id !== params.persona_id) {
        throw new InvalidInputError("id", "differs from the id in the address", "give the same id in both");
      }
      return toView(await ion.personas.change(actor, params.persona_id, body));
    },
  }),
  defineRoute({
    id: "removePersona",
    method: "DELETE",
    path: `${BASE}/:persona_id`,
    tag: TAG,
    summary: "Remove a persona",
    description: "It is not chosen any more; what it said stays readable.",
    access: "personas",
    params: personaParams,
    output: { status: 204, description: "Removed.", schema: null },
    problems: [problems.PERSONA_NOT_FOUND, problems.PERSONA_BUILT_IN],
    async handle(ion, { actor, params }) {
      await ion.personas.remove(actor, params.persona_id);
    },
  }),
];
