export type { CallRecord, Outcome } from "./call.ts";
export type { Codec, CodecContext, EndpointCodec, LanguageModelCodec } from "./codec.ts";
export type { BatchResult, MessageBatch } from "./codecs/anthropic-batches/index.ts";
export type { AnthropicFile } from "./codecs/anthropic-files/index.ts";
export {
  anthropicCountTokens,
  anthropicMessages,
  type AnthropicMessagesOptions,
} from "./codecs/anthropic-messages/index.ts";
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
export type { GeminiBatch } from "./codecs/gemini-batches/index.ts";
export type { CachedContent } from "./codecs/gemini-cached-contents/index.ts";
export { geminiEmbedContent } from "./codecs/gemini-embed-content/index.ts";
export type { FileSearchStore } from "./codecs/gemini-file-search-stores/index.ts";
export type { GeminiFile } from "./codecs/gemini-files/index.ts";
export {
  geminiCountTokens,
  geminiGenerateContent,
} from "./codecs/gemini-generate-content/index.ts";
export { geminiModel, geminiModels } from "./codecs/gemini-models/index.ts";
export type { VeoOperation } from "./codecs/google-veo/index.ts";
export type { BatchJob as MistralBatchJob } from "./codecs/mistral-batch-jobs/index.ts";
export { mistralChat, type MistralChatOptions } from "./codecs/mistral-chat/index.ts";
export { mistralEmbeddings } from "./codecs/mistral-embeddings/index.ts";
export type { MistralFile } from "./codecs/mistral-files/index.ts";
export type { ProviderMapping } from "./codecs/huggingface-mapping/index.ts";
export { ollamaChat } from "./codecs/ollama-chat/index.ts";
export { ollamaEmbed, ollamaEmbeddings } from "./codecs/ollama-embed/index.ts";
export { ollamaGenerate } from "./codecs/ollama-generate/index.ts";
export type {
  OllamaProgress,
  PartialOllamaModel,
  ShownModel,
} from "./codecs/ollama-models/index.ts";
export type { Batch as OpenAIBatch } from "./codecs/openai-batches/index.ts";
export { openaiChat, type OpenAIChatOptions } from "./codecs/openai-chat/index.ts";
export {
  openaiCompletions,
  type OpenAICompletionsOptions,
} from "./codecs/openai-completions/index.ts";
export {
  openaiEmbeddings,
  type OpenAIEmbeddingsOptions,
} from "./codecs/openai-embeddings/index.ts";
export type { FineTuningJob as OpenAIFineTuningJob } from "./codecs/openai-fine-tuning/index.ts";
export { openaiImages, type OpenAIImagesOptions } from "./codecs/openai-images/index.ts";
export type { OpenAIFile } from "./codecs/openai-files/index.ts";
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
export { openaiSpeech, type OpenAISpeechOptions } from "./codecs/openai-speech/index.ts";
export {
  openaiTranscriptions,
  type OpenAITranscriptionsOptions,
} from "./codecs/openai-transcriptions/index.ts";
export type { Upload as OpenAIUpload } from "./codecs/openai-uploads/index.ts";
export type { Video as OpenAIVideo } from "./codecs/openai-videos/index.ts";
export type { ReplicateModel } from "./codecs/replicate-models/index.ts";
export { type Prediction, replicatePredictions } from "./codecs/replicate-predictions/index.ts";
export type { XAIVideoStatus } from "./codecs/xai-videos/index.ts";
export { errors, type LLMError } from "./errors.ts";
export { type Fault, faults } from "./faults.ts";
export { LLMHandlerError } from "./guard.ts";
export { createFetch, LLMHandler } from "./handler.ts";
export type { ImageReply } from "./image-model/reply.ts";
export type { Call, LanguageModelCall } from "./language-model/call.ts";
export { createHandlers, handlers, llm } from "./llm.ts";
export type { SpeechReply } from "./media/speech-reply.ts";
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
export type { TranscriptReply } from "./transcription-model/transcript.ts";
export type { Settings } from "./settings.ts";
export type { Transport } from "./stream/transport.ts";
export type { VideoReply, VideoValue } from "./video-model/reply.ts";
export * from "../handlers/index.ts";
