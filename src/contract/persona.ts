import { z } from "zod";
import { FREQUENCIES, INTENTS, PACES, TONES } from "./wave-key.ts";

const affinity = z.number().min(0).max(1);
const affinities = <T extends string>(names: readonly T[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, affinity])) as Record<T, typeof affinity>);

const PERSONA_ID_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/**
 * The parts an answer can be built of. A persona's `structure` is an ordered choice of them; the prompt builder turns
 * each into an instruction and the offline mentor fills each from a playbook.
 */
const ANSWER_PARTS = [
  "acknowledge-feeling",
  "one-doable-step",
  "check-in",
  "analysis",
  "solution",
  "implementation-steps",
  "pitfalls",
  "data",
  "pattern",
  "insight",
  "recommendation",
  "situation",
  "people",
  "process",
  "action-plan",
  "wider-picture",
  "balance-of-forces",
  "pattern-across-time",
  "one-question",
  "gist",
  "connection",
  "next-line",
] as const;
export type AnswerPart = (typeof ANSWER_PARTS)[number];

/** `persona.json` without the prompt text: a voice as data (resonance.md). */
const personaDefinitionSchema = z
  .strictObject({
    id: z.string().regex(PERSONA_ID_PATTERN, "a letter, then up to 39 letters, digits, _ or -"),
    name: z.string().min(1).max(60),
    emoji: z.string().min(1).max(16),
    role: z.string().min(1).max(160),
    traits: z.array(z.string().min(1).max(80)).min(1).max(12),
    strengths: z.array(z.string().min(1).max(120)).min(1).max(12),
    affinities: z.strictObject({
      tone: affinities(TONES),
      pace: affinities(PACES),
      intent: affinities(INTENTS),
    }),
    structure: z.array(z.enum(ANSWER_PARTS)).min(1).max(8),
    style: z.array(z.string().min(1).max(200)).min(1).max(12),
    voice: z.strictObject({
      pitch: z.number().min(0.5).max(2),
      rate: z.number().min(0.5).max(2),
      timbre: z.string().min(1).max(60),
    }),
    frequency: z.enum(FREQUENCIES).nullable(),
  })
  .meta({ id: "PersonaDefinition", description: "A persona without its prompt." });

/** A persona as a person adds or changes it: the definition and the prompt text in one body. */
export const personaInputSchema = personaDefinitionSchema
  .extend({ prompt: z.string().min(40).max(20_000) })
  .meta({ id: "PersonaInput", description: "A persona as it is added or changed." });

export const personaSchema = personaInputSchema
  .extend({
    version: z.int().min(1),
    built_in: z.boolean(),
    enabled: z.boolean(),
    updated_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Persona", description: "A persona as the workspace has it now." });

export const personaListSchema = z
  .object({ personas: z.array(personaSchema) })
  .meta({ id: "PersonaList", description: "Every persona of the workspace." });

export type PersonaDefinition = z.infer<typeof personaDefinitionSchema>;
export type PersonaInput = z.infer<typeof personaInputSchema>;
export type PersonaView = z.infer<typeof personaSchema>;
export type Affinities = PersonaDefinition["affinities"];
