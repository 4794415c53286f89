import { azureChoices, azureResponses } from "../../src/codecs/azure-openai.ts";
import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../../src/codecs/openai-completions/index.ts";
import { openaiResponses } from "../../src/codecs/openai-responses/index.ts";
import { vercelChat } from "../../src/codecs/vercel-chat.ts";
import { llm } from "../../src/llm.ts";
import { chat } from "./formats/openai-chat.ts";
import { completions } from "./formats/openai-completions.ts";
import { responses } from "./formats/openai-responses.ts";
import type { Endpoint, Format } from "./measure/endpoint.ts";

/** A request that was not kept went to Azure's v1 API. */
function atAzure({ ask }: Format): Format["ask"] {
  return (answer, isStream) => {
    const { url, body } = ask(answer, isStream);
    return { url: url.replace("api.openai.com", "acme.openai.azure.com/openai"), body };
  };
}

/** Clouds and gateways that pass on the models of others. */
export const cloud: Endpoint[] = [
  {
    provider: "azure",
    name: "chat",
    recorded: ["POST /openai/deployments/{d}/chat/completions", "POST /openai/v1/chat/completions"],
    generation: {
      ...chat,
      ask: atAzure(chat),
      codec: azureChoices(openaiChat({ openaiFields: true })),
      mock: (reply, options) => llm.azureOpenAI.chat(reply, options),
      reader: "openai-chat",
    },
  },
  {
    provider: "azure",
    name: "completions",
    recorded: ["POST /openai/deployments/{d}/completions"],
    // one recording, of 2023
    kin: [["azure", "POST /openai/deployments/{d}/chat/completions"]],
    generation: {
      ...completions,
      ask: atAzure(completions),
      codec: azureChoices(openaiCompletions()),
      mock: (reply, options) => llm.azureOpenAI.completions(reply, options),
      reader: "openai-completions",
    },
  },
  {
    provider: "azure",
    name: "responses",
    recorded: ["POST /openai/v1/responses", "POST /openai/responses"],
    free: /(?:^|\.)(?:metadata|tools|text\.format|action|arguments|variables)$/,
    embeds: "response",
    schema: { document: "openai", body: "Response", event: "ResponseStreamEvent" },
    generation: {
      ...responses,
      ask: atAzure(responses),
      codec: azureResponses(openaiResponses()),
      mock: (reply, options) => llm.azureOpenAI.responses(reply, options),
      reader: "openai-responses",
    },
  },
  {
    provider: "azure",
    name: "embeddings",
    recorded: ["POST /openai/deployments/{d}/embeddings"],
  },
  {
    provider: "vercel-gateway",
    name: "chat",
    recorded: ["POST /v1/chat/completions"],
    free: /(?:provider_metadata|reasoning_details)$/,
    generation: {
      ...chat,
      codec: vercelChat(openaiChat({ idPrefix: "gen_", reasoningField: "reasoning" })),
      mock: (reply, options) => llm.vercelGateway.chat(reply, options),
      reader: "openai-chat",
    },
  },
];
