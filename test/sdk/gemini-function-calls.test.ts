import { FinishReason, type GenerateContentResponse, type Part } from "@google/genai";
import { expect, test } from "vitest";
import { llm, reasoning, type Reply, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, offer } from "./gemini-client.ts";

const server = usePack();
const contents = "Weather in Oslo?";
const config = { tools: offer("get_weather", "get_time") };

function toParts({ candidates }: GenerateContentResponse): Part[] {
  return candidates?.[0]?.content?.parts ?? [];
}

/** Without the empty text of the last chunk. */
async function stream(model: string): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const chunk of await ai.models.generateContentStream({ model, contents, config })) {
    parts.push(...toParts(chunk));
  }
  return parts.filter(({ text }) => text !== "");
}

async function ask(model: string, reply: Reply): Promise<Part[]> {
  server.use(llm.gemini.generateContent(reply));
  return toParts(await ai.models.generateContent({ model, contents, config }));
}

const getWeather = toolCall("get_weather", { city: "Oslo" });
const getTime = toolCall("get_time");

test("before Gemini 3, a function call has the id and the signature that the reply gives", async () => {
  const model = "gemini-2.5-flash";
  const given = toolCall("get_weather", { city: "Oslo" }, { id: "call-1", signature: "c2ln" });
  server.use(llm.gemini.generateContent([given, getTime]));
  const answer = await ai.models.generateContent({ model, contents, config });
  const parts = [
    {
      functionCall: { id: "call-1", name: "get_weather", args: { city: "Oslo" } },
      thoughtSignature: "c2ln",
    },
    { functionCall: { name: "get_time", args: {} } },
  ];
  expect(toParts(answer)).toEqual(parts);
  expect(answer.functionCalls).toEqual(parts.map(({ functionCall }) => functionCall));
  expect(answer.candidates?.[0]?.finishReason).toBe(FinishReason.STOP);
  expect(await stream(model)).toEqual(parts);
});

const signing = ["gemini-3-pro", "gemini-3.5-flash-lite", "gemini-10", "gemini-flash-latest"];

test.for(signing)("%s gives each function call an id, and signs the first", async (model) => {
  const parts = await ask(model, ["Let me look.", getWeather, getTime]);
  for (const answer of [parts, (await stream(model)).slice(-3)]) {
    const calls = answer.filter(({ functionCall }) => functionCall);
    const ids = calls.map(({ functionCall }) => functionCall?.id);
    expect(ids.every((id) => /^[0-9A-Za-z]{8}$/.test(id!))).toBe(true);
    expect(new Set(ids).size).toBe(2);
    // as the recordings have it: one field within the other, and 50 bytes in it
    expect(calls[0]!.thoughtSignature).toMatch(/^EjQKM[g-v][\w+/]{66}$/);
    expect(answer.filter(({ thoughtSignature }) => thoughtSignature)).toEqual([calls[0]]);
  }
});

const others = ["gemini-2.5-pro", "gemini-1.5-flash-latest", "gemini-exp-1206", "gemma-3-27b-it"];

test.for(others)("%s gives neither", async (model) => {
  expect(await ask(model, getTime)).toEqual([{ functionCall: { name: "get_time", args: {} } }]);
});

test("what the reply gives comes first", async () => {
  const signed = toolCall("get_time", {}, { id: "c1", signature: "c2ln" });
  const call = { functionCall: { id: "c1", name: "get_time", args: {} }, thoughtSignature: "c2ln" };
  expect(await ask("gemini-3-pro", signed)).toEqual([call]);
  const thought = [reasoning("Hm.", { signature: "c2ln" }), toolCall("get_time", {}, { id: "c1" })];
  expect(await ask("gemini-3-pro", thought)).toEqual([call]);
});
