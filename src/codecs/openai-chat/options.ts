import type { ErrorReply } from "../../codec.ts";
import type { IdFormat } from "../../ids.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { SourcePart } from "../../language-model/prompt.ts";
import type { FinishReason as NeutralReason, Usage } from "../../language-model/result.ts";
import type { OpenAIOptions } from "../openai-options.ts";
import type { Choice, ChunkChoice, ChatMessage, Delta } from "./wire.ts";

/** What differs between the providers that speak this format. */
export interface OpenAIChatOptions extends OpenAIOptions {
  /** Where reasoning is shown, such as `reasoning_content`; without it, its tokens alone are counted. */
  reasoningField?: string;
  /** What the format of reasoning is called, by the model, where `reasoning_details` tells it in parts, each with its proof. */
  reasoningFormat?: (modelId: string) => string;
  /** Whether the fields that OpenAI alone sends are there: `refusal`, `annotations`, `service_tier`, `obfuscation`. */
  openaiFields?: boolean;
  /** Whether a request wants to see the reasoning. @default every one does */
  showsReasoning?: (call: LanguageModelCall) => boolean;
  /** What ids begin with. @default "chatcmpl-" */
  idPrefix?: string;
  /** How ids are written, where a prefix does not tell. */
  ids?: { result?: IdFormat; toolCall?: IdFormat };
  /** How tokens are told, of the whole answer or of what has come of a stream so far. @default OpenAI's way */
  usage?: (usage: Usage, isPartial: boolean) => Record<string, unknown>;
  /** Other words for why an answer ended. */
  finishReasons?: Partial<Record<NeutralReason, string>>;
  /** How a call of the function that the request names ends. @default "stop" */
  namedToolFinish?: "stop" | "tool_calls";
  /** Whether members that would be `null` are left out, of choices and `system_fingerprint`; or which of them. */
  omitsNull?: boolean | readonly string[];
  /** Whether sources are annotations of the text; else a field of the provider's own tells of them. @default true */
  annotates?: boolean;
  /** Fields of the provider's own, beside those of the format; `undefined` is left out. */
  extend?: OwnFields;
  /** What is different about a body's message. */
  message?: (message: ChatMessage, call: LanguageModelCall) => Record<string, unknown>;
  /** What is different about a stream's delta. */
  delta?: (delta: Delta, place: Place) => Record<string, unknown>;
  /** What is different about a choice, of a body or of a stream. */
  choice?: (choice: OwnChoice) => OwnChoice;
  stream?: OpenAIChatStreamOptions;
}

/** How a stream differs. */
export interface OpenAIChatStreamOptions {
  /**
   * What every stream begins with: a delta, besides its role; `"text"` where tool calls too come after an empty one;
   * `"joined"` where the role stands in the first delta that says something. @default an empty piece of what comes
   */
  opening?: Record<string, unknown> | "text" | "joined";
  /** Whether each call of a tool is one delta, its arguments whole. */
  wholeToolCalls?: boolean;
  /** Whether the delta of a call that is the whole answer says that it ends. */
  endsWithCall?: boolean;
  /**
   * Where tokens are told: in the `finish` chunk, in the same chunk `again`, in `every` one, or `asked`: in one of their
   * own, after requests that ask for it. @default ["asked"]
   */
  usageAt?: readonly ("asked" | "finish" | "again" | "every")[];
  /** Whether other chunks say `usage: null` to requests that ask for it. @default true */
  nullUsage?: boolean;
  /** Whether each chunk repeats the message so far. */
  repeatsMessage?: boolean;
  /** Whether an empty delta follows a text that is the end. */
  closesText?: boolean;
  /** Whether `[DONE]` is the end. @default true */
  done?: boolean;
  /** A comment line before the first chunk. */
  comment?: string;
  /** How an error amid the stream is told. @default its body as one more event */
  error?: (reply: ErrorReply, place: Place) => { event?: string; body: unknown };
}

/** A choice, some of whose members a provider leaves out, or adds. */
export type OwnChoice = Partial<Omit<Choice & ChunkChoice, "index">> & Record<string, unknown>;

export type OwnFields = Record<string, (place: Place) => unknown>;

/** Where in an answer a field of the provider's own may stand, and what it may tell of. */
export interface Place {
  /** A stream has chunks of four kinds; what follows the finish is `usage`. */
  at: "body" | "first" | "delta" | "finish" | "usage";
  id: string;
  /** Milliseconds since the epoch. */
  timestamp: number;
  call: LanguageModelCall;
  headers: Record<string, string>;
  /** As it is written, where it stands in the same chunk, or in the body. */
  usage: object | undefined;
  /** The same, wherever it stands, once the answer is at its end. */
  total: object | undefined;
  /** Those that came so far. */
  sources: readonly SourcePart[];
  hasReasoned: boolean;
  /** Whether no chunk follows. */
  isLast: boolean;
  /** Whether a tool was called so far. */
  hasCalled: boolean;
}
