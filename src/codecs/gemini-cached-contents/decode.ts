import type { LanguageModelCodec, WireRequest } from "../../codec.ts";
import { toFields } from "../google-fields.ts";
import { toText } from "../read.ts";
import { decodeStored } from "../stored-call.ts";
import type { CachedContentsCall, CreateCachedContentCall } from "./wire.ts";

export function decode(request: WireRequest): CachedContentsCall {
  const { project, location } = request.params;
  const place = project === undefined ? "" : `projects/${project}/locations/${location}/`;
  return { ...decodeStored(request), place };
}

/** The contents are those of a text generation, which its codec reads. */
export function decodeNew(
  request: WireRequest,
  codec: Pick<LanguageModelCodec, "decode">,
): CreateCachedContentCall {
  const modelId = toText(toFields(request.body)["model"]);
  return { ...codec.decode(request), ...decode(request), modelId };
}
