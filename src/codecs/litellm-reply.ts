import type { EmbeddingCall } from "../embedding-model/call.ts";
import { type LLMError, llmError } from "../errors.ts";
import { faults } from "../faults.ts";
import type { Call } from "../language-model/call.ts";
import type { ToolCallPart } from "../language-model/prompt.ts";
import type { ReplyValue } from "../reply/reply.ts";
import { sleep } from "../stream/host.ts";
import { parseArguments, toObject, toObjects, toText, toWords } from "./read.ts";

const DEFAULT_TEXT = "This is a mock request";

/**
 * What a LiteLLM proxy answers by itself: a request's own mock fields shape its default reply, and that alone. A reply
 * that a test gives, or a setting, wins over them.
 *
 * Order and messages are those of `mock_completion` in litellm/main.py; tool calls end as a model ends them, which
 * LiteLLM's mock does not. `validateMocks` has refused what is not honoured.
 *
 * @see https://docs.litellm.ai/docs/completion/mock_requests
 */
export async function replyAsLiteLLM(call: Call): Promise<ReplyValue> {
  const {
    mock_response: response,
    mock_tool_calls: toolCalls,
    mock_delay: delay,
    mock_timeout: isTimeout,
    timeout,
  } = toObject(call.body);
  if (isTimeout === true) return await after(Number(toWords(timeout)) || 0, TIMEOUT, call.signal);
  const error = typeof response === "string" ? toError(response) : undefined;
  if (error) return error;
  const reply = toReply(response, toObjects(toolCalls));
  return typeof delay === "number" ? await after(delay, reply, call.signal) : reply;
}

/** `mock_response` of an embedding: one vector for every input; `undefined` where there is none. */
export function embedAsLiteLLM({ body, values }: EmbeddingCall): number[][] | LLMError | undefined {
  const { mock_response: response } = toObject(body);
  if (response === "error") {
    return llmError("server-error", { message: "litellm.APIConnectionError: Mock error" });
  }
  return Array.isArray(response) ? values.map(() => response as number[]) : undefined;
}

const TIMEOUT = llmError("custom", {
  status: 408,
  message: "litellm.Timeout: This is a mock timeout error",
});

/** Anthropic's status for an overloaded model, which is what LiteLLM plays here. */
const MID_STREAM = llmError("custom", {
  status: 529,
  message: "litellm.MidStreamFallbackError: This is a mock error raised mid-stream",
});

/** Errors are raised at once, before any delay. */
function toError(name: string): LLMError | undefined {
  if (name === "litellm.RateLimitError") {
    const message = "litellm.RateLimitError: this is a mock rate limit error";
    return llmError("rate-limit", { message });
  }
  if (name === "litellm.ContextWindowExceededError") {
    const message =
      "litellm.ContextWindowExceededError: litellm.BadRequestError: this is a mock context window exceeded error";
    return llmError("context-length-exceeded", { message });
  }
  if (name === "litellm.InternalServerError") {
    const message = "litellm.InternalServerError: this is a mock internal server error";
    return llmError("server-error", { message });
  }
  if (!name.startsWith("Exception: content_filter_policy")) return undefined;
  const message = `litellm.ContentPolicyViolationError: AzureException - ${name}`;
  return llmError("content-filtered", { message });
}

function toReply(response: unknown, toolCalls: Record<string, unknown>[]): ReplyValue {
  if (toolCalls.length > 0) return toolCalls.map(toToolCall);
  if (typeof response !== "string") return DEFAULT_TEXT;
  return response.startsWith("Exception: mock_streaming_error")
    ? [DEFAULT_TEXT, MID_STREAM]
    : response;
}

function toToolCall({ id, function: details }: Record<string, unknown>): ToolCallPart {
  const { name, arguments: input } = toObject(details);
  return {
    type: "tool-call",
    toolCallId: toText(id),
    toolName: toText(name),
    input: parseArguments(input),
  };
}

/** A client that gives up gets no answer at all. */
async function after(seconds: number, reply: ReplyValue, signal: AbortSignal): Promise<ReplyValue> {
  try {
    await sleep(seconds * 1000, signal);
    return reply;
  } catch {
    return faults.hang();
  }
}
