import { IonError } from "#lib/ion-error.ts";

/** A persona with wrong fields; `errors` lists each with what is wrong. */
export class InvalidPersonaError extends IonError {
  constructor(errors: readonly { readonly field: string; readonly problem: string }[]) {
    const message = errors.map(({ field, problem }) => `${field}: ${problem}`).join("; ");
    super("invalid", "invalid-persona", message, {
      field: errors[0]?.field ?? "persona",
      errors,
      fix: "mend the fields named; GET /api/v2/personas shows complete ones",
    });
  }
}

export class PersonaNotFoundError extends IonError {
  constructor(id: string, known: readonly string[]) {
    super(
      "not-found",
      "persona-not-found",
      `there is no persona ${JSON.stringify(id.slice(0, 60).toWellFormed())}`,
      {
        field: "persona_id",
        fix: `use one of ${known.join(", ")}`,
      },
    );
  }
}

export class PersonaExistsError extends IonError {
  constructor(id: string) {
    super("conflict", "persona-exists", `there is a persona ${id} already`, {
      field: "id",
      fix: "choose another id, or change the persona instead of adding it",
    });
  }
}

export class BuiltInPersonaError extends IonError {
  constructor(id: string) {
    super("conflict", "persona-built-in", `${id} comes with ION and cannot be removed`, {
      field: "persona_id",
      fix: "change it for this workspace instead",
    });
  }
}

export class PersonaScopeError extends IonError {
  constructor() {
    super("forbidden", "scope-missing", "this access key may not change personas", {
      scope: "personas",
      fix: "use a key with the scope personas",
    });
  }
}
