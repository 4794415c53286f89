import {
  type ApiError,
  FunctionCallingConfigMode,
  type GenerateContentConfig,
  type GenerateContentResponse,
  ServiceTier,
  type Tool,
} from "@google/genai";
import { expect, test } from "vitest";
import { custom, file, llm, reasoning, type Reply } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { generate, joinParts, stream, toBody } from "./gemini-client.ts";

const server = usePack();
function ask(reply: Reply, config: GenerateContentConfig): Promise<GenerateContentResponse> {
  server.use(llm.gemini.generateContent(reply));
  return generate(config);
}

/** What a spy sees of a request. */
async function read(config: GenerateContentConfig) {
  const mock = llm.gemini.generateContent("Hi", { validate: { replies: false } });
  server.use(mock);
  await generate(config);
  return mock.calls[0]!;
}

test("the service tier that was asked for", async () => {
  const config = { serviceTier: ServiceTier.FLEX };
  expect((await ask("Hi", config)).usageMetadata).toMatchObject({ serviceTier: "flex" });
  const tiers = (await stream(config)).map(({ usageMetadata }) => usageMetadata);
  expect(tiers).toEqual(tiers.map(() => expect.objectContaining({ serviceTier: "flex" })));
  expect((await ask("Hi", {})).usageMetadata).toMatchObject({ serviceTier: "standard" });
});

test("no thoughts where there is no budget for them", async () => {
  const reply = [reasoning("Hm."), "Hi"];
  const think = (thinkingBudget: number) =>
    ask(reply, { thinkingConfig: { includeThoughts: true, thinkingBudget } });
  expect((await think(0)).candidates?.[0]?.content?.parts).toEqual([{ text: "Hi" }]);
  expect((await think(-1)).candidates?.[0]?.content?.parts).toHaveLength(2);
});

test("a text is no answer to a request for pictures alone", async () => {
  const picture = file({ mediaType: "image/png", data: "AA==" });
  const { candidates } = await ask(picture, { responseModalities: ["IMAGE"] });
  expect(candidates?.[0]?.content?.parts).toEqual([
    { inlineData: { mimeType: "image/png", data: "AA==" } },
  ]);
  expect((await ask("Hi", { responseModalities: ["TEXT", "IMAGE"] })).text).toBe("Hi");
  const error: unknown = await ask("Hi", { responseModalities: ["IMAGE"] }).catch(
    (e: unknown) => e,
  );
  expect(toBody(error as ApiError).message).toContain(
    "the request asks for IMAGE alone, and the reply is a text. Answer with file({ mediaType, data }).",
  );
  await expect(stream({ responseModalities: ["AUDIO"] })).rejects.toThrow(/AUDIO alone/);
});

test("the functions that may be called", async () => {
  const tools: Tool[] = [{ functionDeclarations: [{ name: "a" }, { name: "b" }, { name: "c" }] }];
  const choose = async (mode: FunctionCallingConfigMode, allowedFunctionNames?: string[]) => {
    const functionCallingConfig = { mode, ...(allowedFunctionNames && { allowedFunctionNames }) };
    return (await read({ tools, toolConfig: { functionCallingConfig } })).toolChoice;
  };
  const { ANY, AUTO, VALIDATED } = FunctionCallingConfigMode;
  expect(await choose(ANY)).toEqual({ type: "required" });
  expect(await choose(ANY, ["a"])).toEqual({ type: "tool", toolName: "a" });
  expect(await choose(ANY, ["a", "b"])).toEqual({ type: "required", toolNames: ["a", "b"] });
  expect(await choose(VALIDATED, ["a"])).toEqual({ type: "auto", toolNames: ["a"] });
  expect(await choose(AUTO)).toEqual({ type: "auto" });
});

test("tools whose names the request does not say", async () => {
  const mcpServers = [
    { name: "files", streamableHttpTransport: { url: "https://a.test/mcp" } },
    { streamableHttpTransport: { url: "https://b.test/mcp" } },
  ];
  expect((await read({ tools: [{ mcpServers }, { googleSearch: {} }] })).tools).toEqual([
    { type: "provider", name: "files", isSet: true },
    { type: "provider", name: "mcpServers", isSet: true },
    { type: "provider", name: "googleSearch" },
  ]);
});

test("what only Google has, in a body and in a stream", async () => {
  const code = { language: "PYTHON", code: "1" };
  const output = { outcome: "OUTCOME_OK", output: "1\n" };
  const reply = [
    reasoning("", { signature: "c2ln" }),
    custom("google.executableCode", code),
    custom("google.codeExecutionResult", output),
    custom("google.part", { text: "Hm.", thought: true, thoughtSignature: "c2ln" }),
    "One.",
  ];
  const parts = [
    { executableCode: code, thoughtSignature: "c2ln" },
    { codeExecutionResult: output },
    { text: "Hm.", thought: true, thoughtSignature: "c2ln" },
    { text: "One." },
  ];
  expect((await ask(reply, {})).candidates?.[0]?.content?.parts).toEqual(parts);
  const chunks = await stream({});
  const streamed = chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
  expect(joinParts(streamed)).toEqual(parts);
  const foreign = custom("openai.web_search_call", {});
  const error: unknown = await ask(foreign, {}).catch((e: unknown) => e);
  expect((error as ApiError).message).toContain('carries no \\"openai.web_search_call\\"');
});
