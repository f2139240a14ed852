import type { Ion } from "#app/ion.ts";
import type { Actor } from "#contract/actor.ts";
import { CLIENT_FRAMES, type ClientFrame, clientFrameTypeSchema } from "#contract/stream.ts";
import { toProblem } from "./error-response.ts";
import { TooManyStreamsError, UnreadableBodyError } from "./errors.ts";
import { logFailure } from "./request-log.ts";
import type { SocketCall } from "./route.ts";
import { createOutbox } from "./socket-outbox.ts";
import { FROM_THE_BEGINNING, placeAfter, watchForFailure } from "./stream-reader.ts";
import { checkAs } from "./validation.ts";

type Needs = Pick<Ion, "conversations" | "log">;
type RawData = Buffer | ArrayBuffer | Buffer[];
type Outbox = ReturnType<typeof createOutbox>;
type FrameOf<Type extends ClientFrame["type"]> = Extract<ClientFrame, { type: Type }>;

const HEARTBEAT_MS = 15_000;
const MAX_STREAMS = 64;
/** More frames than these wait in the client's own network until some are done. */
const MAX_WAITING_FRAMES = 32;
const POLICY_VIOLATION = 1008;

/** What a frame is about, for the error that answers it. */
interface Subject {
  readonly request_id?: string;
  readonly stream_id?: string;
}

/**
 * One WebSocket of a client: JSON frames in, any number of turns at once, their events out. Frames are taken in their
 * order. A frame that is not right gets an `error` frame and the socket stays open; turns go on when it closes.
 */
export function serveStreamSocket(ion: Needs, call: SocketCall, heartbeatMs = HEARTBEAT_MS): void {
  const { socket, request } = call;
  const outbox = createOutbox(socket, { problemId: request.id });
  const stopBeating = beat(call, outbox, heartbeatMs);
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  socket.on("message", (data: RawData, isBinary: boolean) => {
    waiting += 1;
    if (waiting === MAX_WAITING_FRAMES) socket.pause();
    last = last.then(() => take(ion, call, outbox, { data, isBinary }));
    void last.then(() => {
      if (waiting === MAX_WAITING_FRAMES) socket.resume();
      waiting -= 1;
    });
  });
  socket.once("close", () => {
    stopBeating();
    outbox.stop();
  });
}

/** Ends a connection whose other side neither answers nor takes anything for one to two heartbeats. */
function beat({ socket }: SocketCall, outbox: Outbox, heartbeatMs: number): () => void {
  let isAlive = true;
  const live = () => {
    isAlive = true;
  };
  socket.on("pong", live).on("message", live);
  const timer = setInterval(() => {
    if (!outbox.takeProgress() && !isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMs);
  return () => clearInterval(timer);
}

async function take(
  ion: Needs,
  call: SocketCall,
  outbox: Outbox,
  { data, isBinary }: { readonly data: RawData; readonly isBinary: boolean },
): Promise<void> {
  let subject: Subject = {};
  try {
    if (call.socket.readyState !== call.socket.OPEN) return;
    const given = readJson(data, isBinary);
    subject = subjectOf(given);
    await handle(ion, call, outbox, readFrame(given));
  } catch (error) {
    tell(ion, call, outbox, { error, subject });
  }
}

function tell(
  { log }: Needs,
  { socket, request }: SocketCall,
  outbox: Outbox,
  { error, subject }: { readonly error: unknown; readonly subject: Subject },
): void {
  const problem = toProblem(error, request.id);
  logFailure(log, request, { error, status: problem.status });
  outbox.send({ type: "error", ...subject, problem });
  if (problem.status === 401) socket.close(POLICY_VIOLATION, problem.code);
}

async function handle(ion: Needs, call: SocketCall, outbox: Outbox, frame: ClientFrame): Promise<void> {
  const { request_id } = frame;
  const request = request_id === undefined ? {} : { request_id };
  if (frame.type === "ping") return outbox.send({ type: "pong", ...request });
  const actor = await call.identify();
  if (frame.type === "cancel") {
    const subject = { ...request, stream_id: frame.stream_id };
    // Not waited for: another process may take a moment to stop, and the frames behind need not.
    cancel(ion, actor, outbox, frame).catch((error: unknown) => tell(ion, call, outbox, { error, subject }));
    return;
  }
  if (outbox.watched >= MAX_STREAMS) throw new TooManyStreamsError(MAX_STREAMS);
  if (frame.type === "resume") {
    const stream = await ion.conversations.findStream(actor, frame.stream_id);
    outbox.watch(stream, { after: placeAfter(frame.last_event_id), requestId: request_id });
    return;
  }
  const stream = await startTurn(ion, call, actor, frame);
  outbox.watch(stream, { after: FROM_THE_BEGINNING, requestId: request_id });
}

async function startTurn(
  { conversations, log }: Needs,
  { request }: SocketCall,
  actor: Actor,
  { session_id, user_message, metadata, idempotency_key: idempotencyKey }: FrameOf<"turn">,
) {
  const message = { user_message, ...(metadata === undefined ? {} : { metadata }) };
  const key = idempotencyKey === undefined ? {} : { idempotencyKey };
  const { stream } = await conversations.stream(actor, session_id, message, key);
  watchForFailure(stream, (error) => {
    logFailure(log, request, { error, status: toProblem(error, request.id).status });
  });
  return stream;
}

async function cancel(
  { conversations }: Needs,
  actor: Actor,
  outbox: Outbox,
  { stream_id, request_id: requestId }: FrameOf<"cancel">,
): Promise<void> {
  const isTold = outbox.isWatching(stream_id);
  await conversations.cancelStream(actor, stream_id);
  // Who watches is told by the stream itself; who does not, by its last event.
  if (isTold) return;
  const after = Number.POSITIVE_INFINITY;
  outbox.watch(await conversations.findStream(actor, stream_id), { after, requestId });
}

/** @throws UnreadableBodyError */
function readJson(data: RawData, isBinary: boolean): unknown {
  if (isBinary) throw new UnreadableBodyError("the frame is not text", "send JSON as a text frame");
  try {
    return JSON.parse(String(data));
  } catch {
    throw new UnreadableBodyError("the frame is not valid JSON", "send one JSON object a frame");
  }
}

/** @throws InvalidRequestError */
function readFrame(given: unknown): ClientFrame {
  const { type } = checkAs(clientFrameTypeSchema, given, "frame");
  return checkAs(CLIENT_FRAMES[type], given, "frame");
}

/** What can be read of a frame that may be wrong. */
function subjectOf(given: unknown): Subject {
  if (typeof given !== "object" || given === null) return {};
  const read = (name: string) => {
    const value: unknown = Reflect.get(given, name);
    return typeof value === "string" && value.length <= 200 ? { [name]: value } : {};
  };
  return { ...read("request_id"), ...read("stream_id") };
}
