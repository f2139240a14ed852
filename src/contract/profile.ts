/** What was learned about a person, every number with the turns it comes from. */
import { z } from "zod";
import { personIdSchema } from "./recommendation.ts";

const time = z.iso.datetime();
const share = z.number().min(0).max(1);

const from = z
  .array(z.string())
  .describe("Ids of the newest turns it comes from, at most three; explain lists them all.");
const counted = { turns: z.int(), from };

const shareOf = (values: string) =>
  z.array(z.object({ value: z.string().describe(values), share, ...counted }));

const satisfactionSchema = z
  .number()
  .describe("1..5, smoothed: few ratings count little (docs/profile.md has the formula).");

const ANOMALY_KINDS = ["rate", "hours", "length", "language", "repetition"] as const;

export const profileSchema = z
  .object({
    user_id: z.string(),
    state: z
      .enum(["off", "empty", "growing", "ready"])
      .describe(
        "off: the person switched personalisation off. empty: nothing is known yet. growing: fewer than five turns.",
      ),
    learned: z.object({
      turns: z.int(),
      conversations: z.int(),
      ratings: z.int(),
      first_at: time.nullable(),
      last_at: time.nullable(),
    }),
    preferred_persona: z
      .object({
        persona: z.string(),
        basis: z
          .enum(["satisfaction", "share"])
          .describe("satisfaction: the best liked. share: none was rated yet, so the one that answers most."),
      })
      .nullable(),
    personas: z.array(
      z.object({
        persona: z.string(),
        share,
        ...counted,
        satisfaction: satisfactionSchema,
        ratings: z.int(),
        mean_rating: z.number().min(1).max(5).nullable(),
        thanked: z.int(),
        rephrased: z.int(),
        left: z.int().describe("Calls for help that nothing followed within a day."),
      }),
    ),
    response_style: z.array(
      z.object({
        style: z.enum(["short", "code", "steps"]),
        preference: z.enum(["wants", "avoids"]).nullable().describe("null: not known yet."),
        basis: z.enum(["asked", "rated"]).nullable(),
        wanted: z.int(),
        avoided: z.int(),
        belief: share,
        rating_difference: z
          .number()
          .nullable()
          .describe("How much better answers like this are rated; null: too few ratings of either kind."),
        from,
      }),
    ),
    pace: z.object({
      preference: z.string().nullable().describe("The usual pace; null: none stands out yet."),
      shares: shareOf("A pace of the wave key."),
    }),
    intents: shareOf("An intent of the wave key."),
    tones: shareOf("A tone of the wave key."),
    tone_trend: z.object({
      direction: z.enum(["easing", "straining"]).nullable().describe("null: no change beyond chance."),
      difference: z
        .number()
        .nullable()
        .describe("Share of strained turns of the last four weeks minus that of the eight before."),
      interval: z.array(z.number()).length(2).nullable().describe("95 % interval of the difference."),
      weeks: z.array(z.object({ first_day: z.iso.date(), turns: z.int(), strained: z.int() })),
    }),
    active_hours: z.object({
      time_zone: z.string().describe("Told with the latest turns, or the server's."),
      told_share: share.describe(
        "Share of the turns whose client told a time zone; the server's counts for the rest.",
      ),
      hours: z.array(z.int()).length(24).describe("Turns in each hour of the person's day."),
      weekdays: z.array(z.int()).length(7).describe("Turns on each day, Monday first."),
      peak_hour: z.int().nullable(),
      usual: z
        .object({ from: z.int(), to: z.int(), share })
        .nullable()
        .describe("The shortest stretch of hours with four fifths of the turns, both hours included."),
    }),
    languages: shareOf("en, ko or other."),
    topics: z.array(z.object({ topic: z.string(), ...counted })).describe("Of the newest 500 turns."),
    signals: z.array(
      z.object({ signal: z.enum(["rephrased", "quick-follow-up", "thanked", "left"]), share, ...counted }),
    ),
    engagement: z.object({
      score: z.int().min(0).max(100),
      parts: z.object({ frequency: share, recency: share, depth: share, feedback: share }),
      active_days: z.int().describe("Of the last 28."),
    }),
    anomalies: z
      .array(
        z.object({
          day: z.iso.date(),
          turns: z.int(),
          probability: share.describe("Of a day this unusual, judged by the days before it."),
          kinds: z.array(z.object({ kind: z.enum(ANOMALY_KINDS), probability: share })),
        }),
      )
      .describe("Days of the last 30 that look unlike the person's own."),
    growth: z
      .object({
        plans: z.int(),
        gaps_open: z.int(),
        gaps_closed: z.int().describe("An accepted answer shows what was missing."),
        checkpoints_done: z.int(),
        checkpoints_open: z.int(),
      })
      .describe("Over all growth plans: the person's own doing, told also where nothing is learned."),
  })
  .meta({ id: "Profile" });
export type ProfileView = z.infer<typeof profileSchema>;

export const profileQuerySchema = z.strictObject({ user_id: personIdSchema.optional() });

export const explainQuerySchema = z.strictObject({
  user_id: personIdSchema.optional(),
  number: z
    .string()
    .max(80)
    .describe(
      "What to explain, e.g. `persona.Lua`, `tone.frustrated`, `hour.9`, `signal.rephrased`, `engagement`.",
    ),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ExplainQuery = z.output<typeof explainQuerySchema>;

export const explanationSchema = z
  .object({
    number: z.string(),
    meaning: z.string().describe("What it says and how it is made."),
    value: z.number().nullable().describe("As it stands; null where it is not known."),
    turns: z
      .array(
        z.object({
          turn_id: z.string(),
          session_id: z.string(),
          turn_number: z.int(),
          said_at: time,
          adds: z.string().describe("What this turn adds to it."),
        }),
      )
      .describe("The turns it comes from, newest first."),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "ProfileExplanation" });
export type ExplanationView = z.infer<typeof explanationSchema>;
