import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeCloudflareError } from "../cloudflare-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Text generation as Workers AI's own path has it.
 *
 * @see https://developers.cloudflare.com/api/resources/ai/methods/run/
 *
 * @example
 * server.use(llm.cloudflare.run("Hello"));
 */
export function cloudflareRun(): LanguageModelCodec<ServerSentEvent> {
  return {
    kind: "language-model",
    // neither answers nor calls have ids
    ids: { result: { prefix: "", size: 0 }, toolCall: () => undefined },
    decode,
    validate,
    encode,
    encodeStream,
    encodeError: (error, call) => encodeCloudflareError(error, call?.modelId),
    framing: () => ({ ...sse, contentType: "text/event-stream" }),
  };
}
