import { ApiError, GoogleGenAI, type Interactions } from "@google/genai";
import { llm } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";

type EventMembers = NonNullable<Interactions.ErrorEvent["error"]>;

/** `APIError` and its kin are no exports of the SDK: they are known by what they are. */
interface InteractionsError extends Error {
  status: number | undefined;
  error: { error: EventMembers } | undefined;
}

export const ai: GoogleGenAI = new GoogleGenAI({ apiKey: "test" });

/** Functions of these names, with arguments of any kind. */
export function offer(...names: string[]): Interactions.Tool[] {
  const parameters = { type: "object", properties: {} };
  return names.map((name) => ({ type: "function", name, parameters }));
}

export const interactions: Client = {
  name: "gemini.interactions",
  mock: llm.gemini.interactions,
  ask: async (options = {}) =>
    toAnswer(
      await ai.interactions.create({ ...toParams(options), stream: false }, toRequest(options)),
    ),
  stream: async (options = {}) => {
    const params = { ...toParams(options), stream: true as const };
    const stream = await ai.interactions.create(params, toRequest(options));
    return toAnswer(join(await collect(stream)));
  },
  async *deltas(options = {}) {
    const params = { ...toParams(options), stream: true as const };
    for await (const event of await ai.interactions.create(params, toRequest(options))) {
      if (event.event_type === "error") throw new EventError(event.error);
      if (event.event_type === "step.delta" && event.delta.type === "text") yield event.delta.text;
    }
  },
  async object(schema) {
    const response_format = { type: "text" as const, mime_type: "application/json", schema };
    const params = { ...toParams({}), response_format, stream: false as const };
    const { output_text: text } = await ai.interactions.create(params, toRequest({}));
    return JSON.parse(text!) as unknown;
  },
  toError,
  finishReasons: { stop: "completed", toolCalls: "requires_action" },
  errors: {
    rateLimit: toRow("RateLimitError", 429, "too_many_requests"),
    overloaded: toRow("InternalServerError", 503, "service_unavailable"),
    insufficientQuota: toRow("RateLimitError", 429, "quota_exceeded"),
    invalidApiKey: toRow("AuthenticationError", 401, "authentication"),
    permissionDenied: toRow("PermissionDeniedError", 403, "permission_denied"),
    modelNotFound: toRow("NotFoundError", 404, "model_not_found"),
    badRequest: toRow("BadRequestError", 400, "invalid_request"),
    contextLengthExceeded: toRow("BadRequestError", 400, "invalid_request"),
    contentFiltered: toRow("BadRequestError", 400, "safety"),
    serverError: toRow("InternalServerError", 500, "api_error"),
    unavailable: toRow("InternalServerError", 503, "service_unavailable"),
    gatewayTimeout: toRow("InternalServerError", 504, "deadline_exceeded"),
    custom: toRow("APIError", 418, "api_error"),
  },
  // the SDK hands an error in a stream out as any other event
  midStream: toRow("EventError", undefined, "service_unavailable"),
};

/** Thrown here, for the SDK throws nothing. */
class EventError extends Error {
  override readonly name = "EventError";
  readonly status = undefined;
  readonly error: { error: EventMembers };
  constructor(error: EventMembers = {}) {
    super(error.message);
    this.error = { error };
  }
}

/** What the SDK reads of a stream, put together as its documentation does: it has no helper. */
export function join(events: Interactions.InteractionSSEEvent[]): Joined {
  const steps: Step[] = [];
  let interaction: Partial<Interactions.Interaction> = {};
  for (const event of events) {
    if (event.event_type === "error") throw new EventError(event.error);
    if (event.event_type === "interaction.created") interaction = event.interaction;
    if (event.event_type === "step.start") steps[event.index] = { ...event.step };
    if (event.event_type === "step.delta") addDelta(steps[event.index]!, event.delta);
    if (event.event_type === "step.stop") closeArguments(steps[event.index]!);
    if (event.event_type === "interaction.completed") interaction = event.interaction;
  }
  return { ...interaction, steps: steps as Interactions.Step[] };
}

export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

export type Joined = Partial<Interactions.Interaction> & { steps: Interactions.Step[] };

type Step = { type: string } & Record<string, unknown>;

const FILES = new Set<string>(["image", "audio", "video", "document"]);

/** What has no rule of its own is a part of the step. */
function addDelta(step: Step, delta: Interactions.StepDelta["delta"]): void {
  if (delta.type === "text") addText(step, delta.text);
  else if (delta.type === "text_annotation_delta") {
    const last = addText(step, "");
    last.annotations = [...(last.annotations ?? []), ...(delta.annotations ?? [])];
  } else if (delta.type === "thought_signature") step["signature"] = delta.signature;
  else if (delta.type === "thought_summary") {
    const summary = (step["summary"] ?? []) as TextContent[];
    step["summary"] = joinTexts([...summary, delta.content as TextContent]);
  } else if (delta.type === "arguments_delta") {
    step["text"] = `${(step["text"] as string | undefined) ?? ""}${delta.arguments}`;
  } else if (FILES.has(delta.type)) {
    step["content"] = [...((step["content"] as object[] | undefined) ?? []), delta];
  } else Object.assign(step, delta);
}

type TextContent = Interactions.TextContent;

function addText(step: Step, text: string): TextContent {
  const content = (step["content"] ??= []) as TextContent[];
  const last = content.at(-1);
  if (last?.type === "text") {
    last.text += text;
    return last;
  }
  const added: TextContent = { type: "text", text };
  content.push(added);
  return added;
}

function joinTexts(texts: TextContent[]): TextContent[] {
  return [{ type: "text", text: texts.map(({ text }) => text).join("") }];
}

function closeArguments(step: Step): void {
  const { text, ...rest } = step;
  if (step.type !== "function_call" || typeof text !== "string") return;
  delete step["text"];
  Object.assign(step, rest, { arguments: JSON.parse(text) as unknown });
}

export function toAnswer(interaction: Joined): Answer {
  const { steps, status, id, model, service_tier } = interaction;
  // the SDK adds the first: what the first of several requests had that it makes of one
  const { initial_input_tokens: _, ...usage } = interaction.usage ?? {};
  const texts = steps.flatMap((step) => (step.type === "model_output" ? (step.content ?? []) : []));
  return {
    text: texts.map((content) => (content.type === "text" ? content.text : "")).join(""),
    toolCalls: steps.flatMap((step) =>
      step.type === "function_call" ? [{ name: step.name, input: step.arguments }] : [],
    ),
    finishReason: status,
    usage: {
      input: usage.total_input_tokens ?? 0,
      output: (usage.total_output_tokens ?? 0) + (usage.total_thought_tokens ?? 0),
    },
    raw: { steps, status, usage, id, model, service_tier },
  };
}

export function toError(error: unknown): SDKError {
  if (error instanceof ApiError || !(error instanceof Error) || !("error" in error)) throw error;
  const { status, error: body } = error as InteractionsError;
  return { className: error.constructor.name, status, code: body?.error.code };
}

function toRow(className: string, status: number | undefined, code: string): SDKError {
  return { className, status, code };
}

function toParams({
  prompt = "Hello",
}: AskOptions): Interactions.CreateModelInteractionParamsNonStreaming {
  return {
    model: "gemini-3.5-flash",
    input: prompt,
    tools: offer("get_weather", "get_time"),
    generation_config: { thinking_summaries: "auto" },
  };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { fetch_options: { signal } }) };
}
