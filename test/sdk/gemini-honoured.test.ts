import {
  FinishReason,
  FunctionCallingConfigMode,
  type GenerateContentConfig,
  type GenerateContentResponse,
  type Schema,
  Type,
} from "@google/genai";
import { expect, test } from "vitest";
import { callTools, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { generate, joinParts, stream } from "./gemini-client.ts";

const server = usePack();

/** What a body says, and what the chunks of the same answer say together. */
async function askTwice(config: GenerateContentConfig) {
  const answers: GenerateContentResponse[][] = [[await generate(config)], await stream(config)];
  return answers.map((chunks) => {
    const [candidate] = chunks.at(-1)?.candidates ?? [];
    const parts = chunks.flatMap((chunk) => chunk.candidates?.[0]?.content?.parts ?? []);
    const tokens = chunks.at(-1)?.usageMetadata?.candidatesTokenCount;
    return { parts: joinParts(parts), reason: candidate?.finishReason, tokens };
  });
}

test("no more tokens than are asked for", async () => {
  server.use(llm.gemini.generateContent("One two three four five six"));
  for (const { parts, reason, tokens } of await askTwice({ maxOutputTokens: 2 })) {
    expect(reason).toBe(FinishReason.MAX_TOKENS);
    expect(tokens).toBe(2);
    expect(parts).toEqual([{ text: "One two" }]);
  }
  for (const { parts, reason } of await askTwice({ maxOutputTokens: 100 })) {
    expect([parts, reason]).toEqual([[{ text: "One two three four five six" }], FinishReason.STOP]);
  }
});

test("nothing from a stop sequence on", async () => {
  server.use(llm.gemini.generateContent("One, two; three"));
  for (const { parts, reason } of await askTwice({ stopSequences: ["x", "; t"] })) {
    expect([parts, reason]).toEqual([[{ text: "One, two" }], FinishReason.STOP]);
  }
});

test("log probabilities of every token, with as many alternatives as are asked for", async () => {
  server.use(llm.gemini.generateContent("One two three"));
  const config = { responseLogprobs: true, logprobs: 3 };
  const [candidate] = (await generate(config)).candidates ?? [];
  const { chosenCandidates = [], topCandidates = [] } = candidate?.logprobsResult ?? {};
  expect(chosenCandidates.map(({ token }) => token).join("")).toBe("One two three");
  expect(topCandidates.map(({ candidates }) => candidates?.length)).toEqual(
    chosenCandidates.map(() => 3),
  );
  const sum = chosenCandidates.reduce((total, { logProbability = 0 }) => total + logProbability, 0);
  expect(candidate?.avgLogprobs).toBeCloseTo(sum / chosenCandidates.length);

  const chunks = await stream(config);
  const streamed = chunks.flatMap(({ candidates }) => candidates?.[0]?.logprobsResult ?? []);
  expect(streamed.flatMap((result) => result.chosenCandidates)).toEqual(chosenCandidates);
  expect(streamed.flatMap((result) => result.topCandidates)).toEqual(topCandidates);
  expect(chunks.at(-1)?.candidates?.[0]?.avgLogprobs).toBe(candidate?.avgLogprobs);
  expect((await generate({})).candidates?.[0]).not.toHaveProperty("logprobsResult");
});

const schema: Schema = {
  type: Type.OBJECT,
  properties: {
    city: { type: Type.STRING, enum: ["Oslo", "Rome"] },
    days: { type: Type.INTEGER, format: "enum", enum: ["3", "7"] },
    tags: { type: Type.ARRAY, items: { type: Type.STRING, minLength: "4" }, minItems: "2" },
    note: { type: Type.STRING, nullable: true },
  },
  required: ["city", "days", "tags", "note"],
};

/** As the schema has it. */
const fitting = {
  city: expect.stringMatching(/^(?:Oslo|Rome)$/) as string,
  days: expect.toSatisfy((days) => days === 3 || days === 7) as number,
  tags: expect.toSatisfy(
    (tags: string[]) => tags.length >= 2 && tags.every((tag) => tag.length >= 4),
  ) as string[],
  note: expect.toSatisfy((note) => note === null || typeof note === "string") as string,
};

test("where nobody says what to answer, a JSON that fits its schema", async () => {
  const config = { responseMimeType: "application/json", responseSchema: schema };
  for (const { parts } of await askTwice(config)) {
    expect(JSON.parse(parts[0]?.text ?? "")).toEqual(fitting);
  }
});

test("where nobody says what to answer, the function that is demanded", async () => {
  const tools = [{ functionDeclarations: [{ name: "a" }, { name: "b", parameters: schema }] }];
  const mode = FunctionCallingConfigMode.ANY;
  const functionCallingConfig = { mode, allowedFunctionNames: ["b"] };
  for (const { parts } of await askTwice({ tools, toolConfig: { functionCallingConfig } })) {
    expect(parts).toEqual([{ functionCall: { name: "b", args: fitting } }]);
  }
});

test("candidateCount gives so many candidates", async () => {
  const config = { candidateCount: 3 };
  const { candidates = [] } = await generate(config);
  expect(candidates.map(({ index = 0 }) => index)).toEqual([0, 1, 2]);
  const streamed = (await stream(config)).flatMap((chunk) => chunk.candidates ?? []);
  expect([...new Set(streamed.map(({ index = 0 }) => index))]).toEqual([0, 1, 2]);
});

test("a mode of NONE calls no function, AUTO may", async () => {
  server.use(llm.gemini.generateContent(callTools()));
  const ask = async (mode: FunctionCallingConfigMode): Promise<(string | undefined)[]> => {
    const tools = [{ functionDeclarations: [{ name: "get_weather" }] }];
    const { functionCalls = [] } = await generate({
      tools,
      toolConfig: { functionCallingConfig: { mode } },
    });
    return functionCalls.map(({ name }) => name);
  };
  expect(await ask(FunctionCallingConfigMode.NONE)).toEqual([]);
  expect(await ask(FunctionCallingConfigMode.AUTO)).toEqual(["get_weather"]);
});
