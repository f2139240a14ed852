import { z } from "zod";

export const healthSchema = z
  .object({ status: z.literal("healthy"), version: z.string(), uptime_seconds: z.number() })
  .meta({ id: "Health", description: "The process is alive." });

export const readySchema = z
  .object({
    status: z.enum(["ready", "not-ready"]),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
  })
  .meta({ id: "Ready", description: "Whether the process can answer a turn now, check by check." });

export const versionSchema = z
  .object({
    version: z.string(),
    node: z.string(),
    schema: z.string(),
    classifier: z.string(),
    model: z.string(),
  })
  .meta({ id: "Version" });

export const healthV1Schema = z
  .object({ status: z.literal("healthy"), version: z.string(), pipeline_ready: z.boolean() })
  .meta({ id: "HealthV1" });

export type HealthView = z.infer<typeof healthSchema>;
export type ReadyView = z.infer<typeof readySchema>;
export type VersionView = z.infer<typeof versionSchema>;
