import type { OpenAIChatOptions, Place } from "./openai-chat/options.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

// OpenAI's chat as Bedrock's models answer it: no more is counted than three numbers.

/** Asked by InvokeModel. */
export const BEDROCK_INVOKE_CHAT: OpenAIChatOptions = {
  anyParameters: true,
  usage: encodePlainUsage,
  omitsNull: ["system_fingerprint"],
  extend: { system_fingerprint: ({ at }) => whereStreamed(at, null) },
};

/** On the paths of OpenAI's. @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-chat-completions.html */
export const BEDROCK_CHAT: OpenAIChatOptions = {
  ...BEDROCK_INVOKE_CHAT,
  reasoningField: "reasoning",
  extend: {
    ...BEDROCK_INVOKE_CHAT.extend,
    service_tier: ({ at }) => (at === "body" ? "default" : undefined),
  },
  message: (message) => ({ refusal: null, ...message }),
};

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html */
export const BEDROCK_MODELS = {
  models: ["openai.gpt-oss-20b", "openai.gpt-oss-120b"],
  fields: { created: 1_764_460_800, owned_by: "system" },
};

function whereStreamed<Value>(at: Place["at"], value: Value): Value | undefined {
  return at === "body" ? undefined : value;
}
