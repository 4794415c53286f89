import { readFileSync } from "node:fs";
import { allProviders, type AllProviders } from "../../handlers/index.ts";
import type { Operations } from "../../src/definition.ts";
import { kDefinition, type ProviderInternals } from "../../src/provider.ts";
import { toCode, toTable } from "./table.ts";

type Name = keyof AllProviders;

/** The SDKs that the tests run against each provider, as package.json names them. */
const SDKS: Record<Name, string[]> = {
  anthropic: ["@anthropic-ai/sdk", "anthropic-sdk-0", "@ai-sdk/anthropic"],
  azureOpenAI: ["openai", "openai-6", "@ai-sdk/azure"],
  bedrock: [
    "@aws-sdk/client-bedrock-runtime",
    "@anthropic-ai/bedrock-sdk",
    "@ai-sdk/amazon-bedrock",
    "openai",
  ],
  cloudflare: ["cloudflare", "workers-ai-provider", "openai"],
  cerebras: ["@cerebras/cerebras_cloud_sdk", "@ai-sdk/cerebras"],
  deepseek: ["@ai-sdk/deepseek", "openai"],
  xai: ["@ai-sdk/xai", "openai"],
  cohere: ["cohere-ai", "@ai-sdk/cohere"],
  gemini: ["@google/genai", "google-genai-2", "@ai-sdk/google"],
  googleAuth: ["@google/genai", "@anthropic-ai/vertex-sdk"],
  groq: ["groq-sdk", "@ai-sdk/groq", "openai", "openai-6"],
  huggingface: ["@huggingface/inference", "openai"],
  jina: [],
  litellm: ["openai", "openai-6"],
  mistral: ["@mistralai/mistralai", "@ai-sdk/mistral"],
  ollama: ["ollama", "ollama-ai-provider-v2", "openai", "@anthropic-ai/sdk"],
  openai: ["openai", "openai-6", "@ai-sdk/openai"],
  openrouter: ["@openrouter/sdk", "@openrouter/ai-sdk-provider", "openai"],
  replicate: ["replicate"],
  vercelGateway: ["@ai-sdk/gateway", "ai", "openai"],
  vertex: ["@google/genai", "google-genai-2", "@ai-sdk/google-vertex", "@anthropic-ai/vertex-sdk"],
  voyage: ["voyageai"],
};

/** The page of providers, from what `handlers/` says of them. */
export function writeProviders(): string {
  const names = Object.keys(allProviders) as Name[];
  return `${[INTRODUCTION, ...names.map(toSection), ENDING].join("\n\n")}\n`;
}

const INTRODUCTION = `<!-- Written by "npm run docs" from handlers/; change scripts/docs/providers.ts. -->

# Providers

Each is in \`llm.handlers\`, and an import of its own: \`import { openai } from "msw-llm/openai"\`. A method's name is the endpoint's; calling it makes a handler that answers there.`;

const ENDING = `## Elsewhere

\`llm.openai.with({ baseURL: "https://gateway.example/v1" })\` is the same provider behind another address; \`defineProvider\` makes one of your own, and \`openaiCompatible\` mounts whatever speaks OpenAI's formats. Any other path of a known host is refused with a message that begins \`msw-llm:\`; on this machine's own addresses it goes on to the app's own server.

[Errors and faults](errors.md), [deviations](deviations.md), [troubleshooting](troubleshooting.md).`;

function toSection(name: Name): string {
  const { baseURL, operations } = (allProviders[name] as unknown as ProviderInternals)[kDefinition];
  const bases = [baseURL].flat().map((base) => `- ${toCode(base)}`);
  const rows = listOperations(operations, `llm.${name}`);
  return [
    `## ${name}`,
    `Base URLs:`,
    bases.join("\n"),
    toTable(["handler", "method", "path"], rows),
    `Tested with ${toSentence(SDKS[name].map(toPackage))}.`,
  ].join("\n\n");
}

/** One row a path; the rest of an endpoint's rows have the path alone. */
function listOperations(operations: Operations, prefix: string): string[][] {
  return Object.entries(operations).flatMap(([name, [method, paths, , verbs = {}]]) => [
    ...[paths]
      .flat()
      .map((path, index) =>
        index === 0 ? [toCode(`${prefix}.${name}`), method, toCode(path)] : ["", "", toCode(path)],
      ),
    ...listOperations(verbs, `${prefix}.${name}`),
  ]);
}

/** `npm:openai@6.49.0` is the alias `openai-6`. */
function toPackage(name: string): string {
  const version = devDependencies[name]!;
  const [, alias, aliased] = /^npm:(.+)@(.+)$/.exec(version) ?? [];
  return `\`${alias ?? name}\` ${aliased ?? version}`;
}

function toSentence(items: string[]): string {
  const [first = "`fetch`", ...others] = items;
  if (others.length === 0) return first;
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const { devDependencies } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { devDependencies: Record<string, string> };
