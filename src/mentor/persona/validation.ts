import { type PersonaInput, personaInputSchema } from "#contract/persona.ts";
import { InvalidPersonaError } from "./errors.ts";

/**
 * Checks a persona from a file or a request.
 *
 * @throws InvalidPersonaError with every field that is wrong
 */
export function validatePersona(value: unknown): PersonaInput {
  const parsed = personaInputSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => {
    const place = issue.path.map(String);
    if (issue.code !== "unrecognized_keys")
      return [{ field: place.join(".") || "persona", problem: plain(issue) }];
    return issue.keys.map((key) => ({
      field: [...place, key].join("."),
      problem: "is not a field of a persona",
    }));
  });
  throw new InvalidPersonaError(problems);
}

function plain(issue: { readonly message: string; readonly code: string }): string {
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) return "is missing";
  return issue.message;
}
