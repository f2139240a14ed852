export type { AccessKeyNeeds, AccessKeys, AccessKeyView } from "./access-key.ts";
export { createAccessKeys } from "./access-key.ts";
export { AccessKeyNotFoundError, AccessKeyRefusedError } from "./errors.ts";
export type { KeyRequest } from "./key-request.ts";
