// What a provider's count of a prompt says is what the answer to it costs, in a body and in a stream.
import type Anthropic from "@anthropic-ai/sdk";
import {
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { expect, test } from "vitest";
import { createBedrockClient } from "../support/bedrock-client.ts";
import { collect } from "../support/bedrock-converse-client.ts";
import { expectAll, parameters, PNG, QUESTION, SYSTEM, tool } from "../support/counted-prompt.ts";
import { usePack } from "../support/server.ts";

usePack();

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
