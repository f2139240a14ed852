/** The reference's example of a profile. */

const turn = "turn_01k9xa3g0c5v8b2n6m4k7j1h3f";

const hours = [0, 0, 0, 0, 0, 0, 0, 0, 2, 9, 11, 6, 1, 4, 8, 7, 3, 1, 0, 0, 1, 3, 1, 0];

export const profile = {
  user_id: "me",
  state: "ready",
  learned: {
    turns: 57,
    conversations: 19,
    ratings: 12,
    first_at: "2026-10-02T08:11:00.000Z",
    last_at: "2026-11-20T09:00:04.120Z",
  },
  preferred_persona: { persona: "Elro", basis: "satisfaction" },
  personas: [
    {
      persona: "Elro",
      share: 0.6316,
      turns: 36,
      from: [turn],
      satisfaction: 4.1346,
      ratings: 7,
      mean_rating: 4.5714,
      thanked: 4,
      rephrased: 0,
      left: 0,
    },
  ],
  response_style: [
    {
      style: "short",
      preference: "wants",
      basis: "asked",
      wanted: 4,
      avoided: 0,
      belief: 0.8333,
      rating_difference: 0.42,
      from: [turn],
    },
  ],
  pace: { preference: "medium", shares: [{ value: "medium", share: 0.614, turns: 35, from: [turn] }] },
  intents: [{ value: "problem_solving", share: 0.5614, turns: 32, from: [turn] }],
  tones: [{ value: "frustrated", share: 0.2281, turns: 13, from: [turn] }],
  tone_trend: {
    direction: "easing",
    difference: -0.31,
    interval: [-0.52, -0.06],
    weeks: [{ first_day: "2026-11-16", turns: 9, strained: 1 }],
  },
  active_hours: {
    time_zone: "Europe/Berlin",
    told_share: 1,
    hours,
    weekdays: [12, 11, 13, 9, 8, 1, 3],
    peak_hour: 10,
    usual: { from: 9, to: 16, share: 0.8596 },
  },
  languages: [{ value: "en", share: 1, turns: 57, from: [turn] }],
  topics: [{ topic: "flaky tests", turns: 6, from: [turn] }],
  signals: [{ signal: "thanked", share: 0.0877, turns: 5, from: [turn] }],
  engagement: {
    score: 78,
    parts: { frequency: 0.8647, recency: 1, depth: 0.5, feedback: 0.8421 },
    active_days: 16,
  },
  anomalies: [
    {
      day: "2026-11-18",
      turns: 64,
      probability: 0.0021,
      kinds: [{ kind: "rate", probability: 0.0004 }],
    },
  ],
  growth: { plans: 2, gaps_open: 3, gaps_closed: 8, checkpoints_done: 1, checkpoints_open: 4 },
};

export const explanation = {
  number: "satisfaction.Elro",
  meaning:
    "Satisfaction with Elro, 1 to 5: (5 × 3.5 + sum of ratings + signals at a quarter of their weight) ÷ (5 + their weight).",
  value: 4.1346,
  turns: [
    {
      turn_id: turn,
      session_id: "conv_01k9xa3fpd7m2q8w5r1t6y4u0z",
      turn_number: 3,
      said_at: "2026-11-20T09:00:04.120Z",
      adds: "rated 5",
    },
  ],
  next_cursor: null,
};

export const ratings = {
  ratings: [{ turn_number: 3, rating: 5, changes: 2, updated_at: "2026-11-20T09:02:00.000Z" }],
};
