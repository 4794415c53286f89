import { readFileSync } from "node:fs";
import * as providers from "../../handlers/index.ts";
import type { Operations, ProviderDefinition } from "../../src/definition.ts";
import { kDefinition, type ProviderInternals } from "../../src/provider.ts";
import { readRecordingsHeld } from "./recordings.ts";
import { writeSupported } from "./supported.ts";
import { toCode, toTable } from "./table.ts";

export type Name = keyof typeof providers;

const DEFINITIONS = Object.fromEntries(
  Object.entries(providers).map(([name, provider]) => [
    name,
    (provider as unknown as ProviderInternals)[kDefinition],
  ]),
) as Record<Name, ProviderDefinition>;

/** The SDKs that the tests run against each provider, as package.json names them. */
export const SDKS: Record<Name, string[]> = {
  ai21: ["openai", "openai-6"],
  anthropic: ["@anthropic-ai/sdk", "anthropic-sdk-0", "@ai-sdk/anthropic"],
  azureOpenAI: ["openai", "openai-6", "@ai-sdk/azure"],
  baseten: ["openai", "openai-6"],
  bedrock: [
    "@aws-sdk/client-bedrock-runtime",
    "@anthropic-ai/bedrock-sdk",
    "@ai-sdk/amazon-bedrock",
    "openai",
  ],
  cerebras: ["@cerebras/cerebras_cloud_sdk", "@ai-sdk/cerebras"],
  cloudflare: ["cloudflare", "workers-ai-provider", "openai"],
  cohere: ["cohere-ai", "@ai-sdk/cohere"],
  dashscope: ["openai", "openai-6"],
  databricks: ["openai", "openai-6"],
  deepinfra: ["openai", "openai-6"],
  deepseek: ["@ai-sdk/deepseek", "openai"],
  fireworks: ["@ai-sdk/fireworks", "openai", "openai-6"],
  gemini: ["@google/genai", "google-genai-2", "@ai-sdk/google"],
  githubCopilot: ["openai", "openai-6"],
  githubModels: ["openai", "openai-6"],
  googleAuth: ["@google/genai", "@anthropic-ai/vertex-sdk"],
  groq: ["groq-sdk", "@ai-sdk/groq", "openai", "openai-6"],
  huggingface: ["@huggingface/inference", "openai"],
  huggingfacePartners: ["@huggingface/inference"],
  hyperbolic: ["openai", "openai-6"],
  jina: [],
  litellm: ["openai", "openai-6"],
  llamacpp: ["openai", "openai-6"],
  lmstudio: ["openai", "openai-6"],
  mistral: ["@mistralai/mistralai", "@ai-sdk/mistral"],
  moonshot: ["openai", "openai-6"],
  novita: ["openai", "openai-6"],
  nvidia: ["openai", "openai-6"],
  ollama: ["ollama", "ollama-ai-provider-v2", "openai", "@anthropic-ai/sdk"],
  openai: ["openai", "openai-6", "@ai-sdk/openai"],
  openrouter: ["@openrouter/sdk", "@openrouter/ai-sdk-provider", "openai"],
  perplexity: ["@perplexity-ai/perplexity_ai", "@ai-sdk/perplexity", "openai", "openai-6"],
  replicate: ["replicate"],
  sambanova: ["openai", "openai-6"],
  together: ["together-ai", "@ai-sdk/togetherai", "openai", "openai-6"],
  venice: ["openai", "openai-6"],
  vercelGateway: ["@ai-sdk/gateway", "ai", "openai"],
  vertex: ["@google/genai", "google-genai-2", "@ai-sdk/google-vertex", "@anthropic-ai/vertex-sdk"],
  vllm: ["openai", "openai-6"],
  voyage: ["voyageai"],
  xai: ["@ai-sdk/xai", "openai"],
  zai: ["openai", "openai-6"],
};

/** The page of providers, from what `handlers/` says of them. */
export function writeProviders(): string {
  const names = (Object.keys(providers) as Name[]).toSorted((one, other) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : 1,
  );
  const sections = names.map(toSection);
  return `${[INTRODUCTION, toOverview(names), ...sections, writeSupported(), writeFrameworks(), ENDING].join("\n\n")}\n`;
}

const INTRODUCTION = `<!-- Written by "npm run docs" from handlers/; change scripts/docs/providers.ts. -->

# Providers

Each is an import of its own: \`import { openai } from "msw-llm/openai"\`. A method's name is the endpoint's; calling it makes a handler that answers there. All are in \`llm.handlers\`, but for ${listUnmounted()}: their ports are those of many other servers, so that a test names them, \`setupServer(...llm.handlers, ...llm.vllm.handlers)\`.

Recordings are real exchanges with the provider, which the conformance suite holds our answers against. Where there are none, an answer is what the vendor documents; [deviations](deviations.md) tell what is not proved.`;

const ENDING = `## Elsewhere

\`llm.openai.with({ baseURL: "https://gateway.example/v1" })\` is the same provider behind another address; \`defineProvider\` makes one of your own, and \`openaiCompatible\` mounts whatever speaks OpenAI's formats. Any other path of a known host is refused with a message that begins \`msw-llm:\`; on this machine's own addresses it goes on to the app's own server.

[Errors and faults](errors.md), [deviations](deviations.md), [troubleshooting](troubleshooting.md).`;

/** Those that `npm run test:frameworks` installs. */
function writeFrameworks(): string {
  const file = new URL("../../test/frameworks/package.json", import.meta.url);
  const { dependencies } = JSON.parse(readFileSync(file, "utf8")) as {
    dependencies: Record<string, string>;
  };
  const versions = Object.entries(dependencies).map(
    ([name, version]) => `${toCode(name)} ${version}`,
  );
  return `## Frameworks

\`npm run test:frameworks\` asks for texts, streams, tools, schemas, vectors, errors and retries through LangChain's classes, LangGraph, LlamaIndex, Genkit, Mastra and TanStack AI, and through older SDKs of Google's and Azure's: ${toSentence(versions)}. The AI SDK is among the SDKs above; LangChain's and OpenAI's agents are [recipes](../examples/README.md).`;
}

function listUnmounted(): string {
  return toSentence(
    (Object.keys(providers) as Name[])
      .filter((name) => toDefinition(name).mounted === false)
      .map(toCode),
  );
}

function toOverview(names: Name[]): string {
  const held = readRecordingsHeld();
  return toTable(
    ["provider", "base URLs", "endpoints", "tested with", "recordings held"],
    names.map((name) => [
      `[${name}](#${name.toLowerCase()})`,
      [toDefinition(name).baseURL].flat().map(toCode).join(", "),
      Object.keys(toDefinition(name).operations).map(toCode).join(", "),
      [...new Set(SDKS[name].map((sdk) => toPackage(sdk)[0]))].map(toCode).join(", ") || "`fetch`",
      String(held[name] ?? 0),
    ]),
  );
}

function toDefinition(name: Name): ProviderDefinition {
  return DEFINITIONS[name];
}

function toSection(name: Name): string {
  const { operations } = toDefinition(name);
  const rows = listOperations(operations, `llm.${name}`);
  return [
    `## ${name}`,
    toTable(["handler", "method", "path"], rows),
    `Tested with ${toSentence(SDKS[name].map(toVersion))}.`,
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

function toVersion(sdk: string): string {
  const [name, version] = toPackage(sdk);
  return `${toCode(name)} ${version}`;
}

/** `npm:openai@6.49.0` is the alias `openai-6`. */
export function toPackage(sdk: string): [name: string, version: string] {
  const version = devDependencies[sdk]!;
  const [, alias, aliased] = /^npm:(.+)@(.+)$/.exec(version) ?? [];
  return [alias ?? sdk, aliased ?? version];
}

function toSentence(items: string[]): string {
  const [first = "`fetch`", ...others] = items;
  if (others.length === 0) return first;
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const { devDependencies } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { devDependencies: Record<string, string> };
