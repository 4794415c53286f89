import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { refuse, textLike } from "../anthropic-words.ts";
import { isObject, toObject, toText } from "../read.ts";
import type { BatchesCall } from "./decode.ts";

/** @see https://platform.claude.com/docs/en/api/creating-message-batches */
const isCustomId = textLike(/^[a-zA-Z0-9_-]{1,64}$/);

/** What is wrong with a message's own parameters is told in its result. */
export function validate({ body }: BatchesCall): LLMError | undefined {
  const { requests } = toObject(body);
  if (!Array.isArray(requests)) return invalidRequest("requests: Field required");
  if (requests.length === 0) {
    return invalidRequest("requests: List should have at least 1 item after validation, not 0");
  }
  const seen = new Set<unknown>();
  for (const [index, request] of requests.entries()) {
    const { custom_id: id, params } = toObject(request);
    const place = `requests.${index}.custom_id`;
    if (id === undefined) return invalidRequest(`${place}: Field required`);
    const error = refuse(place, isCustomId(id));
    if (error) return error;
    if (!isObject(params)) return invalidRequest(`requests.${index}.params: Field required`);
    if (seen.has(id)) return invalidRequest(`${place}: Duplicate custom_id: ${toText(id)}`);
    seen.add(id);
  }
  return undefined;
}
