import type { WireRequest } from "../../codec.ts";
import { toObject, toText } from "../read.ts";
import type { OllamaModelCall } from "./wire.ts";

/** `name` is what `model` was called before; a copy has a source. */
export function decode({ body }: WireRequest): OllamaModelCall {
  const { model, name, source, destination, stream } = toObject(body);
  return {
    modelId: toText(model) || toText(name) || toText(source),
    body,
    destination: toText(destination),
    stream: stream !== false,
  };
}
