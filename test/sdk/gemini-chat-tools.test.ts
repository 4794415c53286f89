import type { FunctionCall, GenerateContentResponse } from "@google/genai";
import { expect, test } from "vitest";
import { llm, reasoning, type Reply, sequence, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, offer } from "./gemini-client.ts";

const server = usePack();

interface Heard {
  text: string;
  functionCalls: FunctionCall[];
}

async function hear(stream: Promise<AsyncIterable<GenerateContentResponse>>): Promise<Heard> {
  const heard: Heard = { text: "", functionCalls: [] };
  for await (const chunk of await stream) {
    for (const { text, thought, functionCall } of chunk.candidates?.[0]?.content?.parts ?? []) {
      if (!thought) heard.text += text ?? "";
      if (functionCall) heard.functionCalls.push(functionCall);
    }
  }
  return heard;
}

const a = toolCall("a", { x: 1 });
const b = toolCall("b", { y: 2 });

interface Loop {
  name: string;
  reply: Reply;
  called: string[];
}

const loops: Loop[] = [
  { name: "one call", reply: a, called: ["a"] },
  { name: "two parallel calls", reply: [a, b], called: ["a", "b"] },
  { name: "a text and a call", reply: ["Let me look.", a], called: ["a"] },
  { name: "reasoning and a call", reply: [reasoning("Hm."), a], called: ["a"] },
];

const CASES = ["gemini-2.5-flash", "gemini-3-pro"].flatMap((model) =>
  loops.map((loop) => ({ ...loop, model })),
);

// the SDK keeps a content of the model for each chunk, the empty text of the last one included
test.for(CASES)("a streamed chat with tools, $model: $name", async ({ model, reply, called }) => {
  const mock = llm.gemini.generateContent(sequence(reply, "Done"));
  server.use(mock);
  const config = { tools: offer("a", "b"), thinkingConfig: { includeThoughts: true } };
  const chat = ai.chats.create({ model, config });
  const { functionCalls } = await hear(chat.sendMessageStream({ message: "Go" }));
  expect(functionCalls.map(({ name }) => name)).toEqual(called);
  const message = called.map((name) => ({ functionResponse: { name, response: {} } }));
  expect((await hear(chat.sendMessageStream({ message }))).text).toBe("Done");
  expect(mock.calls[1]?.toolResults.map(({ toolName }) => toolName)).toEqual(called);
});

test("a second loop in the same chat is counted for itself", async () => {
  const mock = llm.gemini.generateContent(sequence([a, b], a, "Done"));
  server.use(mock);
  const chat = ai.chats.create({ model: "gemini-3-pro", config: { tools: offer("a", "b") } });
  await hear(chat.sendMessageStream({ message: "Go" }));
  const [first, second] = ["a", "b"].map((name) => ({ functionResponse: { name, response: {} } }));
  await hear(chat.sendMessageStream({ message: [first!, second!] }));
  expect((await hear(chat.sendMessageStream({ message: [first!] }))).text).toBe("Done");
  await expect(chat.sendMessageStream({ message: [first!] })).rejects.toThrow(
    "Please ensure that function response turn comes immediately after a function call turn.",
  );
});
