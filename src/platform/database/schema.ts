/**
 * Every table as the queries see it, the same on SQLite and PostgreSQL: times are milliseconds since 1970 in UTC,
 * JSON is text, a truth value is 0 or 1. The migrations beside this file create them.
 */
export interface Schema {
  workspace: { id: string; name: string; created_at: number };
  person: { workspace_id: string; id: string; created_at: number };
  access_key: {
    id: string;
    workspace_id: string;
    person_id: string;
    name: string;
    secret_hash: string;
    scopes: string;
    requests_per_minute: number | null;
    created_at: number;
    expires_at: number | null;
    revoked_at: number | null;
  };
  /** Each edit of a persona is a new row; the highest version counts. `definition` null: removed from here on. */
  persona_version: {
    workspace_id: string;
    persona_id: string;
    version: number;
    definition: string | null;
    prompt: string | null;
    created_at: number;
    created_by: string;
  };
  conversation: {
    id: string;
    workspace_id: string;
    person_id: string;
    persona_id: string | null;
    state: "active" | "closed" | "expired";
    uses_context_memory: number;
    ttl_ms: number;
    created_at: number;
    last_activity_at: number;
    expires_at: number;
    closed_at: number | null;
    /** Also the fence: a turn is appended only where this still is what its author read. */
    turn_count: number;
    memory: string;
    summary: string | null;
  };
  turn: {
    conversation_id: string;
    number: number;
    id: string;
    workspace_id: string;
    person_id: string;
    user_message: string;
    response_text: string;
    persona_id: string;
    persona_version: number;
    wave_key: string;
    model: string;
    /** The whole answer as it was given, so that a repeated request gets the same one. */
    answer: string;
    tone: string;
    idempotency_key: string | null;
    request_hash: string | null;
    created_at: number;
  };
  /** Why a persona was chosen, with the probability it had: what off-policy evaluation needs. */
  decision: {
    id: string;
    workspace_id: string;
    person_id: string;
    conversation_id: string | null;
    turn_number: number | null;
    purpose: "turn" | "recommendation" | "comparison" | "completion";
    strategy: string;
    algorithm: string;
    model_version: string;
    wave_key: string;
    persona_id: string;
    propensity: number;
    confidence: number;
    explored: number;
    scores: string;
    created_at: number;
    /** The persona of the turn before, where this decision changed it. */
    handed_off_from: string | null;
    reason: string | null;
  };
  feedback: {
    id: string;
    workspace_id: string;
    person_id: string;
    conversation_id: string;
    turn_number: number;
    rating: number | null;
    thumbs: "up" | "down" | null;
    comment: string | null;
    created_at: number;
    /** What the person says the turn's message was, or who should have answered: labels to learn from. */
    correct_tone: string | null;
    correct_pace: string | null;
    correct_intent: string | null;
    correct_persona: string | null;
  };
  /** One row that the readiness check writes again and again. */
  readiness: { id: number; checked_at: number };
}
