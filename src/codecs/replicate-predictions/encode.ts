import type { Content, LanguageModelResult } from "../../language-model/result.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toThinking } from "../think-tags.ts";
import type { Prediction, PredictionStatus, ReplicateCall, StoredPrediction } from "./wire.ts";

/** How long things take here, in seconds; the same on every run. */
const PER_TOKEN = 0.01;
const OVERHEAD = 0.05;

/** Replicate's own words for what its checks stop. */
const FLAGGED =
  "The input or output was flagged as sensitive. Please try again with different inputs. (E005)";

/** A prediction as it will be when it is done. */
export function toPrediction(result: LanguageModelResult, call: ReplicateCall): Prediction {
  const { id, timestamp, content, finishReason, usage, body } = result;
  const error = toError(finishReason);
  const seconds = OVERHEAD + usage.outputTokens.total * PER_TOKEN;
  const created = new Date(timestamp).toISOString();
  const completed = new Date(timestamp + Math.round(seconds * 1000)).toISOString();
  const prediction: Prediction = {
    id,
    model: call.model,
    version: call.version,
    input: call.input,
    logs: "",
    output: error === null ? toOutput(content) : null,
    data_removed: false,
    error,
    source: "api",
    status: error === null ? "succeeded" : "failed",
    created_at: created,
    started_at: created,
    completed_at: completed,
    urls: toURLs(id, call.base),
    metrics: {
      input_token_count: usage.inputTokens.total,
      output_token_count: usage.outputTokens.total,
      predict_time: seconds,
      total_time: seconds,
    },
  };
  return mergeBody(prediction, body);
}

/** A prediction on its way: until it is done, there is neither an output nor an end. */
export function toView({ prediction, step, isCanceled }: StoredPrediction): Prediction {
  if (isCanceled) return { ...toOpen(prediction, "canceled"), completed_at: prediction.created_at };
  if (step >= 2) return prediction;
  return toOpen(prediction, step === 0 ? "starting" : "processing");
}

function toOpen(prediction: Prediction, status: PredictionStatus): Prediction {
  const { started_at: started, completed_at: _, metrics: __, ...open } = prediction;
  const hasStarted = status !== "starting" && started !== undefined;
  return {
    ...open,
    output: null,
    error: null,
    status,
    ...(hasStarted && { started_at: started }),
  };
}

/** A model that writes gives a list of pieces, as it wrote them; pictures and the like are URLs. */
function toOutput(content: Content[]): string[] {
  return content.flatMap((part): string[] => {
    switch (part.type) {
      case "text":
      case "refusal":
        return part.text.match(/\s*\S+|\s+$/g) ?? [];
      case "reasoning":
        return [toThinking(part.text)];
      case "file":
        return [toURL(part)];
      case "tool-call":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.kind);
    }
  });
}

export function toURL({ data, mediaType }: { data: string; mediaType: string }): string {
  return /^https?:/.test(data) ? data : `data:${mediaType};base64,${data}`;
}

export function cannotCarry(type: "tool-call" | "source"): Error {
  return new Error(
    `a prediction's output carries no ${type}. Say it with body: { output }, or mock a provider that has it.`,
  );
}

function toError(finishReason: LanguageModelResult["finishReason"]): string | null {
  if (finishReason === "content-filter") return FLAGGED;
  return finishReason === "error" ? "Prediction failed for an unknown reason." : null;
}

/** Streams have a host of their own. */
function toURLs(id: string, base: string): Prediction["urls"] {
  const get = `${base}/predictions/${id}`;
  const streams = base.replace("://api.replicate.com/", "://stream.replicate.com/");
  return {
    web: `https://replicate.com/p/${id}`,
    get,
    cancel: `${get}/cancel`,
    stream: `${streams}/streams/${id}`,
  };
}
