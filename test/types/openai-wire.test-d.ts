// What we write is what the official SDK reads, field by field. Left out is what repeats the request as it came, and is
// as wide as what a test may send. Events of a response have no types of their own here: test/conformance holds each one
// that is sent to the specification's schema of its type.
import type { OpenAI } from "openai";
import { expectTypeOf, test } from "vitest";
import type * as chat from "../../src/codecs/openai-chat/wire.ts";
import type * as completions from "../../src/codecs/openai-completions/wire.ts";
import type * as embeddings from "../../src/codecs/openai-embeddings/wire.ts";
import type * as models from "../../src/codecs/openai-models/wire.ts";
import type * as moderations from "../../src/codecs/openai-moderations/wire.ts";
import type * as responses from "../../src/codecs/openai-responses/wire.ts";

/** The tier is that which a request names, whatever it is; the SDK has no null for a fingerprint, as the API sends. */
type Wider = "service_tier" | "system_fingerprint";

test("a chat completion", () => {
  type Theirs = OpenAI.ChatCompletion;
  type TheirChoice = OpenAI.ChatCompletion.Choice;
  expectTypeOf<Omit<chat.ChatCompletion, "choices" | Wider>>().toExtend<
    Omit<Theirs, "choices" | Wider>
  >();
  expectTypeOf<Omit<chat.Choice, "message">>().toExtend<Omit<TheirChoice, "message">>();
  expectTypeOf<chat.ToolCall>().toExtend<OpenAI.ChatCompletionMessageToolCall>();
  expectTypeOf<chat.Annotation>().toExtend<OpenAI.ChatCompletionMessage.Annotation>();
  // the names of other providers' fields are open, so that those of OpenAI's are picked
  expectTypeOf<
    Pick<chat.ChatMessage, "role" | "content" | "tool_calls" | "annotations">
  >().toExtend<
    Pick<OpenAI.ChatCompletionMessage, "role" | "content" | "tool_calls" | "annotations">
  >();
  // other providers send none
  expectTypeOf<NonNullable<chat.ChatMessage["refusal"]>>().toExtend<
    OpenAI.ChatCompletionMessage["refusal"]
  >();
});

test("a chunk of a chat completion", () => {
  type Theirs = OpenAI.ChatCompletionChunk;
  type TheirChoice = OpenAI.ChatCompletionChunk.Choice;
  type TheirDelta = OpenAI.ChatCompletionChunk.Choice.Delta;
  expectTypeOf<Omit<chat.ChatCompletionChunk, "choices" | Wider>>().toExtend<
    Omit<Theirs, "choices" | Wider>
  >();
  expectTypeOf<Omit<chat.ChunkChoice, "delta">>().toExtend<Omit<TheirChoice, "delta">>();
  expectTypeOf<Pick<chat.Delta, "role" | "content" | "refusal">>().toExtend<
    Pick<TheirDelta, "role" | "content" | "refusal">
  >();
  // SDK: it knows no deltas of custom tools, which the API streams all the same
  expectTypeOf<Pick<chat.ToolCallDelta, "index" | "id" | "function">>().toExtend<
    Omit<OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall, "type">
  >();
});

test("a text completion, and its chunk", () => {
  expectTypeOf<Omit<completions.Completion, "choices">>().toExtend<
    Omit<OpenAI.Completion, "choices">
  >();
  // SDK: an echoed prompt's first token has null, and a body without alternatives too
  expectTypeOf<Omit<completions.CompletionChoice, "logprobs">>().toExtend<
    Omit<OpenAI.CompletionChoice, "logprobs">
  >();
  expectTypeOf<Pick<completions.CompletionLogprobs, "text_offset" | "tokens">>().toExtend<
    Pick<OpenAI.CompletionChoice.Logprobs, "text_offset" | "tokens">
  >();
  // SDK: it has no type for chunks, whose choices end later and whose usage may be null
  expectTypeOf<Omit<completions.CompletionChunk, "choices" | "usage">>().toExtend<
    Omit<OpenAI.Completion, "choices" | "usage">
  >();
  expectTypeOf<
    NonNullable<completions.CompletionChunk["usage"]>
  >().toExtend<OpenAI.CompletionUsage>();
});

test("embeddings", () => {
  type Ours = embeddings.EmbeddingList;
  expectTypeOf<Omit<Ours, "data">>().toExtend<Omit<OpenAI.CreateEmbeddingResponse, "data">>();
  // SDK: it decodes base64 before it shows its type
  expectTypeOf<Omit<Ours["data"][number], "embedding">>().toExtend<
    Omit<OpenAI.Embedding, "embedding">
  >();
  expectTypeOf<Exclude<Ours["data"][number]["embedding"], string>>().toExtend<
    OpenAI.Embedding["embedding"]
  >();
});

test("moderations", () => {
  expectTypeOf<Omit<moderations.ModerationList, "results">>().toExtend<
    Omit<OpenAI.ModerationCreateResponse, "results">
  >();
  // what categories there are hangs on the model
  expectTypeOf<moderations.ModerationCategory>().toExtend<keyof OpenAI.Moderation.Categories>();
  expectTypeOf<keyof OpenAI.Moderation.Categories>().toExtend<moderations.ModerationCategory>();
  expectTypeOf<moderations.ModerationResult["flagged"]>().toExtend<OpenAI.Moderation["flagged"]>();
});

test("models", () => {
  expectTypeOf<models.Model>().toExtend<OpenAI.Model>();
  expectTypeOf<models.DeletedModel>().toExtend<OpenAI.ModelDeleted>();
});

test("a response", () => {
  type Theirs = OpenAI.Responses.Response;
  type Own =
    | "id"
    | "object"
    | "created_at"
    | "completed_at"
    | "status"
    | "incomplete_details"
    | "model"
    | "background"
    | "max_output_tokens"
    | "max_tool_calls"
    | "parallel_tool_calls"
    | "previous_response_id"
    | "temperature"
    | "top_logprobs"
    | "top_p";
  expectTypeOf<Pick<responses.Response, Own>>().toExtend<Pick<Theirs, Own>>();
  expectTypeOf<responses.ResponseUsage>().toExtend<OpenAI.Responses.ResponseUsage>();
  expectTypeOf<responses.InputTokenCount>().toExtend<OpenAI.Responses.InputTokens.InputTokenCountResponse>();
});

test("an item of a response's output", () => {
  type Item<Type extends OpenAI.Responses.ResponseOutputItem["type"]> = Extract<
    OpenAI.Responses.ResponseOutputItem,
    { type: Type }
  >;
  expectTypeOf<Omit<responses.MessageItem, "content">>().toExtend<
    Omit<Item<"message">, "content">
  >();
  expectTypeOf<responses.Refusal>().toExtend<OpenAI.Responses.ResponseOutputRefusal>();
  expectTypeOf<Omit<responses.OutputText, "logprobs" | "annotations">>().toExtend<
    Omit<OpenAI.Responses.ResponseOutputText, "logprobs" | "annotations">
  >();
  expectTypeOf<
    Extract<responses.Annotation, { type: "url_citation" }>
  >().toExtend<OpenAI.Responses.ResponseOutputText.URLCitation>();
  expectTypeOf<responses.ReasoningItem>().toExtend<Item<"reasoning">>();
  expectTypeOf<responses.FunctionCallItem>().toExtend<Item<"function_call">>();
  expectTypeOf<responses.CustomCallItem>().toExtend<Item<"custom_tool_call">>();
  // SDK: it wants a result while there is none yet, and knows no incomplete one
  expectTypeOf<Pick<responses.ImageItem, "id" | "type">>().toExtend<
    Pick<Item<"image_generation_call">, "id" | "type">
  >();
});
