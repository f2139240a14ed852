/** Where a provider's server is and what is asked there. */
export interface ProviderOptions {
  /** Base URL up to and with the version, e.g. `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  /** As the provider names it. */
  readonly model: string;
  readonly key: string | null;
  /** Longest silence (before the first byte, or between two) that is waited for, in milliseconds. */
  readonly timeoutMs: number;
  /** What OpenAI's protocol calls the longest answer: its own newer models know the first name only, others the second. */
  readonly limitName?: "max_completion_tokens" | "max_tokens";
  /** Told when the provider says that nothing is left of its limit, and in how many milliseconds there will be. */
  readonly onExhausted?: (resetMs: number) => void;
}
