import type { LanguageModelCodec } from "../../codec.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { isStreamed, toModelId } from "../bedrock-model.ts";
import { toObject } from "../read.ts";
import type { BodyFormat } from "./wire.ts";

/** A format that a vendor speaks elsewhere with server-sent events: here the path has its model, and chunks its data. */
export function fromEvents(codec: LanguageModelCodec<ServerSentEvent>): BodyFormat {
  return {
    decode(request) {
      const modelId = toModelId(request.params);
      return { ...codec.decode(request), modelId, stream: isStreamed(request) };
    },
    validate: (call, context) => codec.validate(toNative(call), context),
    encode: (result, call) => codec.encode(result, toNative(call)),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(toNative(call), headers);
      return function* (part) {
        for (const { data } of encode(part)) if (data !== "[DONE]") yield data;
      };
    },
    cachePrompt: (call) => codec.cachePrompt?.(toNative(call)),
    decodeResult: codec.decodeResult?.bind(codec),
  };
}

/** The call as the vendor's own endpoint would have got it. */
export function toNative(call: LanguageModelCall): LanguageModelCall {
  const { modelId, stream, body } = call;
  return { ...call, body: { ...toObject(body), model: modelId, stream } };
}
