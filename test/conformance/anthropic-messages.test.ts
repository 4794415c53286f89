import { expect, test } from "vitest";
import { llm, type Reply } from "../../src/index.ts";
import { reasoning, text, toolCall } from "../../src/reply/parts.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings, type Recording } from "./recordings.ts";

const messages = readRecordings("anthropic", "POST /v1/messages");

interface Block {
  type: string;
  [field: string]: unknown;
}

interface Body {
  id: string;
  model: string;
  content: Block[];
  stop_reason: string;
  usage: Record<string, number>;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Blocks that are parts of a reply; the round trip has all others. */
const KINDS = new Set(["text", "thinking", "redacted_thinking", "tool_use"]);
const answered = messages.filter(({ response }) => {
  const content = (response.body as Body | undefined)?.content;
  return (
    response.status === 200 &&
    content?.every((block) => KINDS.has(block.type) && !("citations" in block))
  );
});
const bodies = messages.flatMap(({ response }) =>
  response.status === 200 && response.body !== undefined ? [response.body] : [],
);

test.for(answered)("$file is answered with its own answer", async (recording) => {
  const recorded = recording.response.body as Body;
  const { content, ...answer } = (await (await send(recording, toReply(recorded))).json()) as Body;
  const { usage } = answer;
  expect(answer).toMatchObject({
    id: recorded.id,
    type: "message",
    role: "assistant",
    model: recorded.model,
    stop_reason: recorded.stop_reason,
    stop_sequence: null,
  });
  expect(content).toMatchObject(recorded.content);
  for (const name of ["input_tokens", "output_tokens", "cache_read_input_tokens"]) {
    if (name in recorded.usage) expect(usage[name]).toBe(recorded.usage[name]);
  }
});

test.skipIf(!hasRecordings)(
  "a body has no key that no recording has, and all that all have",
  async () => {
    const known = new Set(bodies.flatMap((body) => [...keyPaths(body)]));
    const [first, ...others] = bodies.map((body) => keyPaths(body));
    const shared = [...first!].filter((path) => others.every((paths) => paths.has(path)));
    for (const recording of answered) {
      const response = await send(recording, toReply(recording.response.body as Body));
      const paths = keyPaths(withoutInputs((await response.json()) as Body));
      expect([...paths].filter((path) => !known.has(path))).toEqual([]);
      expect(shared.filter((path) => !paths.has(path))).toEqual([]);
    }
  },
);

/** What tools are called with is the model's own. */
function withoutInputs({ content, ...body }: Body): object {
  return {
    ...body,
    content: content.map((block) => ("input" in block ? { ...block, input: {} } : block)),
  };
}

test.skipIf(!hasRecordings)("streams come in an order that was recorded", async () => {
  const recorded = messages.flatMap(({ response }) =>
    response.sse === undefined ? [] : [JSON.stringify(toScript(response.sse))],
  );
  const replies: Reply[] = [
    "Hello there",
    toolCall("sum", { a: 1 }),
    [reasoning("Hm."), "Hello there"],
  ];
  for (const reply of replies) {
    const body = { model: "claude-sonnet-5", max_tokens: LIMIT, messages: HELLO, stream: true };
    const response = await post(llm.anthropic.messages(reply, UNCHECKED), body);
    expect(recorded).toContain(JSON.stringify(toScript(await response.text())));
  }
});

const HELLO = [{ role: "user", content: "Hello" }];

/** Event types and the kinds of blocks and deltas, runs folded. */
function toScript(sse: string): string[] {
  const script: string[] = [];
  for (const [, event = "", data = ""] of sse.matchAll(/^event: (.*)\ndata: (.*)$/gm)) {
    const { content_block, delta } = JSON.parse(data) as { content_block?: Block; delta?: Block };
    const step = [event, content_block?.type ?? delta?.type ?? ""].join(" ");
    if (script.at(-1) !== step) script.push(step);
  }
  return script;
}

const FINISH_REASONS = {
  end_turn: "stop",
  max_tokens: "length",
  tool_use: "tool-calls",
  refusal: "content-filter",
} as const;

function toReply({ id, model, content, stop_reason, usage }: Body): Reply {
  const { cache_read_input_tokens: cacheRead = 0, cache_creation_input_tokens: cacheWrite = 0 } =
    usage;
  const total = usage["input_tokens"]! + cacheRead + cacheWrite;
  return {
    id,
    modelId: model,
    content: content.map(toPart),
    finishReason: FINISH_REASONS[stop_reason as keyof typeof FINISH_REASONS],
    usage: { inputTokens: { total, cacheRead, cacheWrite }, outputTokens: usage["output_tokens"]! },
  };
}

function toPart({ type, ...block }: Block) {
  if (type === "text") return text(String(block["text"]));
  if (type === "tool_use") {
    return toolCall(String(block["name"]), block["input"], { id: String(block["id"]) });
  }
  const { thinking = "", signature, data } = block as Record<string, string | undefined>;
  return reasoning(thinking, {
    ...(signature && { signature }),
    ...(data && { redactedData: data }),
  });
}

/** A recorded answer need not be one to the request that stands for a lost one. */
const UNCHECKED = { validate: { replies: false } };

/** Tokens are not counted here as they were there. */
const LIMIT = 1_000_000;

/** A request that was not kept is any. */
function send({ request }: Recording, reply: Reply): Promise<Response> {
  const asked = isObject(request?.body) ? request.body : { model: "m", messages: HELLO };
  const body = { ...asked, stream: false, max_tokens: LIMIT };
  return post(llm.anthropic.messages(reply, UNCHECKED), body);
}

function post(handler: ReturnType<typeof llm>, body: object): Promise<Response> {
  const url = "https://api.anthropic.com/v1/messages?beta=true";
  return createCheckedFetch(handler)(url, { method: "POST", body: JSON.stringify(body) });
}
