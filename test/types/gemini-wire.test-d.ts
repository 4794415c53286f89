// What we write is what the official SDK reads, field by field: its answers are classes, and have methods besides.
import type {
  BlockedReason,
  Candidate,
  Content,
  CountTokensResponse,
  EmbedContentResponse,
  FinishReason,
  FunctionCall,
  GenerateContentResponse,
  GenerateContentResponseUsageMetadata,
  Interactions,
  LogprobsResultCandidate,
  MediaModality,
  ModalityTokenCount,
  Model,
  Part,
  SafetyRating,
} from "@google/genai";
import { expectTypeOf, test } from "vitest";
import type * as embed from "../../src/codecs/gemini-embed-content/wire.ts";
import type * as generate from "../../src/codecs/gemini-generate-content/wire.ts";
import type * as interactions from "../../src/codecs/gemini-interactions/wire.ts";
import type * as models from "../../src/codecs/gemini-models/wire.ts";

type Ours = generate.GenerateContentResponse;

test("an answer", () => {
  type Own = "modelVersion" | "responseId";
  expectTypeOf<Pick<Ours, Own>>().toExtend<Pick<GenerateContentResponse, Own>>();
  expectTypeOf<keyof Ours>().toExtend<keyof GenerateContentResponse>();
  // SDK: its enums have the words that we write as their values
  expectTypeOf<generate.FinishReason>().toExtend<`${FinishReason}`>();
  expectTypeOf<"SAFETY" | "OTHER">().toExtend<`${BlockedReason}`>();
});

test("a candidate", () => {
  type OurCandidate = NonNullable<Ours["candidates"]>[number];
  expectTypeOf<keyof OurCandidate>().toExtend<keyof Candidate>();
  expectTypeOf<Pick<OurCandidate, "index" | "finishMessage" | "avgLogprobs">>().toExtend<
    Pick<Candidate, "index" | "finishMessage" | "avgLogprobs">
  >();
  expectTypeOf<Pick<generate.Content, "role">>().toExtend<Pick<Content, "role">>();
  expectTypeOf<keyof generate.SafetyRating>().toExtend<keyof SafetyRating>();
  expectTypeOf<
    generate.SafetyRating["probability"]
  >().toExtend<`${NonNullable<SafetyRating["probability"]>}`>();
  expectTypeOf<Omit<generate.Logprob, "tokenId">>().toExtend<LogprobsResultCandidate>();
});

test("a part", () => {
  type Own = "text" | "thought" | "inlineData" | "fileData" | "thoughtSignature";
  expectTypeOf<Pick<generate.Part, Own>>().toExtend<Pick<Part, Own>>();
  expectTypeOf<keyof generate.Part>().toExtend<keyof Part>();
  type Call = NonNullable<generate.Part["functionCall"]>;
  expectTypeOf<Pick<Call, "name" | "id">>().toExtend<Pick<FunctionCall, "name" | "id">>();
});

test("usage", () => {
  type Count =
    | "promptTokenCount"
    | "cachedContentTokenCount"
    | "candidatesTokenCount"
    | "totalTokenCount"
    | "thoughtsTokenCount";
  expectTypeOf<Pick<generate.UsageMetadata, Count>>().toExtend<
    Pick<GenerateContentResponseUsageMetadata, Count>
  >();
  // SDK: a tier is none of its fields yet
  expectTypeOf<Exclude<keyof generate.UsageMetadata, "serviceTier">>().toExtend<
    keyof GenerateContentResponseUsageMetadata
  >();
  expectTypeOf<keyof generate.ModalityTokenCount>().toExtend<keyof ModalityTokenCount>();
  expectTypeOf<generate.ModalityTokenCount["modality"]>().toExtend<`${MediaModality}`>();
});

test("embeddings, and models", () => {
  expectTypeOf<embed.BatchEmbedContentsResponse["embeddings"]>().toExtend<
    NonNullable<EmbedContentResponse["embeddings"]>
  >();
  expectTypeOf<embed.EmbedContentResponse["embedding"]>().toExtend<
    NonNullable<EmbedContentResponse["embeddings"]>[number]
  >();
  // SDK: it gives actions and a description of its own name to what the wire calls methods
  expectTypeOf<Omit<models.GeminiModel, "supportedGenerationMethods">>().toExtend<Model>();
  expectTypeOf<CountTokensResponse["totalTokens"]>().toExtend<number | undefined>();
});

test("an interaction and its steps", () => {
  type Sdk = Interactions.Interaction;
  type Interaction = interactions.Interaction;
  // SDK: what was made names no kind of resource, and the input is a union of its own
  expectTypeOf<Exclude<keyof Interaction, "object">>().toExtend<keyof Sdk>();
  expectTypeOf<Required<Omit<Interaction, "object" | "input" | "steps" | "usage">>>().toExtend<
    Pick<Sdk, "id" | "status" | "created" | "updated" | "service_tier" | "errors" | "model">
  >();
  expectTypeOf<interactions.Usage>().toExtend<Interactions.Usage>();
  expectTypeOf<keyof interactions.ThoughtStep>().toExtend<keyof Interactions.ThoughtStep>();
  expectTypeOf<interactions.ThoughtStep["type"]>().toExtend<Interactions.ThoughtStep["type"]>();
  expectTypeOf<Required<interactions.FunctionCallStep>>().toExtend<Interactions.FunctionCallStep>();
  expectTypeOf<interactions.TextContent["text"]>().toExtend<Interactions.TextContent["text"]>();
  expectTypeOf<interactions.URLCitation>().toExtend<Interactions.URLCitation>();
  expectTypeOf<interactions.FileContent["type"]>().toExtend<Interactions.Content["type"]>();
});

test("an interaction's events", () => {
  type Event = Interactions.InteractionSSEEvent;
  type Ours<Type extends Event["event_type"]> = Extract<interactions.Event, { event_type: Type }>;
  expectTypeOf<interactions.Event["event_type"]>().toEqualTypeOf<Event["event_type"]>();
  expectTypeOf<Ours<"interaction.created">>().toExtend<Event>();
  expectTypeOf<Ours<"interaction.status_update">>().toExtend<Event>();
  expectTypeOf<Ours<"step.stop">>().toExtend<Event>();
  expectTypeOf<Ours<"error">>().toExtend<Event>();
  type Delta = Extract<Event, { event_type: "step.delta" }>["delta"];
  type OurDelta = Exclude<interactions.Delta, interactions.ProviderStep>;
  expectTypeOf<OurDelta["type"]>().toExtend<Delta["type"]>();
  expectTypeOf<Extract<OurDelta, { type: "text" | "arguments_delta" }>>().toExtend<Delta>();
});
