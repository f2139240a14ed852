export { composeIon, type Overrides } from "./compose.ts";
export type { Ion } from "./ion.ts";
export { programVersion } from "./self-report.ts";
