export type { NumberFact, ProbeResult, TruthFact } from "./probe-result.ts";
export { createProbeStore, type ProbeStore } from "./probe-store.ts";
export { createProber, type ProbeOptions, type Prober, type ProberNeeds } from "./prober.ts";
