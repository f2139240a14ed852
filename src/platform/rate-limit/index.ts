export type { Grant, RateLimit } from "./rate-limit.ts";
export { createInProcessRateLimit } from "./rate-limit-in-process.ts";
