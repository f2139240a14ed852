export {
  NothingToRotateToError,
  SecretDamagedError,
  SecretKeyFileError,
  SecretKeyMissingError,
  SecretKeyNeededError,
} from "./errors.ts";
export type { Place, Rotation, SecretBox, SecretBoxNeeds, SecretKeyView } from "./secret-box.ts";
export { createSecretBox } from "./secret-box.ts";
