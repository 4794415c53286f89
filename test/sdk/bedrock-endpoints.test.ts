import {
  type BedrockRuntimeClient,
  ConverseCommand,
  CountTokensCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createBedrockClient } from "../support/bedrock-client.ts";
import { invoke } from "../support/bedrock-invoke.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: BedrockRuntimeClient;
beforeAll(() => void (client = createBedrockClient()));

const RUNTIME = "https://bedrock-runtime.us-east-1.amazonaws.com";
const messages = [{ role: "user" as const, content: [{ text: "Hello" }] }];

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: "POST", body: JSON.stringify(body) });

test.for([
  "bedrock-runtime.us-east-1.amazonaws.com",
  "bedrock-runtime.eu-central-2.amazonaws.com",
  "bedrock-runtime-fips.us-gov-west-1.amazonaws.com",
  "bedrock-runtime-fips.us-east-1.api.aws",
  "bedrock-runtime.cn-north-1.amazonaws.com.cn",
  "bedrock-runtime.us-west-2.api.aws",
])("any region: %s", async (host) => {
  const response = await post(`https://${host}/model/amazon.nova-lite-v1%3A0/converse`, {
    messages,
  });
  expect(response.status).toBe(200);
});

test.for(["s3.us-east-1.amazonaws.com", "bedrock-runtime.a.b.amazonaws.com"])(
  "%s is somebody else's",
  (host) => {
    const [pack] = llm.handlers;
    const asks = (host: string): boolean =>
      pack!.predicate({ request: new Request(`https://${host}/model/m/converse`) });
    expect(asks(host)).toBe(false);
    expect(asks("bedrock-runtime.a.amazonaws.com")).toBe(true);
  },
);

const PROFILE = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";

test.for([
  ["us.anthropic.claude-haiku-4-5-v1:0", "us.anthropic.claude-haiku-4-5-v1:0"],
  ["us.anthropic.claude-haiku-4-5-v1%3A0", "us.anthropic.claude-haiku-4-5-v1:0"],
  [encodeURIComponent(PROFILE), PROFILE],
  [PROFILE, PROFILE],
])("a model as it stands in the path: %s", async ([sent, modelId]) => {
  const mock = llm.bedrock.converse("Hi");
  server.use(mock);
  await post(`${RUNTIME}/model/${sent}/converse`, { messages });
  await post(`${RUNTIME}/model/${sent}/converse-stream`, { messages });
  expect(mock.calls.map((call) => [call.modelId, call.stream])).toEqual([
    [modelId, false],
    [modelId, true],
  ]);
});

test("tokens are counted as they would be asked", async () => {
  const { inputTokens } = await client.send(
    new CountTokensCommand({ modelId: "m", input: { converse: { messages } } }),
  );
  const { usage } = await client.send(new ConverseCommand({ modelId: "m", messages }));
  expect(inputTokens).toBe(usage?.inputTokens);
  const body = new TextEncoder().encode(
    JSON.stringify({
      anthropic_version: "bedrock-2023-05-31",
      max_tokens: 10,
      messages: [{ role: "user", content: "Hello" }],
    }),
  );
  const invokeModel = { body };
  const counted = await client.send(
    new CountTokensCommand({ modelId: "anthropic.claude", input: { invokeModel } }),
  );
  expect(counted.inputTokens).toBe(inputTokens);
});

test("a count of one's own, and what cannot be counted", async () => {
  server.use(llm.bedrock.countTokens(12));
  const count = (input: object) =>
    client.send(new CountTokensCommand({ modelId: "m", input: input as never }));
  expect((await count({ converse: { messages } })).inputTokens).toBe(12);
  await expect(count({ converse: { messages: [] } })).rejects.toThrow(/must start with a user/);
  await expect(
    post(`${RUNTIME}/model/m/count-tokens`, {}).then((it) => it.json()),
  ).resolves.toEqual({
    message:
      "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must not be null",
  });
  server.use(llm.bedrock.countTokens(1.5));
  await expect(count({ converse: { messages } })).rejects.toThrow(/a token count is an integer/);
});

test("a model that reranks, asked by InvokeModel", async () => {
  const documents = ["tax return", "a sunny beach", { text: "sunny day at the beach" }];
  const body = { api_version: 2, query: "sunny day at the beach", documents, top_n: 2 };
  const best = await invoke("cohere.rerank-v3-5:0", body);
  expect(best).toMatchObject({ results: [{ index: 2 }, { index: 1 }] });
  server.use(llm.bedrock.rerank([{ index: 1, relevanceScore: 0.9 }]));
  expect(await invoke("amazon.rerank-v1:0", body)).toEqual({
    results: [{ index: 1, relevance_score: 0.9 }],
  });
});

test.for(["query", "documents"])("a model that reranks needs %s", async (key) => {
  const body = { query: "Hi", documents: ["Hello"], [key]: undefined };
  await expect(invoke("cohere.rerank-v3-5:0", body)).rejects.toMatchObject({
    name: "ValidationException",
    message: `Malformed input request: #: required key [${key}] not found, please reformat your input and try again.`,
  });
});

test.for([undefined, "queries", "sources", "rerankingConfiguration"])(
  "what Rerank says where %s is missing",
  async (key) => {
    const source = { inlineDocumentSource: { type: "TEXT", textDocument: { text: "Hello" } } };
    const rerank = {
      queries: [{ type: "TEXT", textQuery: { text: "Hi" } }],
      sources: [{ type: "INLINE", ...source }],
      rerankingConfiguration: { type: "BEDROCK_RERANKING_MODEL" },
    };
    const url = "https://bedrock-agent-runtime.us-east-1.amazonaws.com/rerank";
    const answer = await post(url, key === undefined ? rerank : { ...rerank, [key]: undefined });
    const message = `1 validation error detected: Value at '${key}' failed to satisfy constraint: Member must not be null`;
    expect([answer.status, await answer.json()]).toMatchObject(
      key === undefined ? [200, { results: [{ index: 0 }] }] : [400, { message }],
    );
  },
);

test.for([
  "guardrail/g/version/1/apply",
  "model/amazon.nova-canvas-v1:0/invoke",
  "model/stability.sd3-5-large-v1:0/invoke",
  "model/twelvelabs.marengo-embed-2-7-v1:0/invoke",
])("%s is named as what the pack lacks", async (path) => {
  const response = await post(`${RUNTIME}/${path}`, {});
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    message: expect.stringContaining("the pack has no such endpoint"),
  });
});
