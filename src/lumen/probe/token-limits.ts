/** How many tokens a model takes and gives, as providers tell it: about the model, or in refusing a request. */

export interface TokenLimits {
  readonly context: number | null;
  readonly answer: number | null;
}

/** Names of the window in what OpenRouter, vLLM, Anthropic, Gemini, Mistral, Groq and others tell about a model. */
const CONTEXT_FIELDS = [
  "context_length",
  "context_window",
  "max_context_length",
  "max_model_len",
  "max_input_tokens",
  "inputTokenLimit",
];
const ANSWER_FIELDS = ["max_output_tokens", "max_completion_tokens", "outputTokenLimit", "max_output_length"];

/** What is told about a model under `GET /models`, or null for a field that is not there. */
export function readModelInfo(info: unknown): TokenLimits {
  const places = [info, field(info, "top_provider"), field(info, "meta"), field(info, "limits")];
  const find = (names: readonly string[]) =>
    places.flatMap((place) => names.map((name) => field(place, name))).find(isCount) ?? null;
  return { context: find(CONTEXT_FIELDS), answer: find(ANSWER_FIELDS) };
}

const NUMBER = "(\\d[\\d,_.]{0,14})";
const CONTEXT_MESSAGES = [
  `maximum context length is ${NUMBER}`,
  `tokens > ${NUMBER} maximum`,
  `exceeds the maximum number of tokens allowed \\(${NUMBER}\\)`,
  `configured limit of ${NUMBER} tokens`,
  `context (?:size|window|length)(?: is| of)? \\(?${NUMBER}`,
  `"n_ctx"\\s*:\\s*${NUMBER}`,
];
const ANSWER_MESSAGES = [
  `supports at most ${NUMBER} completion tokens`,
  `> ${NUMBER}, which is the maximum allowed number of output tokens`,
  `max_(?:completion_)?tokens(?: must be| should be)? (?:less than or equal to|at most|<=) ${NUMBER}`,
  `range (?:of max_tokens )?(?:should be|is) \\[1, ${NUMBER}\\]`,
];

/** What a refusal says about the limit that it is for. */
export function readRefusal(body: string): TokenLimits {
  const find = (patterns: readonly string[]) => {
    for (const pattern of patterns) {
      const digits = new RegExp(pattern, "i").exec(body)?.[1]?.replace(/[,_.]/g, "");
      if (digits !== undefined && isCount(Number(digits))) return Number(digits);
    }
    return null;
  };
  return { context: find(CONTEXT_MESSAGES), answer: find(ANSWER_MESSAGES) };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
