import {
  type AbortableAsyncIterator,
  type ChatResponse,
  type GenerateResponse,
  Ollama,
} from "ollama";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";

/** Built when it is asked: the SDK takes the `fetch` that is there then, and has no other way to give a signal. */
export function createOllama({ signal }: AskOptions = {}, host?: string): Ollama {
  const own: typeof fetch = (input, init) => fetch(input, { ...init, ...(signal && { signal }) });
  return new Ollama({ fetch: own, ...(host !== undefined && { host }) });
}

export const OLLAMA_ERRORS: Client["errors"] = {
  rateLimit: failed(429),
  overloaded: failed(503),
  insufficientQuota: failed(429),
  invalidApiKey: failed(401),
  permissionDenied: failed(403),
  modelNotFound: failed(404),
  badRequest: failed(400),
  contextLengthExceeded: failed(400),
  contentFiltered: failed(400),
  serverError: failed(500),
  unavailable: failed(503),
  gatewayTimeout: failed(504),
  custom: failed(418),
};

/** An error in a line is a plain one, without a status. */
export const OLLAMA_MID_STREAM: SDKError = {
  className: "Error",
  status: undefined,
  code: undefined,
};

export function toOllamaError(error: unknown): SDKError {
  const { constructor, status_code: status } = error as Error & { status_code?: number };
  return { className: constructor.name, status, code: undefined };
}

/** The SDK tries once; an app that wants more has a loop. */
export async function withRetries<T>(
  { maxRetries = 0 }: AskOptions,
  send: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const { status = 0 } = toOllamaError(error);
      if (attempt >= maxRetries || (status !== 429 && status < 500)) throw error;
    }
  }
}

/** Aborts where its reader stops, which leaving the loop alone does not. */
export async function* abortAtEnd<T extends object>(
  stream: AbortableAsyncIterator<T>,
): AsyncIterable<T> {
  try {
    yield* stream;
  } finally {
    stream.abort();
  }
}

export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** A stream as one answer: texts and calls add up, and the last line tells the rest. */
export async function joinChat(stream: AsyncIterable<ChatResponse>): Promise<ChatResponse> {
  let content = "";
  let thinking = "";
  const calls: NonNullable<ChatResponse["message"]["tool_calls"]> = [];
  let last: ChatResponse | undefined;
  for await (const line of stream) {
    content += line.message.content;
    thinking += line.message.thinking ?? "";
    calls.push(...(line.message.tool_calls ?? []));
    last = line;
  }
  const message = {
    role: "assistant",
    content,
    ...(thinking !== "" && { thinking }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  return { ...last!, message };
}

export async function joinGenerate(
  stream: AsyncIterable<GenerateResponse>,
): Promise<GenerateResponse> {
  let response = "";
  let thinking = "";
  let last: GenerateResponse | undefined;
  for await (const line of stream) {
    response += line.response ?? "";
    thinking += line.thinking ?? "";
    last = line;
  }
  return { ...last!, response, ...(thinking !== "" && { thinking }) };
}

export function toOllamaAnswer(response: ChatResponse | GenerateResponse, text: string): Answer {
  const calls = ("message" in response && response.message.tool_calls) || [];
  return {
    text,
    toolCalls: calls.map(({ function: { name, arguments: input } }) => ({ name, input })),
    finishReason: response.done_reason,
    usage: { input: response.prompt_eval_count, output: response.eval_count },
    raw: response,
  };
}

function failed(status: number): SDKError {
  return { className: "ResponseError", status, code: undefined };
}
