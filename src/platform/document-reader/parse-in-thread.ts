/** Starts the thread that takes a document apart, and ends it when it needs too much time or memory. */
import { Worker } from "node:worker_threads";
import {
  DocumentDamagedError,
  DocumentEncryptedError,
  DocumentMacrosError,
  DocumentTooDemandingError,
  DocumentTooLargeError,
  DocumentUnreadableTextError,
  DocumentWithoutTextError,
} from "./errors.ts";
import type { Parsed, ParseOrder, ParseReply, Refusal } from "./parse-order.ts";
import type { DocumentLimits } from "./read-result.ts";

const FORMAT_NAMES = { pdf: "PDF", docx: "Word document" } as const;
const LOOK_EVERY_MS = 50;
const BYTES_PER_MB = 1024 * 1024;

/** @throws the errors of `readDocument` that concern PDF and DOCX */
export async function parseInThread(
  bytes: Uint8Array,
  format: ParseOrder["format"],
  limits: DocumentLimits,
): Promise<Parsed> {
  // A copy: what is handed to a thread is gone here.
  const order: ParseOrder = { bytes: new Uint8Array(bytes), format, limits };
  const worker = new Worker(new URL("./parse-thread.ts", import.meta.url), {
    workerData: order,
    transferList: [order.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // A parser of other people's files needs no secret of ours, and has nothing to say on our terminal.
    env: {},
    stdout: true,
    stderr: true,
  });
  try {
    const reply = await outcome(worker, limits);
    if ("refusal" in reply) throw refusalError(reply.refusal, format);
    return reply.parsed;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
    throw new DocumentTooDemandingError("memory", limits.memoryMb, error);
  } finally {
    await worker.terminate();
  }
}

function outcome(worker: Worker, limits: DocumentLimits): Promise<ParseReply> {
  const { promise, resolve, reject } = Promise.withResolvers<ParseReply>();
  const deadline = setTimeout(
    () => reject(new DocumentTooDemandingError("time", limits.timeMs)),
    limits.timeMs,
  );
  // V8's own limit covers the heap; a stream that unpacks without end grows in buffers beside it.
  const look = setInterval(() => {
    worker.getHeapStatistics().then(
      (heap) => {
        if (heap.external_memory > limits.memoryMb * BYTES_PER_MB) {
          reject(new DocumentTooDemandingError("memory", limits.memoryMb));
        }
      },
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", () => reject(new Error("the thread ended without an answer")));
  return promise.finally(() => {
    clearTimeout(deadline);
    clearInterval(look);
  });
}

function refusalError(refusal: Refusal, format: ParseOrder["format"]): Error {
  switch (refusal.why) {
    case "too-large":
      return new DocumentTooLargeError(refusal.what, refusal.limit, refusal.actual);
    case "encrypted":
      return new DocumentEncryptedError(FORMAT_NAMES[format]);
    case "macros":
      return new DocumentMacrosError();
    case "without-text":
      return new DocumentWithoutTextError(refusal.pages);
    case "unreadable-text":
      return new DocumentUnreadableTextError();
    case "damaged":
      return new DocumentDamagedError(FORMAT_NAMES[format], refusal.problem);
  }
}
