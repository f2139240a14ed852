export type { Entry, RoleMessage, SpokenMessage, SpokenTurn } from "./history.ts";
export type { Piece } from "./render.ts";
export { createSaver, type Saved, type SaveRequest, type Saver, type SaverSettings } from "./saver.ts";
