import { callTools, llm, script, toolCall } from "msw-llm";
import { expect, test } from "vitest";
import { server } from "./setup.ts";
import { askAgent } from "./weather-agent.ts";

test("calls the tool, and answers with what it said", async () => {
  const mock = llm.openai(
    script([
      {
        when: { user: /Oslo/, tool: "get_weather" },
        reply: toolCall("get_weather", { city: "Oslo" }),
      },
      { when: { toolResult: "get_weather" }, reply: "Take a jacket." },
    ]),
  );
  server.use(mock);
  expect(await askAgent("What do I wear in Oslo?")).toBe("Take a jacket.");
  expect(mock).toHaveReceivedToolResult("get_weather", "It is 18 °C and cloudy in Oslo.");
});

test("needs no script: callTools() calls each tool once", async () => {
  const mock = llm.openai(callTools());
  server.use(mock);
  expect(await askAgent("What do I wear?")).toBe("This is a mock request");
  expect(mock.calls.map(({ finishReason }) => finishReason)).toEqual(["tool-calls", "stop"]);
});
