import type { WireRequest } from "../../codec.ts";
import type { Message } from "../../language-model/prompt.ts";
import { decodeAsked, type OllamaCall, toImages, toLoads } from "../ollama-request.ts";
import { type JSONObject, toObject, toText } from "../read.ts";

export function decode(wire: WireRequest): OllamaCall {
  const request = toObject(wire.body);
  const asked = decodeAsked(wire);
  const loads = toText(request["prompt"]) === "" ? toLoads(request) : undefined;
  return {
    ...asked,
    modelId: toText(request["model"]),
    body: wire.body,
    prompt: toPrompt(request),
    tools: [],
    // it answers with one object, whether a stream was asked for or not
    stream: asked.stream && loads === undefined,
    loads,
  };
}

function toPrompt({ system, prompt, suffix, images }: JSONObject): Message[] {
  const text = toText(prompt) + toText(suffix);
  const files = toImages(images);
  return [
    ...(toText(system) === "" ? [] : [{ role: "system" as const, content: toText(system) }]),
    ...(text === "" && files.length === 0
      ? []
      : [{ role: "user" as const, content: [{ type: "text" as const, text }, ...files] }]),
  ];
}
