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
  raw: "application/octet-stream",
};

/** What a word weighs when it is spoken: about what OpenAI's own example has. */
const TOKENS_A_TOKEN = 7;

export function encode(
  reply: SpeechReply,
  call: wire.SpeechCall,
  { countTokens, dialect }: Context,
): RawBody | FramedBody<ServerSentEvent> {
  const { input, format, stream } = call;
  const data = toSound(reply);
  if (!stream) {
    const contentType = CONTENT_TYPES[format] ?? `audio/${format}`;
    return { type: "raw-body", data, contentType };
  }
  const pieces = toSlices(data).map(bytesToBase64);
  const own = dialect?.stream;
  if (own) {
    const frames = pieces.map((audio) => toFrame(own.toEvent(audio, call)));
    return { type: "framed-body", frames: [...frames, { data: "[DONE]" }], framing: sse };
  }
  const input_tokens = Math.max(1, countTokens(input));
  const output_tokens = input_tokens * TOKENS_A_TOKEN;
  const usage = { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
  const events: (wire.SpeechDelta | wire.SpeechDone)[] = [
    ...pieces.map((audio) => ({ type: "speech.audio.delta" as const, audio })),
    { type: "speech.audio.done", usage },
  ];
  return { type: "framed-body", frames: events.map(toFrame), framing: sse };
}

interface Context extends Pick<CodecContext, "countTokens"> {
  dialect: wire.SpeechDialect | undefined;
}

function toFrame(event: object): ServerSentEvent {
  return { data: JSON.stringify(event) };
}
