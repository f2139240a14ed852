/** What the terminal shows of the guard. */
export { guardRules, type Inspection, inspect, SUSPICIOUS_SCORE } from "#lumen/guard/index.ts";
