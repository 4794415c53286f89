import {
  APICallError,
  generateObject,
  generateText,
  type LanguageModel,
  streamText,
  tool,
} from "ai";
import type { SetupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errors, json, type LLMHandler, type Reply, sequence, toolCall } from "../../src/index.ts";

/** A provider of the AI SDK, and the endpoint that it asks. */
export interface AISDKClient {
  name: string;
  model: () => LanguageModel;
  mock(reply?: Reply): LLMHandler;
  /** Whether its models answer in a schema. @default true */
  hasObjects?: boolean;
  /** Whether its models call tools. @default true */
  hasTools?: boolean;
  /** Why an answer that calls a tool ended. @default "tool-calls" */
  toolFinish?: string;
  /** The message of a wrong key, as the provider has it. */
  invalidKey: RegExp;
  /** Whether an error is of the class that it throws. @default whether it is an `APICallError` */
  isOwnError?: (error: unknown) => boolean;
}

const getWeather = tool({
  description: "The weather in a city",
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => `Rain in ${city}`,
});

/** What an app that uses the AI SDK does with any provider. */
export function testAISDK(server: Pick<SetupServer, "use">, client: AISDKClient): void {
  const {
    mock,
    hasObjects = true,
    hasTools = true,
    invalidKey,
    toolFinish = "tool-calls",
  } = client;
  const { isOwnError = (error: unknown) => APICallError.isInstance(error) } = client;
  const ask = (): { model: LanguageModel; prompt: string } => ({
    model: client.model(),
    prompt: "Hello",
  });

  describe(client.name, () => {
    test("text", async () => {
      server.use(mock({ content: "Hi there", usage: { inputTokens: 10, outputTokens: 5 } }));
      const { text, finishReason, usage } = await generateText(ask());
      expect({ text, finishReason }).toEqual({ text: "Hi there", finishReason: "stop" });
      expect(usage).toMatchObject({ inputTokens: 10, outputTokens: 5 });
    });

    test("a stream", async () => {
      server.use(mock({ content: "Hi there, you", usage: { inputTokens: 10, outputTokens: 5 } }));
      const result = streamText(ask());
      const deltas: string[] = [];
      for await (const delta of result.textStream) deltas.push(delta);
      expect(deltas.join("")).toBe("Hi there, you");
      expect(deltas.length).toBeGreaterThan(1);
      expect(await result.finishReason).toBe("stop");
      expect(await result.usage).toMatchObject({ inputTokens: 10, outputTokens: 5 });
    });

    test.runIf(hasTools)("a tool call, in a body and in a stream", async () => {
      const handler = mock(toolCall("get_weather", { city: "Oslo" }));
      server.use(handler);
      const tools = { get_weather: getWeather };
      const { toolCalls, finishReason } = await generateText({ ...ask(), tools });
      expect(finishReason).toBe(toolFinish);
      expect(toolCalls).toMatchObject([{ toolName: "get_weather", input: { city: "Oslo" } }]);
      const streamed = streamText({ ...ask(), tools });
      expect(await streamed.toolCalls).toMatchObject([{ input: { city: "Oslo" } }]);
      expect(handler.calls.map(({ stream }) => stream)).toEqual([false, true]);
    });

    test.runIf(hasObjects)("an object", async () => {
      server.use(mock(json({ city: "Oslo", degrees: 7 })));
      const schema = z.object({ city: z.string(), degrees: z.number() });
      const { object } = await generateObject({ ...ask(), schema });
      expect(object).toEqual({ city: "Oslo", degrees: 7 });
    });

    test("an error, and a retry", async () => {
      server.use(mock(errors.invalidApiKey()));
      const error: unknown = await generateText(ask()).catch((reason: unknown) => reason);
      expect(isOwnError(error)).toBe(true);
      expect((error as Error).message).toMatch(invalidKey);
      const handler = mock(sequence(errors.rateLimit(), "Fine"));
      server.use(handler);
      expect((await generateText(ask())).text).toBe("Fine");
      expect(handler.calls.map(({ status }) => status)).toEqual([429, 200]);
    });
  });
}
