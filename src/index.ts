export type { CallRecord, Outcome } from "./call.ts";
export type { Codec, CodecContext, EndpointCodec, LanguageModelCodec } from "./codec.ts";
export { anthropicCountTokens, anthropicMessages } from "./codecs/anthropic-messages/index.ts";
export {
  type AnthropicModel,
  anthropicModel,
  anthropicModels,
} from "./codecs/anthropic-models/index.ts";
export { cloudflareEmbed } from "./codecs/cloudflare-embed/index.ts";
export { cloudflareRun } from "./codecs/cloudflare-run/index.ts";
export { cohereChat } from "./codecs/cohere-chat/index.ts";
export { cohereEmbed } from "./codecs/cohere-embed/index.ts";
export { cohereRerank } from "./codecs/cohere-rerank/index.ts";
export { geminiEmbedContent } from "./codecs/gemini-embed-content/index.ts";
export {
  geminiCountTokens,
  geminiGenerateContent,
} from "./codecs/gemini-generate-content/index.ts";
export { geminiModel, geminiModels } from "./codecs/gemini-models/index.ts";
export { mistralChat, type MistralChatOptions } from "./codecs/mistral-chat/index.ts";
export { mistralEmbeddings } from "./codecs/mistral-embeddings/index.ts";
export type { ProviderMapping } from "./codecs/huggingface-mapping/index.ts";
export { ollamaChat } from "./codecs/ollama-chat/index.ts";
export { ollamaEmbed, ollamaEmbeddings } from "./codecs/ollama-embed/index.ts";
export { ollamaGenerate } from "./codecs/ollama-generate/index.ts";
export type {
  OllamaProgress,
  PartialOllamaModel,
  ShownModel,
} from "./codecs/ollama-models/index.ts";
export { openaiChat, type OpenAIChatOptions } from "./codecs/openai-chat/index.ts";
export {
  openaiCompletions,
  type OpenAICompletionsOptions,
} from "./codecs/openai-completions/index.ts";
export {
  openaiEmbeddings,
  type OpenAIEmbeddingsOptions,
} from "./codecs/openai-embeddings/index.ts";
export {
  type DeletedModel,
  openaiModels,
  type OpenAIModelsOptions,
  type PartialModel,
} from "./codecs/openai-models/index.ts";
export {
  type Moderation,
  openaiModerations,
  type OpenAIModerationsOptions,
} from "./codecs/openai-moderations/index.ts";
export { openaiResponses } from "./codecs/openai-responses/index.ts";
export type { PerplexitySearchResult } from "./codecs/perplexity-search/index.ts";
export type { ReplicateModel } from "./codecs/replicate-models/index.ts";
export { type Prediction, replicatePredictions } from "./codecs/replicate-predictions/index.ts";
export { errors, type LLMError } from "./errors.ts";
export { type Fault, faults } from "./faults.ts";
export { LLMHandlerError } from "./guard.ts";
export { createFetch, LLMHandler } from "./handler.ts";
export type { Call, LanguageModelCall } from "./language-model/call.ts";
export { createHandlers, handlers, llm } from "./llm.ts";
export { openaiCompatible, type OpenAICompatibleOptions } from "./openai-compatible.ts";
export { defineProvider, type Provider } from "./provider.ts";
export { callTools } from "./reply/call-tools.ts";
export { createStream, type HeldPart, type HeldStream } from "./reply/create-stream.ts";
export { flaky, type FlakyOptions } from "./reply/flaky.ts";
export { custom, file, json, reasoning, refusal, source, text, toolCall } from "./reply/parts.ts";
export type { PartialResult, Reply, ReplyItem, Responder } from "./reply/reply.ts";
export { script, type Script, type ScriptStep } from "./reply/script.ts";
export type { Conditions, When } from "./reply/when.ts";
export { sequence, type Sequence } from "./reply/sequence.ts";
export type { RerankingReply } from "./reranking-model/call.ts";
export type { Settings } from "./settings.ts";
export type { Transport } from "./stream/transport.ts";
export { ai21 } from "../handlers/ai21.ts";
export { anthropic } from "../handlers/anthropic.ts";
export { azureOpenAI } from "../handlers/azure-openai.ts";
export { baseten } from "../handlers/baseten.ts";
export { bedrock } from "../handlers/bedrock.ts";
export { cerebras } from "../handlers/cerebras.ts";
export { cloudflare } from "../handlers/cloudflare.ts";
export { cohere } from "../handlers/cohere.ts";
export { dashscope } from "../handlers/dashscope.ts";
export { databricks } from "../handlers/databricks.ts";
export { deepinfra } from "../handlers/deepinfra.ts";
export { deepseek } from "../handlers/deepseek.ts";
export { fireworks } from "../handlers/fireworks.ts";
export { gemini } from "../handlers/gemini.ts";
export { githubCopilot } from "../handlers/github-copilot.ts";
export { githubModels } from "../handlers/github-models.ts";
export { googleAuth } from "../handlers/google-auth.ts";
export { groq } from "../handlers/groq.ts";
export { huggingface } from "../handlers/huggingface.ts";
export { hyperbolic } from "../handlers/hyperbolic.ts";
export { jina } from "../handlers/jina.ts";
export { litellm } from "../handlers/litellm.ts";
export { llamacpp } from "../handlers/llamacpp.ts";
export { lmstudio } from "../handlers/lmstudio.ts";
export { mistral } from "../handlers/mistral.ts";
export { moonshot } from "../handlers/moonshot.ts";
export { novita } from "../handlers/novita.ts";
export { nvidia } from "../handlers/nvidia.ts";
export { ollama } from "../handlers/ollama.ts";
export { openai } from "../handlers/openai.ts";
export { openrouter } from "../handlers/openrouter.ts";
export { perplexity } from "../handlers/perplexity.ts";
export { replicate } from "../handlers/replicate.ts";
export { sambanova } from "../handlers/sambanova.ts";
export { together } from "../handlers/together.ts";
export { venice } from "../handlers/venice.ts";
export { vercelGateway } from "../handlers/vercel-ai-gateway.ts";
export { vertex } from "../handlers/vertex.ts";
export { vllm } from "../handlers/vllm.ts";
export { voyage } from "../handlers/voyage.ts";
export { xai } from "../handlers/xai.ts";
export { zai } from "../handlers/zai.ts";
