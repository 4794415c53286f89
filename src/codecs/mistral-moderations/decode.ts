import type { WireRequest } from "../../codec.ts";
import { toInputs } from "../mistral-inputs.ts";
import { toObject, toText } from "../read.ts";
import type { MistralModerationCall } from "./wire.ts";

export function decode({ body }: WireRequest, ofChats: boolean): MistralModerationCall {
  return { modelId: toText(toObject(body)["model"]), body, values: toInputs(body, ofChats) };
}
