/** Examples of what a person owns, for the reference; the tests hold them against the schemas. */

const sessionId = "conv_01k9xa3fpd7m2q8w5r1t6y4u0z";
const created = "2026-11-20T09:00:00.000Z";
const later = "2026-11-20T09:00:02.310Z";

export const privacySettings = {
  user_id: "me",
  personalised: true,
  retention: 90,
  retention_days: 90,
  stored: { conversation: 3, turn: 21, memory: 8, decision: 21, feedback: 2 },
  kept_longer: { memories: 2, conversations: 1 },
  deletion_running: false,
};
export const privacyChange = { personalised: true, retention: 90 };
export const erasureRequest = { confirm: "delete everything", mode: "delete" };
export const signedReceipt = {
  receipt: {
    format: "ion-receipt/1",
    id: "receipt_01k9xa3fpd7m2q8w5r1t6y4u0z",
    mode: "delete",
    requested_at: created,
    finished_at: later,
    engine: "SQLite",
    removed: [
      { where: "feedback", rows: 2, how: "deleted" },
      { where: "turn", rows: 21, how: "deleted" },
      { where: "conversation", rows: 3, how: "deleted" },
      { where: "kept answers of models, in every process and in Redis", rows: null, how: "deleted" },
    ],
    files: ["full-text index merged", "database file rewritten", "write-ahead log emptied"],
    canaries: [
      { query: "rows of the person in turn", found: 0 },
      { query: "5 words of the person's last turns in their search", found: 0 },
    ],
    remains: ["backups and exports that were made before: whoever has the files has to delete them"],
  },
  signature: "bXlzaWduYXR1cmU",
  public_key: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};
export const verification = { valid: true, issuer: "this installation" };

export const upkeep = {
  session_id: sessionId,
  title: "The flaky deploy",
  favourite: true,
  favourite_turns: [2],
};
export const favouriteList = {
  favourites: [
    {
      session_id: sessionId,
      turn_number: 2,
      title: "The flaky deploy",
      excerpt: "It worked after the roll-back. What should I look at first?",
      favoured_at: created,
    },
  ],
  next_cursor: null,
};
const share = {
  share_id: "share_01k9xa3fpd7m2q8w5r1t6y4u0z",
  session_id: sessionId,
  title: "The flaky deploy",
  through_turn: 2,
  created_at: created,
  expires_at: null,
  revoked_at: null,
};
export const sharedLink = { ...share, path: "/shared/7m2q8w5r1t6y4u0z01k9xa3fpd" };
export const shareList = { shares: [share] };
export const sharedConversation = {
  title: "The flaky deploy",
  shared_at: created,
  turns: [
    {
      number: 1,
      user_message: "The deploy fails every other time.",
      persona: "Elro",
      response_text: "Which step fails, and what is different when it does not?",
      timestamp: created,
    },
  ],
  next_after: null,
};
