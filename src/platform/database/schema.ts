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
    /** Where what is said in it may go. */
    privacy: "may-leave" | "masked" | "never-leaves-this-machine";
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
  /** One call of a model, or an answer that spared one: the ledger of costs. */
  model_call: {
    id: string;
    workspace_id: string;
    /** null: the program's own call. */
    person_id: string | null;
    access_key_id: string | null;
    task: string;
    model_id: string;
    /** answered; failed; stopped by who asked; cached: no call was made; lost: its process died before it was told. */
    outcome: "answered" | "failed" | "stopped" | "cached" | "lost";
    /** Billionths of a US dollar; null where the price is unknown. */
    cost_nano: number | null;
    /** What the provider's prompt cache, or ION's own cache, saved. */
    saved_nano: number;
    prompt_tokens: number;
    cached_prompt_tokens: number;
    completion_tokens: number;
    /** 1: the provider did not say how many tokens, or nothing believable. */
    estimated: number;
    first_piece_ms: number | null;
    took_ms: number;
    created_at: number;
  };
  budget: {
    id: string;
    workspace_id: string;
    scope: "workspace" | "person" | "key";
    /** Whose budget; `*`: one for each. */
    subject_id: string;
    period: "day" | "month";
    limit_nano: number;
    warn_share: number;
    when_spent: "stop" | "cheaper";
    created_at: number;
  };
  /** A budget in one day or month: `spent_nano` + `leased_nano` never pass its limit by more than an estimate's error. */
  budget_window: {
    budget_id: string;
    subject_id: string;
    starts_at: number;
    spent_nano: number;
    /** What processes hold for calls under way. */
    leased_nano: number;
    warned_at: number | null;
  };
  /** What one process holds of a window; when it dies, the lease runs out and counts as spent. */
  budget_lease: {
    process_id: string;
    budget_id: string;
    subject_id: string;
    starts_at: number;
    workspace_id: string;
    amount_nano: number;
    expires_at: number;
  };
  /** A turn under way and, for a while, one that ended: where another process finds it. No row where there is none. */
  turn_stream: {
    id: string;
    workspace_id: string;
    person_id: string;
    conversation_id: string;
    idempotency_key: string | null;
    request_hash: string | null;
    /** 1: what its client may have kept of an earlier try is of another answer. */
    begins_anew: number;
    state: "running" | "answered" | "failed";
    persona_id: string | null;
    wave_key: string | null;
    turn_number: number | null;
    /** Why it failed, as JSON. */
    problem: string | null;
    cancel_requested_at: number | null;
    started_at: number;
    /** Written again and again while its process lives. */
    heartbeat_at: number;
    ended_at: number | null;
  };
  /** The answer of a running turn so far, piece by piece; `start_at` in UTF-16 units. Gone when the turn ends. */
  turn_stream_text: { stream_id: string; start_at: number; text: string };
  /** A model that was added by command; those of the settings are not here. */
  model: {
    workspace_id: string;
    /** `PROVIDER/NAME`. */
    id: string;
    protocol: "openai" | "anthropic" | "gemini";
    url: string;
    name: string;
    /** The key, sealed (platform/secret) for this workspace and id; null: it needs none, or takes the settings'. */
    sealed_key: string | null;
    /** In which order they are listed, lowest first. */
    place: number;
    created_at: number;
  };
  /** The operator's own price of a model from a day on, US dollars a million tokens. */
  model_price: {
    workspace_id: string;
    model_id: string;
    /** `2026-12-01`, in UTC. */
    from_day: string;
    input: number;
    cached_input: number;
    cache_write: number;
    output: number;
    created_at: number;
  };
  /** Which models a workspace asks first for a task, where it is not what the settings say. */
  model_policy: { workspace_id: string; task: string; policy: string };
  /** One thing remembered about a person; a change ends one row and begins another. */
  memory: {
    workspace_id: string;
    person_id: string;
    id: string;
    tier: "session" | "project" | "global";
    kind: string;
    subject: string;
    attribute: string;
    value: string;
    text: string;
    language: string;
    project: string | null;
    importance: number;
    durability: number;
    /** Ids of the rows it stops being true with, as JSON. */
    depends_on: string;
    /** edited: the person wrote it into the memory itself, so that no turn says it. */
    origin: "said" | "edited";
    /** Where what was said in the conversation it comes from may go. */
    privacy: "may-leave" | "masked" | "never-leaves-this-machine";
    conversation_id: string | null;
    turn_id: string | null;
    turn_number: number | null;
    quote: string;
    quote_start: number;
    quote_end: number;
    said_at: number;
    valid_from: number;
    valid_to: number | null;
    ended_by: string | null;
    superseded_by: string | null;
    is_pinned: number;
    mentions: number;
    last_said_at: number;
    created_at: number;
    /** The person's `memory_version` with which this row was last written. */
    version: number;
  };
  /** Counts the changes of what is remembered about a person: the fence of every write, and how copies learn of it. */
  memory_version: {
    workspace_id: string;
    person_id: string;
    version: number;
    /** The version in which something was last taken away: copies from before are read anew. */
    removed_in: number;
  };
  /** What a person had forgotten: that there was something, never what. */
  forgotten_slot: {
    workspace_id: string;
    person_id: string;
    /** SHA-256 of owner, subject and attribute. */
    slot_digest: string;
    forgotten_at: number;
    /** The turns that said it, as JSON; recall leaves them out. */
    turns: string;
  };
  /** What an embedding model makes of a memory: bytes as base64, see the memory room. */
  memory_vector: {
    workspace_id: string;
    person_id: string;
    memory_id: string;
    model_id: string;
    dimensions: number;
    vector: string;
  };
  /** The same of one side of a turn. */
  turn_vector: {
    conversation_id: string;
    turn_number: number;
    side: "message" | "answer";
    workspace_id: string;
    person_id: string;
    model_id: string;
    dimensions: number;
    vector: string;
  };
  /** Up to which turn of a conversation a learner has learned. */
  learning_progress: {
    learner: string;
    conversation_id: string;
    workspace_id: string;
    person_id: string;
    through_turn: number;
    /** Attempts at what comes next that failed. */
    failures: number;
    retry_at: number;
  };
  /** What was learned about a person, folded from the rows of `profile_turn`. */
  profile: {
    workspace_id: string;
    person_id: string;
    /** Counts its changes: the fence of every write. */
    version: number;
    /** As JSON. */
    state: string;
    updated_at: number;
  };
  /** What a turn says about its person, without its words. */
  profile_turn: {
    conversation_id: string;
    turn_number: number;
    workspace_id: string;
    person_id: string;
    turn_id: string;
    said_at: number;
    /** As JSON. */
    facts: string;
    /** What counts in the profile as its rating, 1..5, and the newest feedback that was looked at. */
    rating: number | null;
    feedback_id: string | null;
  };
  /** What a person decided about their data; no row: nothing. */
  privacy_setting: {
    workspace_id: string;
    person_id: string;
    /** 0: nothing is learned about them, and nothing learned is used. */
    is_personalised: number;
    /** null: as the workspace has it; 0: kept until deleted. */
    retention_days: number | null;
    updated_at: number;
  };
  /** A person's data being deleted: gone with its receipt. What is left here after a crash is gone on with. */
  erasure: {
    id: string;
    workspace_id: string;
    person_id: string;
    mode: "delete" | "anonymise";
    /** Under which their numbers stay. */
    pseudonym: string | null;
    /** How many rows of each table went, as JSON. */
    removed: string;
    requested_at: number;
    /** Written again and again by who does it. */
    heartbeat_at: number;
  };
  /** What was deleted, without whose: a signed document. */
  erasure_receipt: { id: string; workspace_id: string; document: string; created_at: number };
  /** Turn number 0: the whole conversation. */
  favourite: {
    conversation_id: string;
    turn_number: number;
    workspace_id: string;
    person_id: string;
    created_at: number;
  };
  conversation_title: {
    conversation_id: string;
    workspace_id: string;
    person_id: string;
    title: string;
    updated_at: number;
  };
  /** Who has the token may read the conversation up to a turn. */
  shared_link: {
    id: string;
    workspace_id: string;
    person_id: string;
    conversation_id: string;
    /** SHA-256 of the token, which is kept nowhere. */
    token_hash: string;
    /** As it was when it was shared. */
    title: string | null;
    through_turn: number;
    created_at: number;
    expires_at: number | null;
    revoked_at: number | null;
  };
  /** What a workspace learned from feedback, of nobody in particular; the newest that was not rolled back is in use. */
  learned_model: {
    workspace_id: string;
    /** taste: what its people have in common; hearing: a layer over the classifier; retraining: that it was tried. */
    kind: "taste" | "hearing" | "retraining";
    /** Sorts by when it was made. */
    version: string;
    /** As JSON. */
    content: string;
    /** What spoke for it, as JSON. */
    figures: string;
    created_at: number;
    rolled_back_at: number | null;
  };
  /** Somebody on the way from a CV to a job. `step` is the number of its last step, and the fence of every write. */
  growth_plan: {
    id: string;
    workspace_id: string;
    person_id: string;
    language: "en" | "ko";
    /** The job's, where it has one. */
    title: string | null;
    /** 0 to 100, as analysed. */
    fit: number;
    state: "asking" | "finished";
    step: number;
    /** Gaps that no answer has closed, and those that one has: as they stand at `step`. */
    gaps_open: number;
    gaps_closed: number;
    idempotency_key: string | null;
    request_hash: string | null;
    created_at: number;
    updated_at: number;
  };
  growth_document: {
    plan_id: string;
    role: "cv" | "job";
    workspace_id: string;
    person_id: string;
    format: string;
    file_name: string | null;
    language: string;
    text: string;
  };
  /** What a person or ION did; a plan is the fold of its steps. */
  growth_step: {
    plan_id: string;
    number: number;
    workspace_id: string;
    person_id: string;
    kind: string;
    question_id: string | null;
    /** As JSON. */
    payload: string;
    /** Refinements that were used so far, where it is about an answer. */
    attempt: number | null;
    /** 1: the answer reached its threshold. */
    is_passed: number | null;
    /** 1 to 10. */
    quality: number | null;
    /** `ion-growth`, or the id of the model. */
    writer: string | null;
    /** How long ION took for it; null for what a person did. */
    latency_ms: number | null;
    cost_usd: number | null;
    created_at: number;
    /** The step that undid it. */
    taken_back_by: number | null;
  };
  /** A call of a model for a step: written down before it is made, so that none is paid twice. */
  growth_model_call: {
    plan_id: string;
    /** The number of the step it builds on. */
    step: number;
    purpose: string;
    workspace_id: string;
    person_id: string;
    /** lost: its process died before it was told how the call ended. */
    state: "begun" | "answered" | "failed" | "lost";
    /** The process that makes it. */
    holder: string;
    model_id: string | null;
    cost_usd: number | null;
    begun_at: number;
    /** Written again and again while its process lives. */
    heartbeat_at: number;
    ended_at: number | null;
  };
  /** A day of a growth plan on which to look how far one has come. */
  growth_checkpoint: {
    plan_id: string;
    id: string;
    workspace_id: string;
    person_id: string;
    title: string;
    gap_id: string | null;
    due_at: number;
    state: "open" | "done" | "skipped";
    /** When its person was reminded. */
    told_at: number | null;
    updated_at: number;
  };
  /** One row that the readiness check writes again and again. */
  readiness: { id: number; checked_at: number };
}
