import { ModelUnavailableError } from "./lumen.ts";

/** Lets so many requests go to a model at once; the next wait their turn, in order, and not for ever. */
export interface Admission {
  /**
   * Waits for a place; the returned function gives it back and may be called once more than needed.
   *
   * @throws ModelUnavailableError busy, when the queue is full or the wait too long
   */
  enter(signal?: AbortSignal): Promise<() => void>;
  readonly active: number;
  readonly waiting: number;
}

export interface AdmissionLimits {
  readonly maxActive: number;
  readonly maxWaiting: number;
  readonly maxWaitMs: number;
}

export function createAdmission({ maxActive, maxWaiting, maxWaitMs }: AdmissionLimits): Admission {
  const queue = new Set<() => void>();
  let active = 0;

  function place(): () => void {
    active += 1;
    let isGivenBack = false;
    return () => {
      if (isGivenBack) return;
      isGivenBack = true;
      active -= 1;
      const [next] = queue;
      next?.();
    };
  }

  function wait(signal: AbortSignal | undefined): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        queue.delete(admit);
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      const admit = () => {
        leave();
        resolve(place());
      };
      const abort = () => {
        leave();
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        leave();
        reject(new ModelUnavailableError("busy", "the model is busy: no place became free in time"));
      }, maxWaitMs);
      signal?.addEventListener("abort", abort, { once: true });
      queue.add(admit);
    });
  }

  return {
    async enter(signal) {
      signal?.throwIfAborted();
      if (active < maxActive) return place();
      if (queue.size >= maxWaiting)
        throw new ModelUnavailableError("busy", "the model is busy: too many requests wait already");
      return wait(signal);
    },
    get active() {
      return active;
    },
    get waiting() {
      return queue.size;
    },
  };
}
