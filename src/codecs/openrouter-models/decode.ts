import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

/** The model's id stands in the path, in two parts. */
export function decode({ params, body }: WireRequest): BaseCall {
  const { author, slug } = params;
  return { modelId: author && slug ? `${author}/${slug}` : "", body };
}
