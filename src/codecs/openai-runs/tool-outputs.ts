import { toArray, toObject, toText } from "../read.ts";

/** The outputs of tools by the calls that they answer. */
export function decodeOutputs(body: unknown): Map<string, string> {
  const outputs = toArray(toObject(body)["tool_outputs"]).map(toObject);
  return new Map(outputs.map(({ tool_call_id: id, output }) => [toText(id), toText(output)]));
}
