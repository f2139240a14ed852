export { composeIon, type Overrides } from "./compose.ts";
export { createHearingModels, type HearingModelList, type HearingModels } from "./hearing-models.ts";
export type { Ion } from "./ion.ts";
export { programVersion } from "./self-report.ts";
