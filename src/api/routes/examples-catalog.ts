/** Examples of the reference, one set about one person; the tests hold them against the schemas. */
import { usedMemory } from "./memory-examples-catalog.ts";

const sessionId = "conv_01k9xa3fpd7m2q8w5r1t6y4u0z";
const created = "2026-11-20T09:00:00.000Z";
const answered = "2026-11-20T09:00:04.120Z";
const expires = "2026-11-21T09:00:04.120Z";
const message =
  "Production is down, I can't find the bug and everybody is waiting for me. What do I do first?";
const answer =
  "Everybody waiting while the cause stays hidden is a heavy place to think from.\n\n**One step:** roll back to the last release that worked, even before you know why.\n\nWhat changed shortly before it began?";

const lua = {
  persona: "Lua",
  score: 0.91,
  reason: "Sounds urgent and wants a fix now; Lua steadies first and gives one step.",
  contributions: { resonance: 0.62, classifier: 0.18, history: 0, context: 0.11 },
  personal: {
    score: 2.985,
    satisfaction: 4.8,
    fit: 0.95,
    time_of_day: 1,
    engagement_bonus: 0.1,
    ratings: 12,
  },
  resonance: { score: 0.89, tone: 0.86, pace: 0.94, intent: 0.9 },
};
const nana = {
  persona: "Nana",
  score: 0.84,
  reason: "Urgency and people waiting suit Nana; it loses to Lua on the short, clipped pace.",
  contributions: { resonance: 0.57, classifier: 0.17, history: 0, context: 0.1 },
  resonance: { score: 0.82, tone: 0.9, pace: 0.68, intent: 0.81 },
};
const elro = {
  persona: "Elro",
  score: 0.71,
  reason: "A concrete fault to solve suits Elro; the tone asks for a warmer voice first.",
  contributions: { resonance: 0.48, classifier: 0.15, history: 0, context: 0.08 },
  resonance: { score: 0.69, tone: 0.64, pace: 0.52, intent: 0.92 },
};
const ranked = [lua, nana, elro];
const allScores = { Lua: 0.89, Elro: 0.69, Riri: 0.66, Nana: 0.82 };

export const startRequest = { persona_id: "Lua", options: { session_ttl_hours: 24 } };
export const startResponse = {
  session_id: sessionId,
  user_id: "me",
  persona_id: "Lua",
  created_at: created,
  expires_at: expires,
  status: "active",
};

export const turnRequest = { user_message: message, metadata: { context: { tone: "urgent" } } };
export const turnResponse = {
  turn_number: 1,
  session_id: sessionId,
  response_text: answer,
  context_used: { turns: 0, summary: false, topics: [], entities: [], tried: [], tokens: 24 },
  next_suggestion: "Write down the last moment it worked.",
  metadata: {
    processing_time_ms: 2.4,
    tokens_used: 0,
    confidence: 0.64,
    persona_used: "Lua",
    persona_version: 1,
    persona_pinned: true,
    handoff: null,
    clarifying_question: null,
    wave_key: "urgent-burst-problem_solving",
    model: "ion-playbook",
    answered_by: null,
    playbook: { id: "debugging-under-pressure", title: "Debugging under pressure" },
    memories: [usedMemory],
    fallback: null,
    hearing: {
      tone: { value: "urgent", probability: 1 },
      pace: { value: "burst", probability: 0.71 },
      intent: { value: "problem_solving", probability: 0.83 },
      source: "mixed",
      language: "en",
    },
    all_scores: allScores,
    reasons: ranked,
    propensity: 1,
    cost_usd: 0,
    stages: { understand: 0.1, rank: 0.1, answer: 0.6, store: 1.5 },
  },
};
export const turnStream = [
  'id: 0\nevent: turn-start\ndata: {"stream_id":"stream_01k9x…","session_id":"conv_01k9x…","persona":"Lua","wave_key":"urgent-burst-problem_solving"}',
  'id: 78\nevent: text-delta\ndata: {"text":"Everybody waiting while the cause stays hidden is a heavy place to think from."}',
  'id: end\nevent: turn-end\ndata: {"turn_number":1,"session_id":"conv_01k9x…","response_text":"…"}',
  "",
].join("\n\n");

export const conversation = {
  session_id: sessionId,
  user_id: "me",
  persona_id: "Lua",
  turn_count: 1,
  messages: [
    {
      turn_id: "turn_01k9xa3g0c5v8b2n6m4k7j1h3f",
      turn_number: 1,
      user_message: message,
      ai_response: answer,
      persona: "Lua",
      timestamp: answered,
    },
  ],
  next_cursor: null,
  context_memory: { topics: ["debugging", "incident"], entities: [], user_preferences: {}, tried: [] },
  running_turn: {
    stream_id: "stream_01k9xa7h3n6m9k2j5g8f1d4s7a",
    persona: "Lua",
    started_at: "2026-11-20T09:00:20.000Z",
  },
  state: "active",
  created_at: created,
  last_activity: answered,
  expires_at: expires,
};
export const cancelResponse = { stream_id: conversation.running_turn.stream_id, status: "cancelled" };
export const conversationList = {
  user_id: "me",
  sessions: [
    {
      session_id: sessionId,
      title: "Production is down",
      favourite: true,
      persona_id: "Lua",
      turn_count: 1,
      created_at: created,
      last_activity: answered,
      state: "active",
    },
  ],
  total_count: 1,
  active_count: 1,
  next_cursor: null,
};
export const closeResponse = {
  session_id: sessionId,
  closed_at: "2026-11-20T09:12:00.000Z",
  summary: {
    total_turns: 1,
    total_duration_minutes: 12,
    main_topics: ["debugging", "incident"],
    text: "Production was down; the first step was to roll back.",
    user_satisfaction: 5,
  },
};
export const feedbackResponse = {
  feedback_id: "feedback_01k9xa4m7q2w5e8r1t3y6u9i0p",
  session_id: sessionId,
  turn_number: 1,
  created_at: "2026-11-20T09:01:00.000Z",
};
export const searchResponse = {
  results: [
    {
      session_id: sessionId,
      turn_number: 1,
      snippet: "… can't find the bug and everybody …",
      timestamp: answered,
    },
  ],
};

export const recommendRequest = { query: message, options: { top_k: 3 } };
export const recommendResponse = {
  recommendation: {
    primary_persona: "Lua",
    confidence: 0.64,
    wave_key: "urgent-burst-problem_solving",
    all_scores: allScores,
    ranked_recommendations: ranked,
  },
  metadata: {
    model_version: "2026-11-20",
    processing_time_ms: 0.4,
    algorithm: "ensemble",
    propensity: 1,
    decision_id: "decision_01k9xa5b8n3m6k2j7h4g1f9d0s",
  },
};
export const compareResponse = {
  new_recommendation: { persona: "Lua", confidence: 0.64, method: "ensemble" },
  legacy_recommendation: { persona: "Nana", confidence: 0.61, method: "resonance_router" },
  comparison: { consensus: false, confidence_improvement: 0.03, recommendation_changed: true },
};

const affinities = {
  tone: {
    frustrated: 0.6,
    playful: 0.3,
    anxious: 0.7,
    analytical: 0.9,
    calm: 0.9,
    curious: 0.8,
    urgent: 0.5,
    confused: 0.9,
    collaborative: 0.7,
  },
  pace: { burst: 0.4, flowing: 0.8, contemplative: 1, medium: 0.9 },
  intent: {
    seek_advice: 0.7,
    problem_solving: 0.6,
    learning: 1,
    validation: 0.7,
    planning: 0.6,
    reflection: 0.9,
  },
};
export const personaInput = {
  id: "Mira",
  name: "Mira",
  emoji: "🔭",
  role: "Explains a hard idea until it is simple",
  traits: ["patient", "curious"],
  strengths: ["analogies", "first principles"],
  affinities,
  structure: ["gist", "analysis", "insight", "one-question"],
  style: ["Begin with an everyday picture.", "One new term at a time."],
  voice: { pitch: 1, rate: 0.95, timbre: "clear" },
  frequency: null,
  prompt: "You are Mira. You explain hard ideas to people who build software, one step at a time.",
};
export const persona = { ...personaInput, version: 1, built_in: false, enabled: true, updated_at: created };

export const health = { status: "healthy", version: "0.1.0", uptime_seconds: 3600 };
export const healthV1 = { status: "healthy", version: "0.1.0", pipeline_ready: true };
export const ready = { status: "ready", checks: { database: { ok: true, detail: "SQLite answers" } } };
export const version = {
  version: "0.1.0",
  node: "v24.21.0",
  schema: "001",
  classifier: "2026-11-20",
  model: "ion-playbook",
};

export const chatV1Request = { message, resonance_key: "urgent-burst-problem_solving" };
export const chatV1Response = {
  content: answer,
  persona_used: "Lua",
  resonance_key: "urgent-burst-problem_solving",
  confidence: 0.64,
  metadata: {
    rhythm: { pace: "burst", avg_sentence_length: 9 },
    tone: { primary: "urgent", confidence: 1 },
    routing: { secondary_persona: "Nana", reasoning: lua.reason, all_scores: allScores },
    session_id: sessionId,
  },
};

export const problem = {
  type: "/problems/invalid-input",
  title: "The request is not valid",
  status: 400,
  detail: "user_message is missing",
  code: "invalid-input",
  instance: "req_01k9xa6v2c8x4z7l1k5j3h9g0f",
  field: "user_message",
  fix: "give user_message as a string",
  errors: [{ field: "user_message", problem: "is missing" }],
};

export const chatCompletionRequest = {
  model: "ion-auto",
  messages: [{ role: "user", content: "My pull request got 47 comments, where do I start?" }],
};

export const chatCompletion = {
  id: "chatcmpl_01k9zq5j3v8c2n4m6p7r9t0wxy",
  object: "chat.completion",
  created: 1795000000,
  model: "ion-auto",
  choices: [
    { index: 0, message: { role: "assistant", content: "Sort them first: …" }, finish_reason: "stop" },
  ],
  usage: {
    prompt_tokens: 0,
    completion_tokens: 210,
    total_tokens: 210,
    prompt_tokens_details: { cached_tokens: 0 },
  },
  ion: {
    persona: "Elro",
    wave_key: "calm-medium-seek_advice",
    confidence: 0.74,
    reasons: [],
    playbook: { id: "receiving-code-review", title: "Receiving code review" },
    fallback: null,
    model: "ion-playbook",
    model_reason: null,
    cost_usd: 0,
  },
};

export const modelList = {
  object: "list",
  data: [
    { id: "ion-auto", object: "model", created: 0, owned_by: "ion" },
    { id: "ion-lua", object: "model", created: 0, owned_by: "ion" },
    { id: "local/llama3.2", object: "model", created: 0, owned_by: "local" },
  ],
};

export const embeddingList = {
  object: "list",
  data: [{ object: "embedding", index: 0, embedding: [0.012, -0.034, 0.056] }],
  model: "nomic-embed-text",
  usage: { prompt_tokens: 6, total_tokens: 6 },
};

export const budgetInput = { scope: "workspace", period: "day", limit_usd: 5 };

export const budgetState = {
  budget_id: "bud_01m7k2zqk5n8w4r6t9v1x3y5z7",
  scope: "workspace",
  subject_id: "local",
  period: "day",
  limit_usd: 5,
  warn_at: 0.8,
  when_spent: "stop",
  spent_usd: 0.4213,
  held_usd: 0.016,
  state: "ok",
  starts_at: "2026-11-21T00:00:00.000Z",
  resets_at: "2026-11-22T00:00:00.000Z",
};

const costSum = {
  calls: 412,
  failed: 3,
  cached: 20,
  unpriced: 0,
  cost_usd: 0.4213,
  saved_usd: 0.0874,
  prompt_tokens: 1_208_400,
  cached_prompt_tokens: 913_000,
  completion_tokens: 96_300,
  prompt_cache_hit_rate: 0.7555,
};

export const costReport = {
  from: "2026-11-20T12:00:00.000Z",
  to: "2026-11-21T12:00:00.000Z",
  by: "model",
  total: costSum,
  groups: [{ name: "openai/gpt-5-mini", ...costSum }],
  budgets: [budgetState],
};
