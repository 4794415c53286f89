import type { MappedModel, ProviderMapping } from "./wire.ts";

/** Those whose paths the router has; a model is with each of them, unless a test says otherwise. */
const PROVIDERS = [
  "hf-inference",
  "cerebras",
  "cohere",
  "deepinfra",
  "featherless-ai",
  "fireworks-ai",
  "groq",
  "hyperbolic",
  "nebius",
  "novita",
  "nscale",
  "publicai",
  "sambanova",
  "scaleway",
  "together",
  "zai-org",
];

export function mapEverywhere(modelId: string): MappedModel["inferenceProviderMapping"] {
  const mapping: ProviderMapping = { status: "live", providerId: modelId, task: toTask(modelId) };
  return Object.fromEntries(PROVIDERS.map((provider) => [provider, mapping]));
}

/** A partial one is made whole. */
export function encode(
  providers: Record<string, Partial<ProviderMapping>>,
  id: string,
): MappedModel {
  const whole = Object.entries(providers).map(([provider, mapping]) => {
    return [provider, { status: "live", providerId: id, task: toTask(id), ...mapping }] as const;
  });
  return { id, inferenceProviderMapping: Object.fromEntries(whole) };
}

/** A model's name tells what it is for, as far as names do. */
function toTask(modelId: string): string {
  if (/embed|MiniLM|mpnet|\/(bge|e5|gte)-/i.test(modelId)) return "feature-extraction";
  return /gpt2|bloom|-base$|Meta-Llama-3\.1-\d+B$/i.test(modelId)
    ? "text-generation"
    : "conversational";
}
