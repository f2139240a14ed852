export type { Log, LogFields } from "./log.ts";
export { createLog } from "./log.ts";
