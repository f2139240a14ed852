/** The doctor's look at the models and at what their keys are sealed with. */
import type { Config, Secrets } from "#config/index.ts";
import { IonError } from "#lib/ion-error.ts";
import type { Model } from "#lumen/index.ts";
import type { SecretKeyView } from "#platform/secret/index.ts";
import type { Finding } from "./finding.ts";
import type { ModelRegistry } from "./model-registry.ts";
import type { KnownModel } from "./model-source.ts";

const PATIENCE_MS = 5000;

/** Every model of the settings and those that were added; the address and the key are tried, nothing is paid for. */
export async function examineModels(registry: ModelRegistry): Promise<Finding[]> {
  const [known, models] = await Promise.all([registry.list(), registry.load()]);
  if (known.length === 0) return [NONE];
  const findings = known.map((model) => {
    const complete = models.find(({ id }) => id === model.id);
    if (model.problem === null && complete !== undefined) return examineModel(complete, model.from);
    const hasStandIn = known.some((other) => other.id === model.id && other.problem === null);
    const { message = "is off", fix = "" } = model.problem ?? {};
    const detail = `${model.id}: ${message}`;
    return { name: "model", state: hasStandIn ? "doubtful" : "broken", detail, fix } as const;
  });
  const needsKey = known.some(({ from, hasKey }) => from === "stored" && hasKey);
  return [...(needsKey ? [await examineSecretKey(registry)] : []), ...(await Promise.all(findings))];
}

/** Those of the settings alone, where the store does not open. */
export async function examineSettledModels(config: Config, { modelKeys }: Secrets): Promise<Finding[]> {
  const { list } = config.models;
  if (list.length === 0) return [NONE];
  return Promise.all(
    list.map((model) => examineModel({ ...model, key: modelKeys[model.provider] ?? null }, "settings")),
  );
}

const NONE: Finding = {
  name: "model",
  state: "absent",
  detail: "none configured; ION answers from its playbooks",
  fix: "ion models add stores one; or set ION_MODEL_URL and ION_MODEL, or a provider's key",
};

async function examineSecretKey(registry: ModelRegistry): Promise<Finding> {
  const view = await registry.secretKey().catch((error: unknown) => error);
  if (view instanceof IonError) {
    return { name: "secret key", state: "broken", detail: view.message, fix: view.details.fix ?? "" };
  }
  const { keyId, from, path, isFileOpenToOthers } = view as SecretKeyView;
  const place = from === "file" ? path : from;
  const detail = keyId === null ? "none" : `${keyId} of ${place}`;
  if (keyId === null) {
    const fix = `bring back ${path}, or set ION_SECRET_KEY`;
    return { name: "secret key", state: "broken", detail: "what stored keys were sealed with is gone", fix };
  }
  if (!isFileOpenToOthers) return { name: "secret key", state: "works", detail };
  const fix = `chmod 600 ${path}`;
  return { name: "secret key", state: "doubtful", detail: `${detail}: ${path} is open to others`, fix };
}

/** Asks the server for its list of models. */
async function examineModel(
  { id, url, protocol, key }: Pick<Model, "id" | "url" | "protocol" | "key">,
  from: KnownModel["from"],
): Promise<Finding> {
  const headers = key === null ? {} : AUTHORISED[protocol](key);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(`${url}/models`, { headers, signal }).catch(() => null);
  const detail = `${id} at ${new URL(url).host}`;
  const { address, both } = whereToMend(id, from);
  if (response === null) {
    const fix = `start the model server, or check ${address}; until then ION answers without it`;
    return { name: "model", state: "broken", detail: `${detail} does not answer`, fix };
  }
  await response.body?.cancel();
  if (response.ok) return { name: "model", state: "works", detail };
  return {
    name: "model",
    state: "broken",
    detail: `${detail} answers HTTP ${response.status}`,
    fix: `check ${both}`,
  };
}

function whereToMend(id: string, from: KnownModel["from"]): { address: string; both: string } {
  if (from === "stored") {
    return { address: "its address", both: `its address and key: ion models add ${id} stores others` };
  }
  const provider = id.slice(0, id.indexOf("/"));
  const setting = provider === "own" || provider === "local" ? "ION_MODEL" : `ION_${provider.toUpperCase()}`;
  return { address: `${setting}_URL`, both: `${setting}_URL and ${setting}_KEY` };
}

const AUTHORISED: Readonly<Record<Model["protocol"], (key: string) => Record<string, string>>> = {
  openai: (key) => ({ authorization: `Bearer ${key}` }),
  anthropic: (key) => ({ "x-api-key": key, "anthropic-version": "2023-06-01" }),
  gemini: (key) => ({ "x-goog-api-key": key }),
};
