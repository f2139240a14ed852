import { IonError } from "#lib/ion-error.ts";

/** A playbook file that cannot be used; names the file and the field. */
export class InvalidPlaybookError extends IonError {
  constructor(file: string, field: string, problem: string) {
    super("invalid", "invalid-playbook", `playbook ${file}: ${field}: ${problem}`, {
      field,
      file,
      fix: "see the format in src/mentor/playbook/README.md",
    });
  }
}
