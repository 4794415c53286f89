import { anthropicCountTokens, anthropicMessages } from "../src/codecs/anthropic-messages/index.ts";
import { BEDROCK_CHAT, BEDROCK_INVOKE_CHAT, BEDROCK_MODELS } from "../src/codecs/bedrock-chat.ts";
import { bedrockConverse } from "../src/codecs/bedrock-converse/index.ts";
import { bedrockCountTokens } from "../src/codecs/bedrock-count-tokens/index.ts";
import { bedrockEmbed } from "../src/codecs/bedrock-embed/index.ts";
import { tellBedrockIdentity } from "../src/codecs/bedrock-identity.ts";
import { bedrockInvoke } from "../src/codecs/bedrock-invoke/index.ts";
import { modelPaths } from "../src/codecs/bedrock-model.ts";
import { bedrockRerank } from "../src/codecs/bedrock-rerank/index.ts";
import { openaiChat } from "../src/codecs/openai-chat/index.ts";
import { openaiCompletions } from "../src/codecs/openai-completions/index.ts";
import { openaiModels, retrieveModel } from "../src/codecs/openai-models/index.ts";
import { openaiResponses } from "../src/codecs/openai-responses/index.ts";
import { defineProvider } from "../src/provider.ts";

const converse = bedrockConverse();
const embed = bedrockEmbed();
const invokeModel = bedrockInvoke({
  anthropic: anthropicMessages({ anthropicRules: true }),
  chat: openaiChat(BEDROCK_INVOKE_CHAT),
  completions: openaiCompletions({ anyParameters: true }),
  converse,
  embed,
});

/**
 * Request handlers for Amazon Bedrock, in every region: its runtime, its OpenAI- and Anthropic-compatible paths and
 * hosts, and Rerank.
 *
 * The AWS SDK speaks HTTP/2 by default, which no interceptor sees: give its client a `NodeHttpHandler`.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/
 *
 * @example
 * server.use(llm.bedrock.converse("Hello"));
 */
export const bedrock = defineProvider({
  name: "bedrock",
  baseURL: [
    "https://bedrock-runtime.*.amazonaws.com",
    "https://bedrock-runtime-fips.*.amazonaws.com",
    "https://bedrock-runtime.*.amazonaws.com.cn",
    "https://bedrock-runtime.*.api.aws",
    "https://bedrock-runtime-fips.*.api.aws",
    "https://bedrock-mantle.*.api.aws",
    "https://bedrock-agent-runtime.*.amazonaws.com",
  ],
  operations: {
    converse: ["POST", modelPaths("converse", "converse-stream"), converse],
    invokeModel: ["POST", modelPaths("invoke", "invoke-with-response-stream"), invokeModel],
    embed: ["POST", modelPaths("invoke"), embed],
    countTokens: [
      "POST",
      modelPaths("count-tokens"),
      bedrockCountTokens({ converse, invokeModel }),
    ],
    rerank: ["POST", ["/rerank", ...modelPaths("invoke")], bedrockRerank()],
    chat: [
      "POST",
      ["/openai/v1/chat/completions", "/v1/chat/completions"],
      openaiChat(BEDROCK_CHAT),
    ],
    models: [
      "GET",
      ["/openai/v1/models", "/v1/models"],
      openaiModels(BEDROCK_MODELS),
      {
        retrieve: [
          "GET",
          ["/openai/v1/models/{model}", "/v1/models/{model}"],
          retrieveModel(BEDROCK_MODELS),
        ],
      },
    ],
    responses: ["POST", ["/openai/v1/responses", "/v1/responses"], openaiResponses()],
    messages: [
      "POST",
      "/anthropic/v1/messages",
      anthropicMessages({ anthropicRules: true }),
      { countTokens: ["POST", "/anthropic/v1/messages/count_tokens", anthropicCountTokens()] },
    ],
  },
  headers: tellBedrockIdentity,
});
