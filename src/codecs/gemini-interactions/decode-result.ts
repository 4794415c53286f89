import type { Content, DecodedResult, FinishReason, Usage } from "../../language-model/result.ts";
import { toPartialBody } from "../partial-body.ts";
import { isObject, type JSONObject, optionalNumber, toObject, toObjects, toText } from "../read.ts";
import { decode } from "./decode.ts";
import { encodeWhole } from "./encode.ts";
import type { InteractionsCall } from "./wire.ts";

/** Reads an interaction; whatever the neutral form would not be written as stands in `body`. */
export function decodeResult(body: unknown): DecodedResult {
  const interaction = toObject(body);
  const { id, model, agent, created, status, steps } = interaction;
  const timestamp = Date.parse(toText(created)) || 0;
  const result = {
    id: toText(id),
    modelId: toText(model) || toText(agent),
    timestamp,
    content: toObjects(steps).flatMap(decodeStep),
    finishReason: STATUSES[toText(status)] ?? ("other" as const),
    usage: decodeUsage(toObject(interaction["usage"])),
  };
  const difference = toPartialBody(interaction, encodeWhole(result, toCall(interaction)));
  return isObject(difference) ? { ...result, body: difference } : result;
}

const STATUSES: Record<string, FinishReason> = {
  completed: "stop",
  requires_action: "tool-calls",
  incomplete: "length",
  failed: "error",
};

function decodeStep(step: JSONObject): Content[] {
  const { type, ...value } = step;
  const { id, name, arguments: input, signature } = value;
  const signed = typeof signature === "string" && { signature };
  switch (type) {
    case "thought": {
      const text = toObjects(value["summary"]).map((part) => toText(part["text"]));
      return [{ type: "reasoning", text: text.join(""), ...signed }];
    }
    case "model_output":
      return toObjects(value["content"]).flatMap(decodeContent);
    case "function_call": {
      const call = { toolCallId: toText(id), toolName: toText(name), input: input ?? {} };
      return [{ type: "tool-call", ...call, ...signed }];
    }
    // what was asked stands in an interaction that is asked for, but is no answer
    case "user_input":
    case "function_result":
      return [];
    default:
      return [{ type: "custom", kind: `google.${toText(type)}`, value }];
  }
}

/** Citations stand as they are: the neutral ones do not say of which words they are. */
function decodeContent({ type, text, annotations, ...file }: JSONObject): Content[] {
  if (type !== "text") {
    const { mime_type: mediaType, data, uri } = file;
    return [{ type: "file", mediaType: toText(mediaType), data: toText(data ?? uri) }];
  }
  const said: Content = { type: "text", text: toText(text) };
  if (toObjects(annotations).length === 0) return [said];
  return [said, { type: "custom", kind: "google.text_annotation", value: { annotations } }];
}

function decodeUsage(usage: JSONObject): Usage {
  const read = (name: string): number => optionalNumber(usage[`total_${name}_tokens`]) ?? 0;
  const reasoning = read("thought");
  return {
    inputTokens: { total: read("input"), cacheRead: read("cached"), cacheWrite: 0 },
    outputTokens: { total: read("output") + reasoning, reasoning },
  };
}

/** A request to which everything is shown, and that was stored if its answer has an id. */
function toCall({ id, model, agent }: JSONObject): InteractionsCall {
  return decode({
    method: "POST",
    url: "",
    params: {},
    query: new URLSearchParams(),
    headers: new Headers(),
    body: {
      store: Boolean(id),
      generation_config: { thinking_summaries: "auto" },
      ...(model === undefined ? { agent } : { model }),
    },
    malformed: false,
  });
}
