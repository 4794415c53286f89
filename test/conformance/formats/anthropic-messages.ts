import type { Format } from "../measure/endpoint.ts";

interface JSONObject {
  type?: string;
  [field: string]: unknown;
}

interface Event {
  type: string;
  index?: number;
  message?: JSONObject;
  content_block?: JSONObject;
  delta?: JSONObject;
  usage?: JSONObject;
}

/** How answers of Anthropic's Messages are read. */
export const messages: Format = { toScript, join, ask };

/** Event types and the kinds of blocks and deltas; a ping may come at any time. */
function toScript(payloads: unknown[]): string[] {
  return (payloads as Event[])
    .filter(({ type }) => type !== "ping")
    .map(({ type, content_block, delta }) => {
      return `${type} ${content_block?.type ?? delta?.type ?? ""}`;
    });
}

/** The body that the same answer would have been. */
function join(payloads: unknown[]): unknown {
  let message: JSONObject = {};
  const content: JSONObject[] = [];
  for (const { type, index = 0, ...event } of payloads as Event[]) {
    if (type === "message_start") message = { ...event.message };
    else if (type === "content_block_start") content[index] = { ...event.content_block };
    else if (type === "content_block_delta") addDelta(content[index]!, event.delta!);
    else if (type === "content_block_stop") endBlock(content[index]!);
    else if (type === "message_delta") {
      const { type: _, delta, ...rest } = { type, ...event };
      const usage = { ...(message["usage"] as JSONObject), ...event.usage };
      message = { ...message, ...rest, ...delta, usage };
    }
  }
  return { ...message, content };
}

function ask(answer: Record<string, unknown>, isStream: boolean): ReturnType<Format["ask"]> {
  const messages = [{ role: "user", content: "Hello" }];
  return {
    url: "https://api.anthropic.com/v1/messages",
    body: { model: answer["model"], max_tokens: 1024, messages, stream: isStream },
  };
}

const INPUT = Symbol("input");

type Block = JSONObject & { [INPUT]?: string };

/** The last field of a delta is what it adds. */
function addDelta(block: Block, { type, ...added }: JSONObject): void {
  if (type === "input_json_delta") {
    block[INPUT] = (block[INPUT] ?? "") + String(added["partial_json"]);
  } else if (type === "citations_delta") {
    block["citations"] = [...((block["citations"] as unknown[]) ?? []), added["citation"]];
  } else {
    for (const [key, value] of Object.entries(added)) {
      const known = block[key];
      block[key] = typeof known === "string" && typeof value === "string" ? known + value : value;
    }
  }
}

function endBlock(block: Block): void {
  const { [INPUT]: input } = block;
  delete block[INPUT];
  if (input) block["input"] = JSON.parse(input);
}
