export { judgeDay, type ObservedDay } from "./anomaly.ts";
export { createProfiles } from "./create-profiles.ts";
export { serverTimeZone } from "./local-time.ts";
export { observeDays } from "./observe-days.ts";
export type { PersonalSituation, ProfileNeeds, Profiles } from "./profiles.ts";
export type { RatedAnswer } from "./satisfaction.ts";
