import { IonError } from "#lib/ion-error.ts";

/** A setting that ION cannot start with: says which, what it was, what is allowed. */
export class ConfigError extends IonError {
  constructor(setting: string, problem: string, fix: string) {
    super("invalid", "invalid-setting", `${setting}: ${problem}`, { field: setting, fix });
  }
}
