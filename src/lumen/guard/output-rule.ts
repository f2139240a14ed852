/** What an answer is compared with. */
export interface OutputContext {
  /** ION's own part of the prompt, which is not to be told. */
  readonly systemPrompt: string;
  /** Found texts that were given to the model: they may be quoted, secrets in them may not. */
  readonly retrieved: readonly string[];
  /** What the person wrote or was shown: whatever stands there is no leak. */
  readonly visible: readonly string[];
  /** Hosts that links may carry data to, e.g. ION's own. */
  readonly allowedHosts: readonly string[];
}

/** Something in an answer, and what becomes of it. */
export interface OutputFinding {
  readonly rule: string;
  /** remove: the cleaned text has `replacement` instead; warn: it stays. */
  readonly action: "remove" | "warn";
  /** In the answer as it was given. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

export interface OutputRule {
  /** Stable, kebab-case. */
  readonly id: string;
  /** What it finds and what becomes of it, for a person. */
  readonly about: string;
  readonly find: (answer: string, context: OutputContext) => readonly Omit<OutputFinding, "rule">[];
  /** Answers to `example`, or without it to an empty prompt. */
  readonly catches: string;
  readonly passes: string;
  readonly example?: Partial<OutputContext>;
}
