/** Questions to a person at a terminal; one of them takes what it is given without showing it. */
import { createInterface } from "node:readline/promises";
import { type Readable, Writable } from "node:stream";
import { IonError } from "#lib/ion-error.ts";

export interface Prompt extends Disposable {
  /** The answer, or the fallback for an empty one; without a fallback it asks again. */
  ask(question: string, fallback?: string): Promise<string>;
  /** The place of the chosen option. */
  choose(question: string, options: readonly string[]): Promise<number>;
  /** What is typed is not shown; may be empty. */
  secret(question: string): Promise<string>;
  /** False for an empty answer. */
  confirm(question: string): Promise<boolean>;
}

export interface PromptStreams {
  readonly input: Readable;
  /** Beside the result, so that that can go elsewhere. */
  readonly output: Writable;
  readonly interrupted: AbortSignal;
}

/** Whether there is somebody to ask. */
export function isInteractive(terminal: { readonly isJson: boolean }): boolean {
  return !terminal.isJson && process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** @throws IonError `input-ended` from any question when the input ends (Ctrl+D) */
export function openPrompt({ input, output, interrupted }: PromptStreams): Prompt {
  let isHidden = false;
  const shown = new Writable({
    write(chunk, _encoding, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: shown, terminal: true, historySize: 0 });
  // the terminal is in raw mode, where Ctrl+C is a key and not a signal
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const ended = new Promise<never>((_, reject) => {
    lines.once("close", () => {
      reject(new IonError("invalid", "input-ended", "the input ended before everything was answered"));
    });
  });
  ended.catch(() => undefined);

  async function line(question: string): Promise<string> {
    return (await Promise.race([lines.question(question, { signal: interrupted }), ended])).trim();
  }

  async function ask(question: string, fallback?: string): Promise<string> {
    for (;;) {
      const answer = await line(fallback ? `${question} [${fallback}]: ` : `${question}: `);
      if (answer !== "") return answer;
      if (fallback !== undefined) return fallback;
    }
  }

  return {
    ask,
    async choose(question, options) {
      for (const [index, option] of options.entries()) output.write(`  ${index + 1}  ${option}\n`);
      for (;;) {
        const place = Number(await ask(question)) - 1;
        if (options[place] !== undefined) return place;
        output.write(`A number from 1 to ${options.length}.\n`);
      }
    },
    async secret(question) {
      output.write(`${question}: `);
      isHidden = true;
      try {
        return await line("");
      } finally {
        isHidden = false;
        output.write("\n");
      }
    },
    confirm: async (question) => /^y(es)?$/i.test(await line(`${question} [y/N]: `)),
    [Symbol.dispose]: () => lines.close(),
  };
}
