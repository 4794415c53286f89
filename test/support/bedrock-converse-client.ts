import {
  type BedrockRuntimeClient,
  BedrockRuntimeServiceException,
  ConverseCommand,
  type ContentBlock,
  type ConverseResponse,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  type Tool,
} from "@aws-sdk/client-bedrock-runtime";
import { llm } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";
import { BEDROCK_ERRORS } from "./bedrock-errors.ts";

const tools: Tool[] = ["get_weather", "get_time"].map((name) => ({
  toolSpec: { name, inputSchema: { json: { type: "object", properties: {} } } },
}));

export type GetClient = (maxRetries?: number) => BedrockRuntimeClient;

/** Converse and ConverseStream, asked through AWS's own package. */
export function createConverseClient(getClient: GetClient): Client {
  const send = ({ maxRetries, signal }: AskOptions) => ({
    client: getClient(maxRetries),
    options: signal ? { abortSignal: signal } : {},
  });

  async function* read(options: AskOptions): AsyncGenerator<ConverseStreamOutput> {
    // who stops reading has to abort: the SDK itself leaves the stream open
    const controller = new AbortController();
    const { client, options: http } = send({ signal: controller.signal, ...options });
    try {
      const { stream } = await client.send(new ConverseStreamCommand(toParams(options)), http);
      for await (const event of stream!) yield event;
    } finally {
      controller.abort();
    }
  }

  return {
    name: "bedrock.converse",
    mock: llm.bedrock.converse,
    async ask(options = {}) {
      const { client, options: http } = send(options);
      return toAnswer(await client.send(new ConverseCommand(toParams(options)), http));
    },
    stream: async (options = {}) => toAnswer(await collect(read(options))),
    async *deltas(options = {}) {
      for await (const { contentBlockDelta } of read(options)) {
        if (contentBlockDelta?.delta?.text) yield contentBlockDelta.delta.text;
      }
    },
    async object(schema) {
      const { client } = send({});
      const structure = { jsonSchema: { schema: JSON.stringify(schema) } };
      const outputConfig = { textFormat: { type: "json_schema" as const, structure } };
      const answer = await client.send(new ConverseCommand({ ...toParams({}), outputConfig }));
      return JSON.parse(toAnswer(answer).text) as unknown;
    },
    toError,
    finishReasons: { stop: "end_turn", toolCalls: "tool_use" },
    errors: BEDROCK_ERRORS,
    midStream: {
      className: "ServiceUnavailableException",
      status: undefined,
      code: "ServiceUnavailableException",
    },
  };
}

function toParams({ prompt = "Hello" }: AskOptions) {
  return {
    modelId: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    messages: [{ role: "user" as const, content: [{ text: prompt }] }],
    toolConfig: { tools },
  };
}

export function toError(error: unknown): SDKError {
  if (!(error instanceof BedrockRuntimeServiceException)) throw error;
  const className = error.constructor.name;
  return {
    className,
    status: (error.$metadata as typeof error.$metadata | undefined)?.httpStatusCode,
    code: error.name,
  };
}

/** The stream put together as the answer in one body: the SDK has no helper for it. */
export async function collect(
  events: AsyncIterable<ConverseStreamOutput>,
): Promise<ConverseResponse> {
  const blocks: Record<string, unknown>[] = [];
  const response: Partial<ConverseResponse> = {};
  for await (const { contentBlockStart, contentBlockDelta, ...event } of events) {
    if (contentBlockStart) {
      blocks[contentBlockStart.contentBlockIndex!] = openBlock(contentBlockStart.start ?? {});
    }
    if (contentBlockDelta) {
      const block = (blocks[contentBlockDelta.contentBlockIndex!] ??= {});
      addDelta(block, contentBlockDelta.delta ?? {});
    }
    if (event.messageStop) Object.assign(response, event.messageStop);
    if (event.metadata) Object.assign(response, event.metadata);
  }
  const content = blocks.map(closeBlock) as unknown as ContentBlock[];
  return { ...response, output: { message: { role: "assistant", content } } } as ConverseResponse;
}

function openBlock(start: object): Record<string, unknown> {
  const [[kind, value] = ["", {}]] = Object.entries(start);
  return kind === "" ? {} : { [kind]: { ...(value as object), input: "" } };
}

type Fields = Record<string, unknown>;

function addDelta(block: Fields, delta: object): void {
  const { text, toolUse, toolResult, reasoningContent, citation } = delta as Fields;
  if (text !== undefined) block["text"] = join(block["text"], text);
  if (toolUse) append(block, "toolUse", toolUse as Fields);
  if (reasoningContent) append(block, "reasoningContent", reasoningContent as Fields);
  if (toolResult) block["toolResult"] = { ...(block["toolResult"] as Fields), content: toolResult };
  if (citation) block["citations"] = [...((block["citations"] as unknown[]) ?? []), citation];
  if ((delta as Fields)["image"]) {
    block["image"] = { ...(block["image"] as Fields), ...((delta as Fields)["image"] as Fields) };
  }
}

function append(block: Fields, kind: string, fields: Fields): void {
  const own = (block[kind] ??= {}) as Fields;
  for (const [name, value] of Object.entries(fields)) own[name] = join(own[name], value);
}

function join(before: unknown, more: unknown): unknown {
  return typeof more === "string" && typeof before === "string" ? before + more : more;
}

/** As the body has it: arguments parsed, thoughts and citations in blocks of their own. */
function closeBlock({ text, citations, ...block }: Fields): Fields {
  if (citations)
    return { citationsContent: { citations, ...(text ? { content: [{ text }] } : {}) } };
  if (text !== undefined) return { text };
  const { toolUse, reasoningContent, toolResult, image } = block as Record<string, Fields>;
  if (toolUse) {
    return { toolUse: { ...toolUse, input: JSON.parse((toolUse["input"] as string) || "{}") } };
  }
  if (reasoningContent?.["redactedContent"] !== undefined) return { reasoningContent };
  if (reasoningContent)
    return { reasoningContent: { reasoningText: { text: "", ...reasoningContent } } };
  const { input: _, ...rest } = (toolResult ?? image)!;
  return { [toolResult ? "toolResult" : "image"]: rest };
}

export function toAnswer({ output, stopReason, usage, ...rest }: ConverseResponse): Answer {
  const { $metadata: _, ...raw } = rest as typeof rest & { $metadata?: unknown };
  const content = output?.message?.content ?? [];
  return {
    text: content.map((block) => block.text ?? "").join(""),
    toolCalls: content.flatMap(({ toolUse }) =>
      toolUse ? [{ name: toolUse.name!, input: toNumbers(toolUse.input) }] : [],
    ),
    finishReason: stopReason,
    usage: { input: usage?.inputTokens ?? 0, output: usage?.outputTokens ?? 0 },
    raw: { content: toNumbers(content), stopReason, usage, ...raw },
  };
}

/** The SDK reads large integers of a body as BigInt. */
function toNumbers(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(toNumbers);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const members = Object.entries(value).map(([key, member]) => [key, toNumbers(member)] as const);
  return Object.fromEntries(members);
}
