// Every chat model of LangChain's that asks a provider of the pack, as an app asks it.
import { tool } from "@langchain/core/tools";
import { callTools, errors, sequence } from "msw-llm";
import { setupLLM } from "msw-llm/vitest";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { EMBEDDINGS, MODELS } from "./langchain-models.mjs";

const server = setupLLM();

// a new one each time: ChatCohere writes into the schema that LangChain keeps of it
const createCity = () => z.object({ city: z.string() });
const createTool = () =>
  tool(({ city }) => `Sunny in ${city}`, {
    name: "get_weather",
    description: "What the weather is like",
    schema: createCity(),
  });

/** A stream's chunks, put together by LangChain. */
async function collect(stream) {
  const chunks = [];
  for await (const chunk of await stream) chunks.push(chunk);
  return { count: chunks.length, message: chunks.reduce((whole, chunk) => whole.concat(chunk)) };
}

describe.each(MODELS)("$name", ({ mock, create, lacks }) => {
  test("answers", async () => {
    server.use(mock("Hello there, world"));
    const { text, usage_metadata: usage } = await create().invoke("Hi");
    expect(text).toBe("Hello there, world");
    if (!lacks.includes("usage"))
      expect(usage.total_tokens).toBe(usage.input_tokens + usage.output_tokens);
  });

  test("streams", async () => {
    server.use(mock("Hello there, world"));
    const { count, message } = await collect(create().stream("Hi"));
    expect(message.text).toBe("Hello there, world");
    expect(count).toBeGreaterThan(2);
  });

  test.skipIf(lacks.includes("tools"))("calls tools", async () => {
    server.use(mock(callTools()));
    const weather = createTool();
    const model = create().bindTools([weather]);
    const asked = await model.invoke("Weather?");
    expect(asked.tool_calls).toMatchObject([{ name: "get_weather", args: { city: "city" } }]);
    const result = await weather.invoke(asked.tool_calls[0]);
    const { text } = await model.invoke([["human", "Weather?"], asked, result]);
    expect(text).toBe("This is a mock request");
    expect(server.calls.at(-1).toolResults).toMatchObject([{ toolName: "get_weather" }]);
  });

  test.skipIf(lacks.some((lack) => /tools/i.test(lack)))("calls tools in a stream", async () => {
    server.use(mock(callTools()));
    const { message } = await collect(create().bindTools([createTool()]).stream("Weather?"));
    expect(message.tool_calls).toMatchObject([{ name: "get_weather", args: { city: "city" } }]);
  });

  test.skipIf(lacks.includes("schemas"))("answers to a schema", async () => {
    const model = create().withStructuredOutput(createCity());
    expect(await model.invoke("Which city? Answer in JSON.")).toEqual({ city: "city" });
  });

  test.skipIf(lacks.includes("retries"))("tries again", async () => {
    server.use(mock(sequence(errors.overloaded(), "Hello")));
    expect((await create().invoke("Hi")).text).toBe("Hello");
  });

  test("tells an error", async () => {
    server.use(mock(errors.badRequest("no such thing")));
    await expect(create().invoke("Hi")).rejects.toThrow(/no such thing|400/);
  });
});

test.each(EMBEDDINGS)("%s embeds", async (_, create) => {
  const vectors = await create().embedDocuments(["a", "b"]);
  expect(vectors).toHaveLength(2);
  expect(await create().embedQuery("b")).toEqual(vectors[1]);
});
