import type { CodecContext } from "../../codec.ts";
import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { sse, type ServerSentEvent } from "../../framing/sse.ts";
import { type SpeechReply, toSlices, toSound } from "../../media/speech-reply.ts";
import type { FramedBody, RawBody } from "../../raw-body.ts";
import type * as wire from "./wire.ts";

const CONTENT_TYPES: Record<string, string> = {
  mp3: "audio/mpeg",
  opus: "audio/ogg",
  ogg: "audio/ogg",
  mulaw: "audio/basic",
};

/** What a word weighs when it is spoken: about what OpenAI's own example has. */
const TOKENS_A_TOKEN = 7;

export function encode(
  reply: SpeechReply,
  { input, format, stream }: wire.SpeechCall,
  { countTokens }: Pick<CodecContext, "countTokens">,
): RawBody | FramedBody<ServerSentEvent> {
  const data = toSound(reply);
  if (!stream) {
    const contentType = CONTENT_TYPES[format] ?? `audio/${format}`;
    return { type: "raw-body", data, contentType };
  }
  const input_tokens = Math.max(1, countTokens(input));
  const output_tokens = input_tokens * TOKENS_A_TOKEN;
  const usage = { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
  const events: (wire.SpeechDelta | wire.SpeechDone)[] = [
    ...toSlices(data).map((slice) => ({
      type: "speech.audio.delta" as const,
      audio: bytesToBase64(slice),
    })),
    { type: "speech.audio.done", usage },
  ];
  const frames = events.map((event) => ({ data: JSON.stringify(event) }));
  return { type: "framed-body", frames, framing: sse };
}
