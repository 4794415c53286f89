// Token limits, stop sequences, formats and counts, by the names that each provider has for them.
import Cloudflare from "cloudflare";
import { CohereClient, CohereClientV2 } from "cohere-ai";
import { GoogleGenAI } from "@google/genai";
import { Mistral } from "@mistralai/mistralai";
import Replicate from "replicate";
import { expect, test } from "vitest";
import { callTools, llm } from "../../src/index.ts";
import { invoke, stream } from "../support/bedrock-invoke.ts";
import { COUNT } from "../support/chat-twice.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const CUT = "one two three";
const SCHEMA = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };

/** As the default reply has it. */
function keysOf(text: string | undefined): string[] {
  return Object.keys(JSON.parse(text ?? "") as object);
}

test("Gemini's Interactions: stop_sequences and max_output_tokens", async () => {
  server.use(llm.gemini.interactions(COUNT));
  const { interactions } = new GoogleGenAI({ apiKey: "k" });
  const ask = (generation_config: object) =>
    interactions.create({ model: "gemini-3.5-flash", input: "Hi", generation_config });
  expect(await ask({ stop_sequences: [" four"] })).toMatchObject({
    status: "completed",
    output_text: CUT,
  });
  expect(await ask({ max_output_tokens: 3 })).toMatchObject({
    status: "incomplete",
    output_text: CUT,
  });
});

test("Cohere: a format with its schema", async () => {
  const client = new CohereClientV2({ token: "k" });
  const { message } = await client.chat({
    model: "command-a-03-2025",
    messages: [{ role: "user", content: "Hi" }],
    responseFormat: { type: "json_object", jsonSchema: SCHEMA },
  });
  const [part] = message.content ?? [];
  expect(keysOf(part?.type === "text" ? part.text : undefined)).toEqual(["city"]);
});

test("Cohere's first chat: maxTokens, stopSequences and a format", async () => {
  const client = new CohereClient({ token: "k" });
  const format = { type: "json_object" as const, schema: SCHEMA };
  const { text } = await client.chat({ message: "Hi", responseFormat: format });
  expect(keysOf(text)).toEqual(["city"]);
  server.use(llm.cohere.chat.v1(COUNT));
  expect(await client.chat({ message: "Hi", maxTokens: 3 })).toMatchObject({
    text: CUT,
    finishReason: "MAX_TOKENS",
  });
  expect((await client.chat({ message: "Hi", stopSequences: [" four"] })).text).toBe(CUT);
});

test("Cohere's generations: maxTokens, numGenerations, and stop sequences of both kinds", async () => {
  const client = new CohereClient({ token: "k" });
  server.use(llm.cohere.generate(COUNT));
  const generate = async (params: object) =>
    (await client.generate({ prompt: "Hi", ...params })).generations.map(
      (one) => [one.text, (one as { finish_reason?: string }).finish_reason] as const,
    );
  expect(await generate({ maxTokens: 3 })).toEqual([[CUT, "MAX_TOKENS"]]);
  expect(await generate({ stopSequences: [" four"] })).toEqual([[CUT, "STOP_SEQUENCE"]]);
  expect(await generate({ endSequences: [" four"] })).toEqual([[CUT, "STOP_SEQUENCE"]]);
  const whole = [COUNT, "COMPLETE"];
  expect(await generate({ numGenerations: 2 })).toEqual([whole, whole]);
});

test("Mistral: without parallel calls there is one at a time", async () => {
  server.use(llm.mistral.chat(callTools()));
  const client = new Mistral({ apiKey: "k" });
  const tools = ["a", "b"].map((name) => ({
    type: "function" as const,
    function: { name, parameters: {} },
  }));
  const ask = async (parallelToolCalls: boolean): Promise<(string | undefined)[]> => {
    const { choices } = await client.chat.complete({
      model: "mistral-medium-latest",
      messages: [{ role: "user", content: "Hi" }],
      tools,
      parallelToolCalls,
    });
    return choices[0]?.message?.toolCalls?.map((call) => call.function.name) ?? [];
  };
  expect(await ask(true)).toEqual(["a", "b"]);
  expect(await ask(false)).toEqual(["a"]);
});

interface Body {
  name: string;
  model: string;
  limit: object;
  /** What an answer says that was cut. */
  cut: object;
  stop?: object;
  stopped?: object;
}

/** The bodies of InvokeModel that hold text alone. */
const BODIES: Body[] = [
  {
    name: "Titan",
    model: "amazon.titan-text-express-v1",
    limit: { inputText: "Hi", textGenerationConfig: { maxTokenCount: 3 } },
    cut: { results: [{ outputText: CUT, completionReason: "LENGTH" }] },
    stop: { inputText: "Hi", textGenerationConfig: { stopSequences: [" four"] } },
    stopped: { results: [{ outputText: CUT, completionReason: "STOP_CRITERIA_MET" }] },
  },
  {
    name: "Llama",
    model: "meta.llama3-70b-instruct-v1:0",
    limit: { prompt: "Hi", max_gen_len: 3 },
    cut: { generation: CUT, stop_reason: "length" },
  },
  {
    name: "Mistral",
    model: "mistral.mistral-7b-instruct-v0:2",
    limit: { prompt: "Hi", max_tokens: 3 },
    cut: { outputs: [{ text: CUT, stop_reason: "length" }] },
    stop: { prompt: "Hi", stop: [" four"] },
    stopped: { outputs: [{ text: CUT, stop_reason: "stop" }] },
  },
  {
    name: "Command",
    model: "cohere.command-text-v14",
    limit: { prompt: "Hi", max_tokens: 3 },
    cut: { generations: [{ text: CUT, finish_reason: "MAX_TOKENS" }] },
    stop: { prompt: "Hi", stop_sequences: [" four"] },
    stopped: { generations: [{ text: CUT, finish_reason: "COMPLETE" }] },
  },
  {
    name: "Command R",
    model: "cohere.command-r-v1:0",
    limit: { message: "Hi", max_tokens: 3 },
    cut: { text: CUT, finish_reason: "MAX_TOKENS" },
    stop: { message: "Hi", stop_sequences: [" four"] },
    stopped: { text: CUT, finish_reason: "COMPLETE" },
  },
];

test.for(BODIES)("Bedrock: $name's limit and stop sequences", async (body) => {
  const { model, limit, cut, stop, stopped } = body;
  server.use(llm.bedrock.invokeModel(COUNT));
  expect(await invoke(model, limit)).toMatchObject(cut);
  expect(JSON.stringify(await stream(model, limit))).not.toContain("four");
  if (stop && stopped) expect(await invoke(model, stop)).toMatchObject(stopped);
});

test("Cloudflare: max_tokens", async () => {
  server.use(llm.cloudflare.run(COUNT));
  const client = new Cloudflare({ apiToken: "k" });
  const params = { account_id: "0123456789abcdef", prompt: "Hi", max_tokens: 3 };
  expect(await client.ai.run("@cf/meta/llama-3.3-70b-instruct-fp8-fast", params)).toMatchObject({
    response: CUT,
    usage: { completion_tokens: 3 },
  });
});

test.for([
  { max_tokens: 3 },
  { max_new_tokens: 3 },
  { stop_sequences: " four" },
  { stop: [" four"] },
])("Replicate: %j", async (limit) => {
  server.use(llm.replicate.predictions(COUNT));
  const client = new Replicate({ auth: "k", useFileOutput: false });
  const input = { prompt: "Hi", ...limit };
  const output = (await client.run("meta/meta-llama-3-70b-instruct", { input })) as string[];
  expect(output.join("")).toBe(CUT);
});
