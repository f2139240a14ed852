/** What is asked most, to have its answers ready at the next start; only what may be shared is remembered. */
import { z } from "zod";
import { SHARINGS } from "#contract/openai.ts";
import type { Cache, Found } from "#platform/cache/index.ts";
import type { AnswerRequest } from "./answer-key.ts";
import type { FrequentPrompt, WarmUp } from "./response-cache.ts";

const LIST = "prompts";
/** Longer prompts are counted by nobody: they are rarely asked twice, and would fill the list. */
const LONGEST_CHARACTERS = 16_000;
const AT_ONCE = 2;

const schema = z.object({
  messages: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })),
  modelIds: z.array(z.string()),
  policy: z.string(),
  sampling: z.record(z.string(), z.unknown()).default({}),
  scope: z.object({ workspaceId: z.string(), personId: z.string(), sharing: z.enum(SHARINGS) }),
  tags: z.array(z.string()).default([]),
});

export interface FrequentPrompts {
  note(request: AnswerRequest): void;
  frequent(limit: number): Promise<FrequentPrompt[]>;
  /** All of them: whose each was is not known. */
  forget(): Promise<void>;
}

export function createFrequentPrompts(cache: Cache): FrequentPrompts {
  return {
    note(request) {
      if (isPrivate(request)) return;
      const text = JSON.stringify(anonymous(request));
      if (text.length <= LONGEST_CHARACTERS) cache.count(LIST, text);
    },
    forget: () => cache.forgetCounted(LIST),
    async frequent(limit) {
      const counted = await cache.mostCounted(LIST, limit);
      return counted.flatMap(({ item, count }) => {
        const request = readRequest(item);
        return request === null ? [] : [{ request, count }];
      });
    },
  };
}

/** Goes through the requests that may be shared; `prepare` says where it found the answer. */
export async function warmUp(
  requests: readonly AnswerRequest[],
  signal: AbortSignal | undefined,
  prepare: (request: AnswerRequest) => Promise<Found["source"]>,
): Promise<WarmUp> {
  const waiting = requests.filter((request) => !isPrivate(request)).values();
  const result = { generated: 0, kept: 0, failed: 0 };
  const work = async () => {
    for (const request of waiting) {
      signal?.throwIfAborted();
      try {
        result[(await prepare(request)) === "computed" ? "generated" : "kept"] += 1;
      } catch {
        result.failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

function isPrivate({ scope }: AnswerRequest): boolean {
  return (scope.sharing ?? "person") === "person";
}

/** Who asked does not count in what many ask; the workspace counts where the answer is its own. */
function anonymous({ messages, modelIds, policy, sampling, scope, tags }: AnswerRequest): AnswerRequest {
  const { sharing = "person", workspaceId } = scope;
  return {
    messages: messages.map(({ role, content }) => ({ role, content })),
    modelIds,
    policy,
    ...(sampling === undefined ? {} : { sampling }),
    scope: { workspaceId: sharing === "public" ? "" : workspaceId, personId: "", sharing },
    ...(tags === undefined ? {} : { tags }),
  };
}

function readRequest(text: string): AnswerRequest | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
