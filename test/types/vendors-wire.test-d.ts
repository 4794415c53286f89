// What we write is what the official SDKs read, field by field. SDKs that rename what they read to camelCase are held to
// our fields, renamed alike.
import type {
  ConverseResponse,
  CountTokensResponse,
  ToolUseBlock,
} from "@aws-sdk/client-bedrock-runtime";
import type {
  AssistantMessage,
  ChatCompletionChoice,
  ChatCompletionResponse,
  ContentChunk,
  EmbeddingResponse,
  ModerationResponse,
  OCRPageObject,
  OCRResponse,
} from "@mistralai/mistralai/models/components";
import type { InferenceProviderMappingEntry } from "@huggingface/inference";
import type { Cloudflare } from "cloudflare";
import type { Cohere } from "cohere-ai";
import type { Groq } from "groq-sdk";
import type { ChatResponse, EmbeddingsResponse, EmbedResponse, GenerateResponse } from "ollama";
import type { Prediction } from "replicate";
import { expectTypeOf, test } from "vitest";
import type * as VoyageAI from "voyageai";
import type * as converse from "../../src/codecs/bedrock-converse/wire.ts";
import type * as bedrockCount from "../../src/codecs/bedrock-count-tokens/wire.ts";
import type * as cloudflareRun from "../../src/codecs/cloudflare-run/wire.ts";
import type * as cohereChat from "../../src/codecs/cohere-chat/wire.ts";
import type * as cohereEmbed from "../../src/codecs/cohere-embed/wire.ts";
import type * as cohereGenerate from "../../src/codecs/cohere-generate/wire.ts";
import type * as cohereModels from "../../src/codecs/cohere-models/wire.ts";
import type * as cohereRerank from "../../src/codecs/cohere-rerank/wire.ts";
import type * as cohereTokenize from "../../src/codecs/cohere-tokenize/wire.ts";
import type * as huggingFaceMapping from "../../src/codecs/huggingface-mapping/wire.ts";
import type * as mistralChat from "../../src/codecs/mistral-chat/wire.ts";
import type * as mistralEmbeddings from "../../src/codecs/mistral-embeddings/wire.ts";
import type * as mistralModerations from "../../src/codecs/mistral-moderations/wire.ts";
import type * as mistralOCR from "../../src/codecs/mistral-ocr/wire.ts";
import type * as ollamaChat from "../../src/codecs/ollama-chat/wire.ts";
import type * as ollamaEmbed from "../../src/codecs/ollama-embed/wire.ts";
import type * as ollamaGenerate from "../../src/codecs/ollama-generate/wire.ts";
import type * as openaiChat from "../../src/codecs/openai-chat/wire.ts";
import type * as replicate from "../../src/codecs/replicate-predictions/wire.ts";
import type * as voyageEmbeddings from "../../src/codecs/voyage-embeddings/wire.ts";
import type * as voyageRerank from "../../src/codecs/voyage-rerank/wire.ts";

type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** As the SDK has read it: in camelCase, at every depth, with every field that we may write. */
type Read<T> = T extends readonly (infer Member)[]
  ? Read<Member>[]
  : T extends object
    ? { [Name in keyof T & string as Camel<Name>]-?: Read<Exclude<T[Name], undefined>> }
    : T;

/** The time is a `Date` once it is read. */
type Time = "created_at";

test("Cohere", () => {
  expectTypeOf<Read<cohereChat.ChatResponse>>().toExtend<Cohere.V2ChatResponse>();
  expectTypeOf<Read<cohereRerank.RerankResponse>>().toExtend<Cohere.V2RerankResponse>();
  type Embeddings = Omit<Read<cohereEmbed.EmbedResponse>, "embeddings" | "responseType">;
  expectTypeOf<Embeddings>().toExtend<Omit<Cohere.EmbedByTypeResponse, "embeddings">>();
  expectTypeOf<cohereEmbed.EmbedResponse["response_type"]>().toEqualTypeOf<
    Cohere.EmbedResponse["responseType"]
  >();
  expectTypeOf<Read<cohereGenerate.Generations>>().toExtend<Cohere.Generation>();
  expectTypeOf<Read<cohereTokenize.TokenizeResponse>>().toExtend<Cohere.TokenizeResponse>();
  expectTypeOf<Read<cohereTokenize.DetokenizeResponse>>().toExtend<Cohere.DetokenizeResponse>();
  // a test may name any endpoint
  type Open = "endpoints" | "defaultEndpoints" | "features";
  expectTypeOf<Omit<Read<cohereModels.Model>, Open>>().toExtend<
    Omit<Cohere.GetModelResponse, Open>
  >();
});

test("Mistral", () => {
  type Ours = Read<mistralChat.ChatCompletion>;
  expectTypeOf<Omit<Ours, "choices">>().toExtend<Omit<ChatCompletionResponse, "choices">>();
  type OurChoice = Ours["choices"][number];
  expectTypeOf<Omit<OurChoice, "message">>().toExtend<Omit<ChatCompletionChoice, "message">>();
  // a content may be a custom part, in whatever words a test gives it
  expectTypeOf<Omit<OurChoice["message"], "content">>().toExtend<AssistantMessage>();
  type Thinking = Extract<mistralChat.ContentChunk, { type: "thinking"; thinking: unknown[] }>;
  expectTypeOf<Read<Thinking>>().toExtend<ContentChunk>();
  // SDK: no vector in base64, which the API sends where it is asked for
  expectTypeOf<Omit<Read<mistralEmbeddings.EmbeddingList>, "data">>().toExtend<
    Omit<EmbeddingResponse, "data">
  >();
  expectTypeOf<Read<mistralModerations.ModerationList>>().toExtend<ModerationResponse>();
  type Pages = "pages";
  expectTypeOf<Omit<Read<mistralOCR.OCRResponse>, Pages>>().toExtend<Omit<OCRResponse, Pages>>();
  // what a test gives of them is not looked into
  type Given = "images" | "tables" | "confidenceScores";
  expectTypeOf<Omit<Read<mistralOCR.OCRPage>, Given>>().toExtend<Omit<OCRPageObject, Given>>();
});

test("Voyage", () => {
  type Ours = Omit<Read<voyageEmbeddings.EmbeddingList>, "data">;
  expectTypeOf<Ours>().toExtend<Omit<VoyageAI.EmbedResponse, "data">>();
  expectTypeOf<Read<voyageRerank.RerankList>>().toExtend<VoyageAI.RerankResponse>();
});

test("Ollama", () => {
  expectTypeOf<Omit<Required<ollamaChat.ChatResponse>, Time | "message">>().toExtend<
    Omit<ChatResponse, Time | "message">
  >();
  // a call's arguments may be broken on purpose
  expectTypeOf<Omit<Required<ollamaChat.ChatMessage>, "tool_calls">>().toExtend<
    Omit<ChatResponse["message"], "tool_calls">
  >();
  expectTypeOf<Omit<Required<ollamaGenerate.GenerateResponse>, Time>>().toExtend<
    Omit<GenerateResponse, Time>
  >();
  expectTypeOf<Required<ollamaEmbed.EmbedResponse>>().toExtend<EmbedResponse>();
  expectTypeOf<ollamaEmbed.EmbeddingsResponse>().toExtend<EmbeddingsResponse>();
});

test("Replicate", () => {
  expectTypeOf<replicate.Prediction>().toExtend<Prediction>();
});

test("Cloudflare", () => {
  type Theirs = Extract<Cloudflare.AI.AIRunResponse, { response: string }>;
  expectTypeOf<cloudflareRun.RunUsage>().toExtend<NonNullable<Theirs["usage"]>>();
  expectTypeOf<cloudflareRun.ToolCall>().toExtend<NonNullable<Theirs["tool_calls"]>[number]>();
  // a value, where the request asks for JSON
  expectTypeOf<keyof cloudflareRun.RunResult>().toExtend<keyof Theirs>();
});

test("Hugging Face", () => {
  type Own = "providerId" | "status";
  expectTypeOf<Pick<huggingFaceMapping.ProviderMapping, Own>>().toExtend<
    Pick<InferenceProviderMappingEntry, Own>
  >();
  expectTypeOf<keyof huggingFaceMapping.ProviderMapping>().toExtend<
    keyof InferenceProviderMappingEntry
  >();
});

test("Bedrock", () => {
  type Own = "metrics" | "stopReason" | "usage";
  expectTypeOf<Pick<converse.ConverseResponse, Own>>().toExtend<Pick<ConverseResponse, Own>>();
  expectTypeOf<Omit<converse.ToolUseBlock, "input">>().toExtend<Omit<ToolUseBlock, "input">>();
  expectTypeOf<bedrockCount.CountTokensResponse>().toExtend<CountTokensResponse>();
});

test("Groq", () => {
  type Theirs = Groq.Chat.ChatCompletion;
  expectTypeOf<keyof Omit<openaiChat.ChatCompletion, "service_tier" | "moderation">>().toExtend<
    keyof Theirs
  >();
  expectTypeOf<Pick<openaiChat.ChatCompletion, "id" | "object" | "created" | "model">>().toExtend<
    Pick<Theirs, "id" | "object" | "created" | "model">
  >();
  // SDK: it knows no filter
  type Reason = Exclude<openaiChat.Choice["finish_reason"], "content_filter">;
  expectTypeOf<Reason>().toExtend<Theirs["choices"][number]["finish_reason"]>();
  expectTypeOf<
    Extract<openaiChat.ToolCall, { type: "function" }>
  >().toExtend<Groq.Chat.ChatCompletionMessageToolCall>();
});
