import { IonError } from "#lib/ion-error.ts";

/** What a secret was sealed with is not here. */
export class SecretKeyMissingError extends IonError {
  constructor(keyId: string) {
    super(
      "unavailable",
      "secret-key-missing",
      `it was sealed with the secret key ${keyId}, which is not here`,
      {
        keyId,
        fix: "set ION_SECRET_KEY to that key, or bring back the secret.key of the data directory it was stored from; or store it again",
      },
    );
  }
}

/** Several machines may share the database, so a file on one of them cannot be the key. */
export class SecretKeyNeededError extends IonError {
  constructor() {
    super("invalid", "secret-key-needed", "with PostgreSQL, keys are stored only with ION_SECRET_KEY set", {
      field: "ION_SECRET_KEY",
      fix: "set ION_SECRET_KEY, the same on every machine, to the output of `openssl rand -base64 32`",
    });
  }
}

/** A sealed text was altered, or moved to another place. */
export class SecretDamagedError extends IonError {
  constructor(cause?: unknown) {
    const fix = "store it again";
    super("unavailable", "secret-damaged", "the stored secret was altered or moved", { fix }, cause);
  }
}

/** The file with the secret key cannot be used. */
export class SecretKeyFileError extends IonError {
  constructor(path: string, problem: string, cause?: unknown) {
    super(
      "unavailable",
      "secret-key-file",
      `${path} ${problem}`,
      {
        fix: "check the file and its rights, bring it back from where you keep a copy, or set ION_SECRET_KEY",
      },
      cause,
    );
  }
}

/** There is no second key to rotate to. */
export class NothingToRotateToError extends IonError {
  constructor() {
    super("conflict", "nothing-to-rotate-to", "ION_SECRET_KEY holds the only secret key", {
      field: "ION_SECRET_KEY",
      fix: "put a new key before it, ION_SECRET_KEY=NEW,OLD, on every machine; `openssl rand -base64 32` makes one",
    });
  }
}
