// What a provider's count of a prompt says is what the answer to it costs, in a body and in a stream.
import Anthropic from "@anthropic-ai/sdk";
import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import {
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { type Content, GoogleGenAI } from "@google/genai";
import { GoogleAuth } from "google-auth-library";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { collect } from "../support/bedrock-converse-client.ts";
import { createBedrockClient } from "../support/bedrock-client.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

usePack();

const PNG = "iVBORw0KGgo=";
const SYSTEM = "Be brief, and always name the city.";
const QUESTION = "How is the weather in the city of this picture?";
const parameters = { type: "object" as const, properties: { city: { type: "string" as const } } };
const tool = { name: "get_weather", description: "Looks at the sky" };

/** A system message, a text, a picture and a tool weigh more than each of the others alone. */
function expectAll(counts: (number | undefined)[], fewer: (number | undefined)[]): void {
  const [count, ...others] = counts;
  expect(others.length).toBeGreaterThan(0);
  expect(others).toEqual(others.map(() => count));
  for (const less of fewer) expect(count).toBeGreaterThan(less ?? Infinity);
}

const openai = {
  OpenAI: () => new OpenAI({ apiKey: "k" }),
  "Azure OpenAI": () => {
    return new OpenAI({ apiKey: "k", baseURL: "https://acme.openai.azure.com/openai/v1" });
  },
};

test.for(Object.entries(openai))("%s: responses.inputTokens", async ([, createClient]) => {
  const { responses } = createClient();
  const text = { type: "input_text" as const, text: QUESTION };
  const image_url = `data:image/png;base64,${PNG}`;
  const image = { type: "input_image" as const, image_url, detail: "auto" as const };
  const params = {
    model: "gpt-5.4",
    instructions: SYSTEM,
    input: [{ role: "user" as const, content: [text, image] }],
    tools: [{ ...tool, type: "function" as const, parameters, strict: false }],
  };
  const count = async (request: Partial<typeof params>): Promise<number> =>
    (await responses.inputTokens.count(request)).input_tokens;
  const { tools: _, ...toolless } = params;
  const { instructions: __, ...systemless } = params;
  expectAll(
    [
      await count(params),
      (await responses.create(params)).usage?.input_tokens,
      (await responses.stream(params).finalResponse()).usage?.input_tokens,
    ],
    [
      await count(toolless),
      await count(systemless),
      await count({ ...params, input: [{ role: "user", content: [text] as never }] }),
    ],
  );
});

const claude = {
  Anthropic: () => new Anthropic({ apiKey: "k" }),
  "Azure's Claude": () =>
    new Anthropic({ apiKey: "k", baseURL: "https://acme.openai.azure.com/anthropic" }),
  "Bedrock's Claude": () =>
    new Anthropic({
      apiKey: "k",
      baseURL: "https://bedrock-mantle.us-east-1.api.aws/anthropic",
    }),
  "Vertex AI's Claude": () => {
    const scopes = "https://www.googleapis.com/auth/cloud-platform";
    const googleAuth = new GoogleAuth({ credentials: createCredentials(), scopes }) as never;
    return new AnthropicVertex({ projectId: "acme", region: "us-east5", googleAuth });
  },
};

test.for(Object.entries(claude))("%s: messages.countTokens", async ([, createClient]) => {
  // Vertex AI's client has the same messages, but for those of batches
  const { messages } = createClient() as Anthropic;
  const source = { type: "base64" as const, media_type: "image/png" as const, data: PNG };
  const text = { type: "text" as const, text: QUESTION };
  const params = {
    model: "claude-sonnet-5",
    system: SYSTEM,
    messages: [{ role: "user" as const, content: [text, { type: "image" as const, source }] }],
    tools: [{ ...tool, input_schema: parameters }],
  };
  const count = async (request: typeof params): Promise<number> =>
    (await messages.countTokens(request)).input_tokens;
  const whole = { ...params, max_tokens: 9 };
  expectAll(
    [
      await count(params),
      (await messages.create(whole)).usage.input_tokens,
      (await messages.stream(whole).finalMessage()).usage.input_tokens,
    ],
    [
      await count({ ...params, tools: [] }),
      await count({ ...params, system: "" }),
      await count({ ...params, messages: [{ role: "user", content: [text] as never }] }),
    ],
  );
});

const CONTENTS: Content[] = [
  {
    role: "user",
    parts: [{ text: QUESTION }, { inlineData: { mimeType: "image/png", data: PNG } }],
  },
];
const TEXT_ALONE: Content[] = [{ role: "user", parts: [{ text: QUESTION }] }];
const CONFIG = {
  systemInstruction: SYSTEM,
  tools: [{ functionDeclarations: [{ ...tool, parametersJsonSchema: parameters }] }],
};

async function readLastCount(ai: GoogleGenAI, model: string): Promise<number | undefined> {
  const params = { model, contents: CONTENTS, config: CONFIG };
  let last: number | undefined;
  for await (const { usageMetadata } of await ai.models.generateContentStream(params)) {
    last = usageMetadata?.promptTokenCount;
  }
  return last;
}

test("Vertex AI: models.countTokens", async () => {
  const googleAuthOptions = { credentials: createCredentials() };
  const ai = new GoogleGenAI({
    vertexai: true,
    project: "acme",
    location: "us",
    googleAuthOptions,
  });
  const model = "gemini-3.5-flash";
  const count = async (contents: Content[], config?: typeof CONFIG): Promise<number | undefined> =>
    (await ai.models.countTokens({ model, contents, ...(config && { config }) })).totalTokens;
  const answer = await ai.models.generateContent({ model, contents: CONTENTS, config: CONFIG });
  expectAll(
    [
      await count(CONTENTS, CONFIG),
      answer.usageMetadata?.promptTokenCount,
      await readLastCount(ai, model),
    ],
    [
      await count(CONTENTS),
      await count(TEXT_ALONE, CONFIG),
      await count(CONTENTS, { ...CONFIG, tools: [] }),
    ],
  );
});

test("Gemini: countTokens of a whole request, which its SDK does not send", async () => {
  const ai = new GoogleGenAI({ apiKey: "k" });
  const model = "gemini-3.5-flash";
  const { systemInstruction: text, tools } = CONFIG;
  const request = { model: `models/${model}`, contents: CONTENTS, tools };
  const count = async (body: object): Promise<number> => {
    const url = `https://generativelanguage.googleapis.com/v1beta/models/${model}:countTokens`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return ((await response.json()) as { totalTokens: number }).totalTokens;
  };
  const systemInstruction = { parts: [{ text }] };
  const whole = { ...request, systemInstruction };
  const answer = await ai.models.generateContent({ model, contents: CONTENTS, config: CONFIG });
  expectAll(
    [
      await count({ generateContentRequest: whole }),
      answer.usageMetadata?.promptTokenCount,
      await readLastCount(ai, model),
    ],
    [
      await count({ generateContentRequest: request }),
      await count({ generateContentRequest: { ...whole, contents: TEXT_ALONE } }),
      await count({ generateContentRequest: { ...whole, tools: [] } }),
    ],
  );
  const alone = await ai.models.countTokens({ model, contents: CONTENTS });
  expect(await count({ contents: CONTENTS })).toBe(alone.totalTokens);
});

test("Bedrock: CountTokens of what is conversed", async () => {
  const client = createBedrockClient();
  const image = { format: "png" as const, source: { bytes: Buffer.from(PNG, "base64") } };
  const converse = {
    system: [{ text: SYSTEM }],
    messages: [{ role: "user" as const, content: [{ text: QUESTION }, { image }] }],
    toolConfig: { tools: [{ toolSpec: { ...tool, inputSchema: { json: parameters } } }] },
  };
  const modelId = "amazon.nova-lite-v1:0";
  const count = async (request: object): Promise<number | undefined> => {
    const input = { converse: { ...converse, ...request } } as never;
    return (await client.send(new CountTokensCommand({ modelId, input }))).inputTokens;
  };
  const { usage } = await client.send(new ConverseCommand({ modelId, ...converse }));
  const { stream } = await client.send(new ConverseStreamCommand({ modelId, ...converse }));
  const streamed = await collect(stream!);
  expectAll(
    [await count({}), usage?.inputTokens, streamed.usage?.inputTokens],
    [
      await count({ toolConfig: undefined }),
      await count({ system: [] }),
      await count({ messages: [{ role: "user", content: [{ text: QUESTION }] }] }),
    ],
  );
});

test("Bedrock: CountTokens of a body", async () => {
  const client = createBedrockClient();
  const modelId = "anthropic.claude-sonnet-5-v1:0";
  const source = { type: "base64", media_type: "image/png", data: PNG };
  const content = [
    { type: "text", text: QUESTION },
    { type: "image", source },
  ];
  const body = JSON.stringify({
    anthropic_version: "bedrock-2023-05-31",
    max_tokens: 9,
    system: SYSTEM,
    messages: [{ role: "user", content }],
    tools: [{ ...tool, input_schema: parameters }],
  });
  const input = { invokeModel: { body: Buffer.from(body) } };
  const counted = await client.send(new CountTokensCommand({ modelId, input }));
  const answer = await client.send(new InvokeModelCommand({ modelId, body }));
  const { usage } = JSON.parse(answer.body.transformToString()) as Anthropic.Message;
  expect(counted.inputTokens).toBe(usage.input_tokens);
  expect(counted.inputTokens).toBeGreaterThan(85);
});
