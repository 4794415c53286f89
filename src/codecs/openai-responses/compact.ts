import type { CodecContext, EndpointCodec } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { countPromptTokens } from "../../tokens.ts";
import { mergeBody } from "../merge-body.ts";
import { toItemType, toStoredItem } from "../openai-stored-items.ts";
import { decode } from "./decode.ts";
import { encodeError } from "./error.ts";
import { toCipher, toItemId } from "./items.ts";
import { listItems, recall } from "./stored.ts";
import { validateCompact } from "./validate.ts";
import type { Compaction } from "./wire-compaction.ts";

/**
 * Makes a conversation short: what the user said stays, the rest is one sealed item, which nobody can read again.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/compact
 */
export function compactResponse(): EndpointCodec<LanguageModelCall, Partial<Compaction>> {
  return {
    kind: "endpoint",
    decode,
    validate: validateCompact,
    encodeError: (error, call) => encodeError(error, call),
    reply: () => ({}),
    encode: (value, call, context) => mergeBody(compact(call, context), value),
  };
}

function compact(call: LanguageModelCall, context: CodecContext): Compaction {
  const { store, now, generateId, countTokens } = context;
  const id = generateId({ prefix: "resp_", size: 50, alphabet: "hex" });
  const kept = listItems(call, store)
    .filter((item) => toItemType(item) === "message" && item["role"] === "user")
    .map((item, index) => toStoredItem(item, id, index));
  const sealed = toItemId(id, "cmp", kept.length);
  const whole = recall(call, context);
  const rest = whole.prompt.filter(({ role }) => role !== "user");
  const [input, output] = [whole, { ...whole, prompt: rest }].map((one) =>
    countPromptTokens(one, countTokens),
  ) as [number, number];
  return {
    id,
    object: "response.compaction",
    created_at: Math.floor(now / 1000),
    output: [...kept, { id: sealed, type: "compaction", encrypted_content: toCipher(sealed) }],
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    },
  };
}
