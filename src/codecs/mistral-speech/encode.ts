import type { CodecContext } from "../../codec.ts";
import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { sse, type ServerSentEvent } from "../../framing/sse.ts";
import { type SpeechReply, toSlices, toSound } from "../../media/speech-reply.ts";
import type { FramedBody } from "../../raw-body.ts";
import type { MistralSpeech, MistralSpeechCall } from "./wire.ts";

export function encode(
  reply: SpeechReply,
  { input, stream }: MistralSpeechCall,
  { countTokens }: Pick<CodecContext, "countTokens">,
): MistralSpeech | FramedBody<ServerSentEvent> {
  const sound = toSound(reply);
  if (!stream) return { audio_data: bytesToBase64(sound) };
  const tokens = Math.max(1, countTokens(input));
  const usage = { prompt_tokens: tokens, completion_tokens: tokens, total_tokens: 2 * tokens };
  const frames = [
    ...toSlices(sound).map((slice) =>
      toEvent("speech.audio.delta", { audio_data: bytesToBase64(slice) }),
    ),
    toEvent("speech.audio.done", { usage }),
  ];
  return { type: "framed-body", frames, framing: sse };
}

function toEvent(type: string, data: object): ServerSentEvent {
  return { event: type, data: JSON.stringify({ type, ...data }) };
}
