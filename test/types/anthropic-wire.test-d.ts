// What we write is what the official SDK reads, field by field.
import type { Anthropic } from "@anthropic-ai/sdk";
import { expectTypeOf, test } from "vitest";
import type * as messages from "../../src/codecs/anthropic-messages/wire.ts";
import type * as models from "../../src/codecs/anthropic-models/wire.ts";

type Theirs = Anthropic.Message;

test("a message", () => {
  type Own = "id" | "type" | "role" | "stop_sequence";
  expectTypeOf<Pick<messages.Message, Own>>().toExtend<Pick<Theirs, Own>>();
  expectTypeOf<messages.StopReason>().toExtend<Anthropic.Beta.BetaStopReason>();
  // any model's name may be asked for
  expectTypeOf<Theirs["model"]>().toExtend<messages.Message["model"]>();
});

test("a block", () => {
  expectTypeOf<Omit<messages.TextBlock, "citations">>().toExtend<
    Omit<Anthropic.TextBlock, "citations">
  >();
  expectTypeOf<messages.ThinkingBlock>().toExtend<Anthropic.ThinkingBlock>();
  expectTypeOf<messages.RedactedThinkingBlock>().toExtend<Anthropic.RedactedThinkingBlock>();
  expectTypeOf<messages.ToolUseBlock>().toExtend<Anthropic.ToolUseBlock>();
  expectTypeOf<
    Extract<messages.Citation, { type: "web_search_result_location" }>
  >().toExtend<Anthropic.CitationsWebSearchResultLocation>();
});

test("usage", () => {
  type Count =
    | "input_tokens"
    | "output_tokens"
    | "cache_read_input_tokens"
    | "cache_creation_input_tokens";
  expectTypeOf<Pick<messages.MessageUsage, Count>>().toExtend<Pick<Anthropic.Usage, Count>>();
  expectTypeOf<Pick<messages.DeltaUsage, Count>>().toExtend<
    Pick<Anthropic.MessageDeltaUsage, Count>
  >();
  expectTypeOf<messages.MessageUsage["cache_creation"]>().toExtend<Anthropic.CacheCreation>();
  expectTypeOf<messages.MessageUsage["service_tier"]>().toExtend<Anthropic.Usage["service_tier"]>();
});

test("an event", () => {
  type Event = messages.StreamEvent;
  // SDK: pings and errors are its own affair, and shown to nobody
  type Type = Exclude<Event["type"], "ping" | "error">;
  expectTypeOf<Type>().toExtend<Anthropic.RawMessageStreamEvent["type"]>();
  expectTypeOf<Anthropic.RawMessageStreamEvent["type"]>().toExtend<Type>();
  type Stop = Extract<Event, { type: "content_block_stop" | "message_stop" }>;
  expectTypeOf<Stop>().toExtend<Anthropic.RawMessageStreamEvent>();
  type Delta = Exclude<messages.BlockDelta, { type: "citations_delta" | "compaction_delta" }>;
  expectTypeOf<Delta>().toExtend<Anthropic.RawContentBlockDelta>();
});

test("a token count, and models", () => {
  expectTypeOf<messages.TokenCount>().toExtend<Anthropic.MessageTokensCount>();
  // no recording has these yet
  type Newer = "deprecated_at" | "lifecycle" | "line" | "retires_at";
  // a test may name some of the capabilities
  expectTypeOf<Omit<models.Model, "capabilities">>().toExtend<
    Omit<Anthropic.ModelInfo, "capabilities" | Newer>
  >();
});
