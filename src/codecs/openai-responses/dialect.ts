import type { LanguageModelCodec } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { OpenAIOptions } from "../openai-options.ts";
import type * as wire from "./wire.ts";

// What the providers that speak this format make of it, by the options of the codec.

export interface OpenAIResponsesOptions extends OpenAIOptions {
  /** How ids are written. @default OpenAI's way */
  ids?: LanguageModelCodec["ids"];
  /** What is different about a response, whether it has begun or is done. */
  response?: (response: wire.Response, call: LanguageModelCall) => Record<string, unknown>;
  /** What is different about an item of the output. */
  item?: (item: wire.OutputItem, place: ItemPlace) => Record<string, unknown>;
  /** Whether the reasoning itself is told; else a summary of it. */
  tellsReasoning?: boolean;
  /** Whether what proves reasoning is told unasked, where a reply has it. */
  tellsProof?: boolean;
  /** Whether conversations are mocked too: one that was not made is then unknown. */
  conversations?: boolean;
  stream?: OpenAIResponsesStreamOptions;
}

/** How a stream differs. */
export interface OpenAIResponsesStreamOptions {
  /** Whether each event has its name besides its data. @default true */
  names?: boolean;
  /** Whether pieces of texts are padded. @default true */
  obfuscates?: boolean;
  /** Whether the arguments' end names the function. */
  namesCalls?: boolean;
  /** A comment line before the first event. */
  comment?: string;
  /** What of a test's own body the end alone tells, besides what it does at OpenAI. */
  toldLast?: string[];
  /** Whether `[DONE]` is the end. */
  done?: boolean;
}

export interface ItemPlace {
  responseId: string;
  modelId: string;
  index: number;
}

export function toOwnResponse(
  response: wire.Response,
  call: LanguageModelCall,
  options: OpenAIResponsesOptions,
): wire.Response {
  // the type has OpenAI's members alone, so that the SDK's can be held against it
  return (options.response?.(response, call) ?? response) as object as wire.Response;
}

/** Changed in place: what a stream says of an item later is said of the same one. */
export function makeOwn(
  item: wire.OutputItem,
  place: ItemPlace,
  options: OpenAIResponsesOptions,
): void {
  if (!options.item) return;
  const own = options.item(item, place);
  for (const name of Object.keys(item)) if (!(name in own)) Reflect.deleteProperty(item, name);
  Object.assign(item, own);
}
