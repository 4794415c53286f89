import type { LLMError } from "../../errors.ts";
import { checkText, unfit } from "../pydantic.ts";
import { toObject } from "../read.ts";
import type { MistralSpeechCall } from "./wire.ts";

const FORMATS = ["pcm", "wav", "mp3", "flac", "opus"];

/** @see https://docs.mistral.ai/api/endpoint/audio/speech */
export function validate({ body, format }: MistralSpeechCall): LLMError | undefined {
  const error = checkText(toObject(body)["input"], "input");
  if (error || FORMATS.includes(format)) return error;
  const names = FORMATS.map((name) => `'${name}'`);
  const message = `Input should be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  return unfit("enum", "response_format", message);
}
