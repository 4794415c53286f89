// What the answers of Ollama's chat and generate have in common.

import type {
  DecodedResult,
  FinishReason,
  LanguageModelResult,
  TokenLogprob,
} from "../language-model/result.ts";
import type { CodecContext } from "../codec.ts";
import { isReleased, type OllamaCall } from "./ollama-request.ts";
import { type JSONObject, optionalNumber, toObject, toObjects, toText } from "./read.ts";

/** What the last line, or the only one, tells; durations are in nanoseconds. */
export interface OllamaEnd {
  done: true;
  done_reason: string;
  total_duration?: number;
  load_duration?: number;
  prompt_eval_count?: number;
  prompt_eval_duration?: number;
  eval_count?: number;
  eval_duration?: number;
}

export interface OllamaLogprob {
  token: string;
  logprob: number;
  bytes: number[];
  top_logprobs?: Omit<OllamaLogprob, "top_logprobs">[];
}

/** How long things take here: the same on every run, and about as long as on a desktop machine. */
const LOAD = 50_000_000;
const READ_TOKEN = 1_000_000;
const WRITE_TOKEN = 10_000_000;

const DONE_REASONS: Record<FinishReason, string> = {
  stop: "stop",
  length: "length",
  "tool-calls": "stop",
  "content-filter": "stop",
  error: "stop",
  other: "stop",
};

export function encodeEnd(
  { finishReason, usage }: LanguageModelResult,
  call: OllamaCall,
): OllamaEnd {
  // what brings a model into memory has no counters
  if (call.loads) return { done: true, done_reason: call.loads };
  const { inputTokens, outputTokens } = usage;
  const reading = inputTokens.total * READ_TOKEN;
  const writing = outputTokens.total * WRITE_TOKEN;
  const isLocal = !call.isCloud;
  return {
    done: true,
    done_reason: DONE_REASONS[finishReason],
    total_duration: LOAD + reading + writing,
    ...(isLocal && { load_duration: LOAD }),
    ...(inputTokens.total > 0 && { prompt_eval_count: inputTokens.total }),
    ...(isLocal && reading > 0 && { prompt_eval_duration: reading }),
    ...(outputTokens.total > 0 && { eval_count: outputTokens.total }),
    ...(isLocal && writing > 0 && { eval_duration: writing }),
  };
}

/** RFC 3339 with as many places as are needed, as Go writes it. */
export function encodeTime(timestamp: number): string {
  return new Date(timestamp).toISOString().replace(/\.?0*Z$/, "Z");
}

export function encodeLogprobs(logprobs: TokenLogprob[]): OllamaLogprob[] {
  return logprobs.map(({ token, logprob, topLogprobs = [] }) => ({
    ...encodeToken(token, logprob),
    ...(topLogprobs.length > 0 && {
      top_logprobs: topLogprobs.map((top) => encodeToken(top.token, top.logprob)),
    }),
  }));
}

/** What both answers say besides their content; `known` are the fields that hold that. */
export function decodeEnd(body: JSONObject, known: ReadonlySet<string>): DecodedResult {
  const { done_reason: reason, logprobs, created_at: time } = body;
  const finishReason = reason === "stop" || reason === "length" ? reason : "other";
  const rest = Object.entries(body).filter(([name]) => !known.has(name) && !OWN.has(name));
  if (finishReason === "other" && reason !== undefined) rest.push(["done_reason", reason]);
  const timestamp = Date.parse(toText(time));
  return {
    id: "",
    modelId: toText(body["model"]),
    content: [],
    finishReason,
    usage: {
      inputTokens: {
        total: optionalNumber(body["prompt_eval_count"]) ?? 0,
        cacheRead: 0,
        cacheWrite: 0,
      },
      outputTokens: { total: optionalNumber(body["eval_count"]) ?? 0, reasoning: 0 },
    },
    ...(!Number.isNaN(timestamp) && { timestamp }),
    ...(Array.isArray(logprobs) && { logprobs: toObjects(logprobs).map(decodeLogprob) }),
    ...(rest.length > 0 && { body: Object.fromEntries(rest) }),
  };
}

/** The models in memory, by name, for `ps`. */
export const LOADED = "loaded-models";

/** A model that answered stays in memory, until a request takes it out. */
export function rememberModel(call: OllamaCall, { store }: CodecContext): void {
  const loaded = store.collection<true>(LOADED);
  if (isReleased(toObject(call.body))) loaded.delete(call.modelId);
  // unchecked, a request may name none
  else if (call.modelId !== "") loaded.set(call.modelId, true);
}

/** What the neutral form says in words of its own. */
const OWN = new Set([
  "model",
  "created_at",
  "done",
  "done_reason",
  "logprobs",
  "prompt_eval_count",
  "eval_count",
]);

function encodeToken(token: string, logprob: number): Omit<OllamaLogprob, "top_logprobs"> {
  return { token, logprob, bytes: [...new TextEncoder().encode(token)] };
}

function decodeLogprob({ token, logprob, top_logprobs: top }: JSONObject): TokenLogprob {
  const topLogprobs = toObjects(top).map(decodeLogprob);
  return {
    token: toText(token),
    logprob: optionalNumber(logprob) ?? 0,
    ...(topLogprobs.length > 0 && { topLogprobs }),
  };
}
