import type { SetupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import {
  errors,
  json,
  type LLMError,
  type LLMHandler,
  type Reply,
  sequence,
  toolCall,
} from "../../src/index.ts";

interface ToolCall {
  index?: number;
  id?: string | undefined;
  function?: { name?: string | undefined; arguments?: string | undefined } | undefined;
}

interface Said {
  content?: unknown;
  tool_calls?: ToolCall[] | null | undefined;
}

/** What all packages made by one generator read alike. */
interface Completion {
  choices: { message?: Said; finish_reason?: string | null }[];
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number } | null;
}

interface Chunk {
  choices: { delta?: Said; finish_reason?: string | null }[];
}

/** A vendor's own package for its chats; `create` is the package's, called as an app calls it. */
export interface ChatSDK {
  name: string;
  create(params: object, options?: { maxRetries: number }): Promise<unknown>;
  mock(reply?: Reply): LLMHandler;
  /** The class that a 429 is thrown as. */
  RateLimitError: abstract new (...args: never[]) => Error;
  /** @default true */
  hasTools?: boolean;
  /** In the provider's words. @default "stop" */
  stop?: string;
  /** What it tries again after. @default a 500 */
  retried?: { error: LLMError; status: number };
  /** Whether a request says which attempt it is. @default true */
  countsRetries?: boolean;
}

const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      parameters: { type: "object", properties: { city: { type: "string" } } },
    },
  },
];

const SCHEMA = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};

/** What an app that uses the vendor's own package does with any provider. */
export function testChatSDK(server: Pick<SetupServer, "use">, sdk: ChatSDK): void {
  const {
    mock,
    create,
    RateLimitError,
    hasTools = true,
    stop = "stop",
    countsRetries = true,
  } = sdk;
  const { retried = { error: errors.serverError(), status: 500 } } = sdk;
  const params = { model: "mock", messages: [{ role: "user", content: "Hello" }] };
  const ask = async (more: object = {}, maxRetries = 0): Promise<Completion> =>
    (await create({ ...params, ...more }, { maxRetries })) as Completion;
  const stream = async (more: object = {}): Promise<Said & { finishReason?: string }> =>
    joinChunks((await create({ ...params, ...more, stream: true })) as AsyncIterable<Chunk>);

  describe(sdk.name, () => {
    test("text", async () => {
      server.use(mock({ content: "Hi there", usage: { inputTokens: 10, outputTokens: 5 } }));
      const { choices, usage } = await ask();
      expect(choices[0]).toMatchObject({ message: { content: "Hi there" }, finish_reason: stop });
      expect(usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 });
    });

    test("a stream", async () => {
      server.use(mock("Hi there, you"));
      expect(await stream()).toMatchObject({ content: "Hi there, you", finishReason: stop });
    });

    test.runIf(hasTools)("a tool call, in a body and in a stream", async () => {
      server.use(mock(toolCall("get_weather", { city: "Oslo" }, { id: "call_1" })));
      const called = { name: "get_weather", arguments: '{"city":"Oslo"}' };
      const { choices } = await ask({ tools });
      expect(choices[0]?.message?.tool_calls).toMatchObject([{ id: "call_1", function: called }]);
      expect(choices[0]?.finish_reason).toBe("tool_calls");
      const streamed = await stream({ tools });
      expect(streamed.tool_calls).toMatchObject([{ id: "call_1", function: called }]);
      expect(streamed.finishReason).toBe("tool_calls");
    });

    test("an answer in a schema", async () => {
      const jsonSchema = { name: "city", strict: true, schema: SCHEMA };
      const format = { response_format: { type: "json_schema", json_schema: jsonSchema } };
      server.use(mock(json({ city: "Oslo" })));
      const { choices } = await ask(format);
      expect(JSON.parse(String(choices[0]?.message?.content))).toEqual({ city: "Oslo" });
    });

    test("an error of its own class, and a retry", async () => {
      server.use(mock(errors.rateLimit()));
      await expect(ask()).rejects.toBeInstanceOf(RateLimitError);
      const handler = mock(sequence(retried.error, "Fine"));
      server.use(handler);
      expect((await ask({}, 1)).choices[0]?.message?.content).toBe("Fine");
      expect(handler.calls.map(({ status, retry }) => [status, retry])).toEqual([
        [retried.status, 0],
        [200, countsRetries ? 1 : 0],
      ]);
    });
  });
}

/** What an app makes of a stream by hand. */
async function joinChunks(chunks: AsyncIterable<Chunk>): Promise<Said & { finishReason?: string }> {
  let content = "";
  let finishReason: string | undefined;
  const calls: Required<ToolCall>[] = [];
  for await (const { choices } of chunks) {
    const [choice] = choices;
    content += (choice?.delta?.content as string | null | undefined) ?? "";
    finishReason = choice?.finish_reason ?? finishReason;
    for (const { index = 0, id = "", function: called } of choice?.delta?.tool_calls ?? []) {
      const call = (calls[index] ??= { index, id, function: { name: "", arguments: "" } });
      call.function!.name += called?.name ?? "";
      call.function!.arguments += called?.arguments ?? "";
    }
  }
  return { content, tool_calls: calls, ...(finishReason && { finishReason }) };
}
