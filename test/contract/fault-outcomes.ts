import type { Way } from "./observe-faults.ts";

/** Clients, and what all of them see of each fault, in the order of `faults`. */
export type FaultRow = readonly [clients: string, outcomes: string];

/**
 * What each client of the contract suite sees of `["Hello", faults.…()]`, on both majors of MSW; the page of errors shows it.
 *
 * A class is what the SDK throws, after the text where it is streamed; `ends` is an end as if nothing had happened, `waits` a
 * request that lasts until the client gives up.
 */
export const FAULT_OUTCOMES: Record<Way, FaultRow[]> = {
  body: [
    [
      "anthropic.messages azureOpenAI.chat bedrock.chat bedrock.invokeModel bedrock.responses cloudflare.run gemini.chat gemini.interactions groq.chat huggingface.chatCompletion litellm.chat ollama.chatCompletions ollama.messages openai.chat openai.completions openai.responses openai.runs openrouter.chat perplexity.chat together.chat vercelGateway.chat vertex.messages",
      "APIConnectionError waits APIConnectionError SyntaxError SyntaxError waits InternalServerError",
    ],
    [
      "mistral.agents mistral.chat mistral.fim",
      "ConnectionError waits ConnectionError SyntaxError SyntaxError waits SDKError",
    ],
    [
      "bedrock.converse bedrock.converse+FetchHttpHandler",
      "TypeError waits TypeError SyntaxError SyntaxError waits SyntaxError",
    ],
    [
      "cohere.chat cohere.generate",
      "CohereError waits CohereError TypeError TypeError waits CohereError",
    ],
    [
      "gemini.generateContent vertex.generateContent",
      "TypeError waits TypeError SyntaxError SyntaxError waits ApiError",
    ],
    [
      "ollama.chat ollama.generate",
      "TypeError waits TypeError SyntaxError SyntaxError waits ResponseError",
    ],
    ["cohere.chat.v1", "CohereError waits CohereError ends ends waits CohereError"],
    [
      "vercelGateway.languageModel",
      "GatewayResponseError waits GatewayResponseError GatewayResponseError GatewayResponseError waits GatewayResponseError",
    ],
  ],
  stream: [
    [
      "anthropic.messages azureOpenAI.chat bedrock.chat bedrock.responses cohere.chat gemini.chat groq.chat huggingface.chatCompletion litellm.chat ollama.chatCompletions ollama.messages openai.chat openai.completions openai.responses openai.runs openrouter.chat perplexity.chat together.chat vercelGateway.chat vertex.messages",
      "TypeError waits TypeError ends SyntaxError waits ends",
    ],
    [
      "mistral.agents mistral.chat mistral.fim",
      "TypeError waits TypeError ends ZodError waits ends",
    ],
    [
      "bedrock.converse+FetchHttpHandler bedrock.invokeModel",
      "TypeError waits TypeError Error Error waits Error",
    ],
    [
      "cohere.chat.v1 cohere.generate",
      "TypeError waits TypeError ends SyntaxError waits SyntaxError",
    ],
    [
      "gemini.generateContent vertex.generateContent",
      "TypeError waits TypeError ends SyntaxError waits Error",
    ],
    ["ollama.chat ollama.generate", "TypeError waits TypeError Error ends waits Error"],
    ["bedrock.converse", "Error waits Error Error Error waits Error"],
    ["cloudflare.run", "TypeError waits TypeError Error SyntaxError waits Error"],
    ["gemini.interactions", "APIConnectionError waits APIConnectionError ends ends waits ends"],
    [
      "vercelGateway.languageModel",
      "APICallError waits APICallError ends JSONParseError waits ends",
    ],
  ],
  helper: [
    [
      "azureOpenAI.chat bedrock.chat gemini.chat groq.chat huggingface.chatCompletion litellm.chat ollama.chatCompletions openai.chat openrouter.chat vercelGateway.chat",
      "OpenAIError waits OpenAIError OpenAIError OpenAIError waits OpenAIError",
    ],
    [
      "anthropic.messages bedrock.invokeModel ollama.messages vertex.messages",
      "AnthropicError waits AnthropicError AnthropicError AnthropicError waits AnthropicError",
    ],
    [
      "bedrock.responses openai.responses",
      "OpenAIError waits OpenAIError ends OpenAIError waits ends",
    ],
  ],
};
