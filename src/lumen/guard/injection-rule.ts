/** A pattern of texts that try to give the model orders. */
export interface InjectionRule {
  /** Stable, kebab-case. */
  readonly id: string;
  /** What it finds, for a person. */
  readonly about: string;
  /** How much one finding says that the text is an attack, over 0, below 1. */
  readonly weight: number;
  /** Global, with bounded quantifiers; tried on the text without invisible characters. */
  readonly pattern: RegExp;
  readonly catches: string;
  readonly passes: string;
}
