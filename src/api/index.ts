export { OPENAPI_PATH } from "./reference.ts";
export { createServer } from "./server.ts";
