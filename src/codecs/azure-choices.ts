import type { FinishReason } from "../language-model/result.ts";
import type { AzureCall } from "./azure-call.ts";
import { BLOCKED_TEXT, type FilterResults, PASSED_TEXT, PROMPT_RESULTS } from "./azure-filters.ts";
import { mergeBody } from "./merge-body.ts";
import { toPartialBody } from "./partial-body.ts";
import { type JSONObject, toObject, toObjects, toText } from "./read.ts";

/** How long it took, which the newer interfaces tell beside the usage. */
const LATENCY = {
  engine_tbt_ms: 12,
  engine_ttft_ms: 42,
  engine_ttlt_ms: 1604,
  pre_inference_ms: 221,
  service_tbt_ms: 12,
  service_ttft_ms: 341,
  service_ttlt_ms: 1872,
  total_duration_ms: 1661,
  user_visible_ttft_ms: 120,
};

/** A whole answer of OpenAI's with what Azure adds to it. */
export function addFilters(
  body: JSONObject,
  finishReason: FinishReason,
  { azure }: AzureCall,
): JSONObject {
  const isBlocked = finishReason === "content-filter";
  const choices = toObjects(body["choices"]).map((choice) => ({
    ...choice,
    content_filter_results: isBlocked ? BLOCKED_TEXT : toResults(toTextOf(choice)),
  }));
  const usage = toObject(body["usage"]);
  return {
    ...withoutTier(body, azure),
    choices,
    prompt_filter_results: PROMPT_RESULTS,
    ...(body["usage"] !== undefined && {
      usage: azure === "deployments" ? usage : { ...usage, latency_checkpoint: LATENCY },
    }),
  };
}

/** Adds to the chunks of one stream what Azure says of them. */
export interface ChunkFilters {
  /** Takes what a test's own body says of the filters; gives the rest. */
  begin(body: JSONObject | undefined): JSONObject;
  add(chunk: JSONObject): JSONObject;
}

export function createChunkFilters({ azure }: AzureCall): ChunkFilters {
  let own: JSONObject[] = [];
  let latency: unknown = LATENCY;

  function begin({ choices, ...body }: JSONObject = {}): JSONObject {
    own = toObjects(choices);
    latency = mergeBody(LATENCY, toObject(body["usage"])["latency_checkpoint"]);
    const others = own.map(withoutResults);
    const isMore = others.some((choice) => Object.keys(choice).length > 0);
    return isMore ? { ...body, choices: others } : body;
  }

  function add(chunk: JSONObject): JSONObject {
    const choices = toObjects(chunk["choices"]).map((choice, index) => {
      const place = typeof choice["index"] === "number" ? choice["index"] : index;
      const results = mergeBody(toChunkResults(choice), toOwnResults(choice, own[place]));
      return { content_filter_results: results, ...choice };
    });
    if (choices.length > 0) return { ...withoutTier(chunk, azure), choices };
    const { latency_checkpoint: _, ...usage } = toObject(chunk["usage"]);
    const isTimed = azure !== "deployments" && latency !== undefined;
    return {
      ...withoutTier(chunk, azure),
      choices,
      usage,
      ...(isTimed && { latency_checkpoint: latency }),
    };
  }

  return { begin, add };
}

/** What only Azure says in a recorded answer, as far as it is not what is said anyway. */
export function toOwnFields(body: JSONObject): JSONObject {
  const recorded = pickOwnFields(body);
  const azure = "service_tier" in body ? "v1" : "deployments";
  const isBlocked = toObjects(body["choices"])[0]?.["finish_reason"] === "content_filter";
  const encoded = addFilters(withoutOwnFields(body), isBlocked ? "content-filter" : "stop", {
    azure,
    modelId: "",
    body,
  });
  return toObject(toPartialBody(recorded, pickOwnFields(encoded)));
}

/** The same answer as OpenAI would give it. */
export function withoutOwnFields(answer: JSONObject): JSONObject {
  const { prompt_filter_results: _, latency_checkpoint: __, ...body } = answer;
  const { latency_checkpoint: ___, ...usage } = toObject(body["usage"]);
  const choices = toObjects(body["choices"]).map(withoutResults);
  return { ...body, choices, ...(body["usage"] !== undefined && { usage }) };
}

function withoutResults(choice: JSONObject): JSONObject {
  const { content_filter_results: _, ...rest } = choice;
  return rest;
}

/** A stream has the times beside its usage. */
function pickOwnFields({ prompt_filter_results, choices, usage, ...body }: JSONObject): JSONObject {
  const latency_checkpoint =
    body["latency_checkpoint"] ?? toObject(usage)["latency_checkpoint"] ?? undefined;
  return {
    prompt_filter_results,
    choices: toObjects(choices).map(({ content_filter_results }) => ({ content_filter_results })),
    ...(latency_checkpoint !== undefined && { usage: { latency_checkpoint } }),
  };
}

/** The older interface does not speak of it. */
function withoutTier({ service_tier, ...body }: JSONObject, azure: AzureCall["azure"]): JSONObject {
  return azure === "deployments" || service_tier === undefined ? body : { ...body, service_tier };
}

function toTextOf({ message, delta, text }: JSONObject): string {
  return toText(toObject(message ?? delta)["content"] ?? text);
}

function toResults(text: string): FilterResults {
  return text === "" ? {} : PASSED_TEXT;
}

function toChunkResults(choice: JSONObject): FilterResults {
  return choice["finish_reason"] === "content_filter" ? BLOCKED_TEXT : toResults(toTextOf(choice));
}

/** A test's own results are told at the end of its choice. */
function toOwnResults({ finish_reason }: JSONObject, own: JSONObject | undefined): unknown {
  return (finish_reason ?? null) === null ? undefined : own?.["content_filter_results"];
}
