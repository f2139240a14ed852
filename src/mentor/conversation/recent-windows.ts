import type { WindowTurn } from "./rows.ts";

/** About 12 KiB each. */
const MAX_CONVERSATIONS = 300;

/**
 * The last turns of the conversations that are under way here, so that a turn need not read back what this process
 * has just written. A conversation that another process moved on is known by its turn count and read again.
 */
export class RecentWindows {
  readonly #limit: number;
  readonly #windows = new Map<string, readonly WindowTurn[]>();

  /** @param limit turns kept per conversation */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The last turns up to number `turnCount`, oldest first; undefined when they have to be read. */
  get(conversationId: string, turnCount: number): readonly WindowTurn[] | undefined {
    const window = this.#windows.get(conversationId);
    return window?.at(-1)?.number === turnCount ? window : undefined;
  }

  set(conversationId: string, window: readonly WindowTurn[]): void {
    this.#windows.delete(conversationId);
    this.#windows.set(conversationId, window);
    const oldest = this.#windows.size > MAX_CONVERSATIONS ? this.#windows.keys().next().value : undefined;
    if (oldest !== undefined) this.#windows.delete(oldest);
  }

  /** Forgets them all; who goes on is read again. */
  clear(): void {
    this.#windows.clear();
  }

  /** A turn was stored: it joins its window, when the window up to it is known. */
  add(conversationId: string, turn: WindowTurn): void {
    const before = turn.number === 1 ? [] : this.get(conversationId, turn.number - 1);
    if (before === undefined) this.#windows.delete(conversationId);
    else this.set(conversationId, [...before, turn].slice(-this.#limit));
  }
}
