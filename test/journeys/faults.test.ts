/** What a person sees of a model's faults: for each, over each provider's protocol, whole and streamed. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Door, openDoor } from "../support/http.ts";
import { type ModelServer, type Script, startModelServer } from "../support/model-server.ts";

const PROVIDERS = {
  openai: { ION_OPENAI_KEY: "k", ION_MODELS: "openai/gpt-5-mini" },
  anthropic: { ION_ANTHROPIC_KEY: "k", ION_MODELS: "anthropic/claude-haiku-4-5" },
  gemini: { ION_GEMINI_KEY: "k", ION_MODELS: "gemini/gemini-2.5-flash" },
} as const;
type Provider = keyof typeof PROVIDERS;

const REPLY = "Breathe first. Then halve the change that broke it.";

function open(provider: Provider, model: ModelServer): Promise<Door> {
  return openDoor({
    settings: {
      ...PROVIDERS[provider],
      [`ION_${provider.toUpperCase()}_URL`]: model.url,
      ION_MODEL_TIMEOUT_MS: "400",
    },
  });
}

async function say(door: Door, isStreamed: boolean) {
  const { session_id } = (await door.call("POST", "/api/v2/conversations/start", { body: {} })).body;
  const { payload, statusCode } = await door.server.inject({
    method: "POST",
    url: `/api/v2/conversations/${session_id}/turn`,
    headers: isStreamed ? { accept: "text/event-stream" } : {},
    payload: { user_message: "my tests are flaky and the release is tonight" },
  });
  assert.equal(statusCode, 200, "never an error");
  const whole = isStreamed ? /event: turn-end\ndata: (.*)/.exec(payload)?.[1] : payload;
  const turn = JSON.parse(whole ?? "");
  const view = await door.call("GET", `/api/v2/conversations/${session_id}`);
  assert.equal(view.body.messages[0].ai_response, turn.response_text, "what was answered is stored");
  return { text: String(turn.response_text), metadata: turn.metadata };
}

/** The fault, whether the answer is streamed, how it is named, and whether words came before it. */
const FAULTS: readonly [Script, boolean, RegExp, boolean][] = [
  ["status-500", false, /answered with HTTP 500/, false],
  ["status-401", true, /refused the key/, false],
  ["status-429", false, /limits its requests/, false],
  ["malformed-json", false, /broken JSON/, false],
  ["malformed-json", true, /broken JSON/, false],
  ["empty-answer", false, /empty text/, false],
  ["silent", true, /did not answer in time/, false],
  ["stall-midway", true, /did not answer in time/, true],
  ["cut-midway", true, /broke/, true],
  // Words that came in the same packet as the broken bytes are not shown.
  ["half-character", true, /UTF-8/, false],
  ["huge-answer", false, /did not stop/, false],
];

for (const provider of Object.keys(PROVIDERS) as Provider[]) {
  describe(`with a model of ${provider}`, () => {
    for (const [script, isStreamed, reason, hasBegun] of FAULTS) {
      test(`${script}${isStreamed ? " (streamed)" : ""}: the offline mentor ${hasBegun ? "goes on" : "answers"} and says why`, async () => {
        await using model = await startModelServer();
        model.reply = () => REPLY;
        model.script = script;
        await using door = await open(provider, model);
        const { text, metadata } = await say(door, isStreamed);
        assert.equal(metadata.model, "ion-playbook");
        assert.match(metadata.fallback.reason, reason);
        assert.match(text, hasBegun ? /The model broke off here/ : /The configured model did not answer/);
        assert.equal(text.startsWith("Breathe"), hasBegun, "what was said stays");
        assert.ok(text.length > 300, "and there is help");
      });
    }

    test("a slow first byte is waited for", async () => {
      await using model = await startModelServer();
      model.reply = () => REPLY;
      model.delayMs = 250;
      await using door = await open(provider, model);
      const { text, metadata } = await say(door, true);
      assert.equal(text, REPLY);
      assert.equal(metadata.fallback, null);
    });

    test("an answer that never ends is stopped, and the offline mentor goes on", async () => {
      await using model = await startModelServer();
      model.script = "endless";
      await using door = await open(provider, model);
      const { text, metadata } = await say(door, true);
      assert.match(metadata.fallback.reason, /did not stop/);
      assert.ok(text.length < 230_000 && text.startsWith("again and again"));
    });

    test("usage that cannot be true is not believed", async () => {
      await using model = await startModelServer();
      model.script = "wrong-usage";
      await using door = await open(provider, model);
      const { metadata } = await say(door, false);
      assert.ok(metadata.cost_usd > 0 && metadata.cost_usd < 0.05, String(metadata.cost_usd));
    });
  });
}
