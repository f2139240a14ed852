export type { Entry, RoleMessage, SpokenMessage, SpokenTurn } from "./history.ts";
export { createModelSaver, type ModelSaver, type ModelSaverNeeds, type Summaries } from "./model-saver.ts";
export type { Piece } from "./render.ts";
export type { Saved } from "./saved.ts";
export { createSaver, type Saver } from "./saver.ts";
export { SAVER_MODES, type SaveRequest, type SaverMode, type SaverSettings } from "./settings.ts";
