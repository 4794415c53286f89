import type { Cohere, CohereClientV2 } from "cohere-ai";
import type { Answer, AskOptions, Client } from "../contract/client.ts";
import { BrokenStream, COHERE_ERRORS, toError } from "./cohere-errors.ts";

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function" as const,
  function: { name, parameters: { type: "object", properties: {} } },
}));

export function toParams(prompt = "Hello") {
  return {
    model: "command-a-03-2025",
    messages: [{ role: "user" as const, content: prompt }],
    tools,
  };
}

/** Version 2 of the chat, asked through Cohere's own SDK. */
export function createCohereClient({
  getClient,
  ...own
}: Pick<Client, "name" | "mock"> & { getClient: () => CohereClientV2 }): Client {
  return {
    ...own,
    ask: async ({ prompt, ...options } = {}) =>
      toAnswer(await getClient().chat(toParams(prompt), toRequest(options))),
    async stream({ prompt, ...options } = {}) {
      return toAnswer(
        await collect(await getClient().chatStream(toParams(prompt), toRequest(options))),
      );
    },
    async *deltas({ prompt, ...options } = {}) {
      const events = await getClient().chatStream(toParams(prompt), toRequest(options));
      for await (const event of events) {
        if (event.type === "content-delta") yield event.delta?.message?.content?.text ?? "";
        if (event.type === "message-end") checkEnd(event);
      }
    },
    async object(schema) {
      const params = { ...toParams(), tools: [] };
      const responseFormat = { type: "json_object" as const, jsonSchema: schema };
      const answer = await getClient().chat({ ...params, responseFormat }, toRequest({}));
      return JSON.parse(toAnswer(answer).text) as unknown;
    },
    toError,
    errors: COHERE_ERRORS,
    midStream: { className: "BrokenStream", status: undefined, code: undefined },
    finishReasons: { stop: "COMPLETE", toolCalls: "TOOL_CALL" },
  };
}

export function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { abortSignal: signal }) };
}

type End = Cohere.V2ChatStreamResponse.MessageEnd;

function checkEnd({ delta }: End): void {
  if (delta?.finishReason === "ERROR") throw new BrokenStream(delta.error);
}

/** What a stream said so far. */
interface Collected {
  id: string;
  content: Cohere.AssistantMessageResponseContentItem[];
  toolPlan: string;
  toolCalls: Cohere.ToolCallV2[];
  citations: Cohere.Citation[];
  end: End["delta"];
}

type Event = Cohere.V2ChatStreamResponse;

/** The SDK has no helper that puts a stream together. */
export async function collect(events: AsyncIterable<Event>): Promise<Cohere.V2ChatResponse> {
  const collected: Collected = {
    id: "",
    content: [],
    toolPlan: "",
    toolCalls: [],
    citations: [],
    end: undefined,
  };
  for await (const event of events) {
    if (event.type === "message-start") collected.id = event.id ?? "";
    if (event.type === "message-end") {
      checkEnd(event);
      collected.end = event.delta;
    }
    addContent(event, collected);
    addTools(event, collected);
  }
  const { id, content, toolPlan, toolCalls, citations, end } = collected;
  return {
    id,
    finishReason: end!.finishReason!,
    usage: end!.usage!,
    message: {
      role: "assistant",
      ...(content.length > 0 && { content }),
      ...(toolPlan !== "" && { toolPlan }),
      ...(toolCalls.length > 0 && { toolCalls }),
      ...(citations.length > 0 && { citations }),
    },
  };
}

function addContent(event: Event, { content, citations }: Collected): void {
  if (event.type === "content-start") {
    const isThought = event.delta?.message?.content?.type === "thinking";
    content.push(isThought ? { type: "thinking", thinking: "" } : { type: "text", text: "" });
  } else if (event.type === "content-delta") {
    const block = content[event.index ?? 0]!;
    const delta = event.delta?.message?.content;
    if (block.type === "text") block.text += delta?.text ?? "";
    else block.thinking += delta?.thinking ?? "";
  } else if (event.type === "citation-start") {
    citations.push(event.delta!.message!.citations!);
  }
}

function addTools(event: Event, collected: Collected): void {
  if (event.type === "tool-plan-delta") {
    collected.toolPlan += event.delta?.message?.toolPlan ?? "";
  } else if (event.type === "tool-call-start") {
    collected.toolCalls.push(structuredClone(event.delta!.message!.toolCalls!));
  } else if (event.type === "tool-call-delta") {
    collected.toolCalls[event.index ?? 0]!.function!.arguments +=
      event.delta?.message?.toolCalls?.function?.arguments ?? "";
  }
}

export function toAnswer(response: Cohere.V2ChatResponse): Answer {
  const { content = [], toolCalls = [] } = response.message;
  return {
    text: content.map((block) => (block.type === "text" ? block.text : "")).join(""),
    toolCalls: toolCalls.map(({ function: called }) => ({
      name: called?.name ?? "",
      input: JSON.parse(called?.arguments || "{}") as unknown,
    })),
    finishReason: response.finishReason,
    usage: {
      input: response.usage?.tokens?.inputTokens ?? 0,
      output: response.usage?.tokens?.outputTokens ?? 0,
    },
    raw: response,
  };
}
