import { FAULT_CLIENTS } from "./fault-clients.ts";
import type { Way } from "./observe-faults.ts";

/** SDKs, and what all of them make of each fault, in the order of `faults`. */
export type FaultRow = readonly [readers: string, outcomes: string];

/**
 * What each SDK makes of `["Hello", faults.…()]`, on both majors of MSW; the page of errors shows it.
 *
 * An SDK that does not see the same everywhere has a colon, and endpoints, or operations as `*.chat`. An outcome is the
 * name of an error in `fault-errors.ts`, `ends` where nothing seems to have happened, or `waits` until the client gives
 * up; before it stands what is not as usual of a stream's text. Of `events`, a fault stands alone.
 */
export const FAULT_OUTCOMES: Record<Way, FaultRow[]> = {
  body: [
    [
      "@anthropic-ai/bedrock-sdk @anthropic-ai/sdk @anthropic-ai/sdk@0 @anthropic-ai/vertex-sdk @perplexity-ai/perplexity_ai cloudflare groq-sdk openai together-ai",
      "connection waits connection json json waits html",
    ],
    ["@mistralai/mistralai", "madeNoRequest waits madeNoRequest json json waits mistralHTML"],
    [
      "@cerebras/cerebras_cloud_sdk",
      "connection waits connection cerebrasJSON cerebrasJSON waits html",
    ],
    [
      "@google/genai:gemini.generateContent,vertex.generateContent",
      "fetchFailed waits fetchFailed json json waits geminiHTML",
    ],
    ["@huggingface/inference", "fetchFailed waits fetchFailed json json waits huggingfaceHTML"],
    ["ollama", "fetchFailed waits fetchFailed json json waits ollamaHTML"],
    ["replicate", "fetchFailed waits fetchFailed json json waits replicateHTML"],
    [
      "@aws-sdk/client-bedrock-runtime:bedrock.converse",
      "network waits network json json waits json",
    ],
    [
      "@aws-sdk/client-bedrock-runtime:bedrock.converse+FetchHttpHandler",
      "fetchFailed waits fetchFailed json json waits json",
    ],
    [
      "workers-ai-provider",
      "workersConnection waits workersConnection workersJSON workersJSON waits workersHTML",
    ],
    [
      "cohere-ai:cohere.chat",
      "cohereConnection waits cohereConnection cohereJSON cohereJSON waits cohereHTML",
    ],
    [
      "cohere-ai:cohere.chat.v1",
      "cohereConnection waits cohereConnection ends ends waits cohereHTML",
    ],
    [
      "cohere-ai:cohere.generate",
      "cohereConnection waits cohereConnection cohereGenerateJSON cohereGenerateJSON waits cohereHTML",
    ],
    [
      "@google/genai:gemini.interactions",
      "googleConnection waits googleConnection json json waits googleHTML",
    ],
    ["@openrouter/sdk", "madeNoRequest waits madeNoRequest json json waits openrouterHTML"],
    [
      "@ai-sdk/gateway",
      "gatewayConnection waits gatewayConnection gatewayJSON gatewayJSON waits gatewayHTML",
    ],
  ],
  stream: [
    ["openai", "terminated waits terminated ends openaiEvent waits ends"],
    [
      "@anthropic-ai/bedrock-sdk:bedrock.messages @anthropic-ai/sdk @anthropic-ai/sdk@0 @anthropic-ai/vertex-sdk @huggingface/inference @perplexity-ai/perplexity_ai cohere-ai:cohere.chat groq-sdk together-ai",
      "terminated waits terminated ends json waits ends",
    ],
    [
      "@mistralai/mistralai @openrouter/sdk",
      "terminated waits terminated ends zodEvent waits ends",
    ],
    [
      "@anthropic-ai/bedrock-sdk:bedrock.invokeModel @aws-sdk/client-bedrock-runtime:bedrock.converse+FetchHttpHandler",
      "terminated waits terminated eventCut eventBroken waits eventCut",
    ],
    [
      "@cerebras/cerebras_cloud_sdk",
      "no-text:closed no-text:waits no-text:closed ends json no-text:waits ends",
    ],
    [
      "cohere-ai:cohere.chat.v1,cohere.generate",
      "terminated waits terminated ends json waits json",
    ],
    [
      "@google/genai:gemini.generateContent,vertex.generateContent",
      "terminated waits terminated ends json waits geminiCut",
    ],
    ["ollama", "terminated waits terminated ollamaUnfinished ends waits ollamaUnfinished"],
    [
      "@aws-sdk/client-bedrock-runtime:bedrock.converse",
      "reset waits reset eventCut eventBroken waits eventCut",
    ],
    ["workers-ai-provider", "terminated waits terminated ends ends waits ends"],
    [
      "@google/genai:gemini.interactions",
      "googleTerminated waits googleTerminated ends ends waits ends",
    ],
    ["replicate", "terminated waits terminated ends another-text:ends waits ends"],
    ["@ai-sdk/gateway", "gatewayTerminated waits gatewayTerminated ends gatewayEvent waits ends"],
  ],
  helper: [
    [
      "openai:*.chat,*.chatCompletion,*.chatCompletions",
      "openaiTerminated waits openaiTerminated openaiUnfinished openaiHelperEvent waits openaiUnfinished",
    ],
    [
      "openai:*.responses",
      "openaiTerminated waits openaiTerminated ends openaiHelperEvent waits ends",
    ],
    [
      "@anthropic-ai/bedrock-sdk:bedrock.messages @anthropic-ai/sdk @anthropic-ai/vertex-sdk",
      "anthropicTerminated waits anthropicTerminated anthropicUnfinished anthropicEvent waits anthropicUnfinished",
    ],
    [
      "@anthropic-ai/bedrock-sdk:bedrock.invokeModel",
      "anthropicTerminated waits anthropicTerminated bedrockHelperCut bedrockHelperBroken waits bedrockHelperCut",
    ],
  ],
  events: [
    ["openai", "connection waits terminated ends openaiEvent waits html"],
    ["@mistralai/mistralai", "madeNoRequest waits terminated ends zodEvent waits mistralHTML"],
    ["@google/genai", "googleConnection waits terminated ends ends waits googleHTML"],
  ],
};

/** SDKs that read an endpoint's body and leave its streams to the app. */
const READ_NO_STREAMS = new Set(["cloudflare"]);

/** What a client is to see, read in some way; `undefined` where its SDK does not read so. */
export function findOutcomes(client: string, way: Way): string[] | undefined {
  const [sdk = ""] =
    Object.entries(FAULT_CLIENTS).find(([, names]) => names.split(" ").includes(client)) ?? [];
  const row = FAULT_OUTCOMES[way].find(([readers]) =>
    readers.split(" ").some((reader) => isReader(reader, sdk, client)),
  );
  if (row) return row[1].split(" ");
  if (way === "helper" || way === "events") return undefined;
  if (way === "stream" && READ_NO_STREAMS.has(sdk)) return undefined;
  throw new Error(`Failed to find "${client}" in the table of faults. Add it to an SDK's row.`);
}

function isReader(reader: string, sdk: string, client: string): boolean {
  const [name, endpoints] = reader.split(":");
  if (name !== sdk) return false;
  if (endpoints === undefined) return true;
  const operation = client.replace(/^[^.]+/, "*");
  return endpoints.split(",").some((one) => one === client || one === operation);
}
