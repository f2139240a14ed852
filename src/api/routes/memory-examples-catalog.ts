/** Examples of the memory routes in the reference; the tests hold them against the schemas. */

const said = "2026-11-20T09:00:04.120Z";

export const memory = {
  id: "mem_01k9xa4r8c2v6b9n3m5k7j1h4f",
  kind: "fact",
  tier: "global",
  text: "Lives in Berlin",
  subject: "self",
  attribute: "city",
  value: "Berlin",
  project: null,
  importance: 0.8,
  pinned: false,
  mentions: 2,
  source: {
    conversation_id: "conv_01k9xa3fpd7m2q8w5r1t6y4u0z",
    turn_number: 1,
    quote: "I moved to Berlin",
    said_at: said,
  },
  edited: false,
  valid_from: said,
  valid_to: null,
  ended_by: null,
  superseded_by: null,
  last_said_at: "2026-11-21T10:30:00.000Z",
  created_at: "2026-11-20T09:00:05.300Z",
};
export const memoryList = { user_id: "me", memories: [memory], next_cursor: null };
export const memoryAdd = { text: "I review code best in the morning", kind: "preference" };
export const writtenMemory = {
  ...memory,
  id: "mem_01k9xb7d3g5h8j2k4l6m9n1p0q",
  kind: "preference",
  text: memoryAdd.text,
  attribute: "note:mem_01k9xb7d3g5h8j2k4l6m9n1p0q",
  value: memoryAdd.text,
  mentions: 1,
  source: { conversation_id: null, turn_number: null, quote: memoryAdd.text, said_at: said },
  edited: true,
  last_said_at: said,
  created_at: said,
};
export const usedMemory = {
  id: "conv_01k9v2h6t4#3",
  text: "Our deploy fails every Friday when the migration locks the table.",
  tier: "semantic",
  source: {
    conversation_id: "conv_01k9v2h6t4",
    turn_number: 3,
    quote: "Our deploy fails every Friday when the migration locks the table.",
    said_at: "2026-11-13T16:20:00.000Z",
  },
};
export const workingMemory = {
  session_id: "conv_01k9xa3fpd7m2q8w5r1t6y4u0z",
  items: [{ turn_number: 1, text: "src/db/pool.ts leaks connections under load, what now?", said_at: said }],
  entities: ["PostgreSQL"],
  files: ["src/db/pool.ts"],
  task: {
    topic: "debugging",
    playbook: "debugging-under-pressure",
    tried: [],
    next: "Write down the last moment it worked.",
  },
};
