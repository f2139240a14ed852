export { type FusedHit, fuse, type Ranking } from "./fuse.ts";
export { createRecallIndex, type OpenRecallIndex, type RecallIndexOptions } from "./recall-index.ts";
