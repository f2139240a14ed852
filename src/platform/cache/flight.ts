/** A computation that many follow: each gets every piece from the first on, then the value or the failure. */
export interface Flight<Value> {
  /** Whoever stops listening leaves; when nobody is left the computation is aborted. */
  follow(signal?: AbortSignal): AsyncGenerator<string, Value, void>;
}

type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

/** Starts at once. `onEnd` is called when nobody can join any more: it is over, or everybody left. */
export function startFlight<Value>(
  run: (signal: AbortSignal, emit: (piece: string) => void) => Promise<Value>,
  onEnd: () => void,
): Flight<Value> {
  const abandon = new AbortController();
  const pieces: string[] = [];
  const wakers = new Set<() => void>();
  let outcome: Outcome<Value> | null = null;
  let listeners = 0;

  const wakeAll = () => {
    for (const wake of wakers) wake();
  };
  const end = (result: Outcome<Value>) => {
    outcome = result;
    onEnd();
    wakeAll();
  };
  const emit = (piece: string) => {
    if (piece === "" || outcome !== null) return;
    pieces.push(piece);
    wakeAll();
  };

  async function* follow(signal?: AbortSignal): AsyncGenerator<string, Value, void> {
    listeners += 1;
    try {
      for (let at = 0; ; ) {
        signal?.throwIfAborted();
        const piece = pieces[at];
        if (piece !== undefined) {
          at += 1;
          yield piece;
        } else if (outcome === null) await nextChange(wakers, signal);
        else if ("error" in outcome) throw outcome.error;
        else return outcome.value;
      }
    } finally {
      listeners -= 1;
      if (listeners === 0 && outcome === null) {
        onEnd();
        abandon.abort();
      }
    }
  }

  run(abandon.signal, emit).then(
    (value) => end({ value }),
    (error: unknown) => end({ error }),
  );
  return { follow };
}

/** Not a race of promises: those would pile up on a signal that lives long. */
function nextChange(wakers: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      wakers.delete(wake);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    wakers.add(wake);
    signal?.addEventListener("abort", wake, { once: true });
  });
}
