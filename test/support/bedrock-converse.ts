import {
  type ContentBlock,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseResponse,
  ConverseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { expect } from "vitest";
import { llm, type Reply } from "../../src/index.ts";
import { createBedrockClient } from "./bedrock-client.ts";
import { collect } from "./bedrock-converse-client.ts";
import type { Server } from "./server.ts";

export const CLAUDE = "anthropic.claude-haiku-4-5-20251001-v1:0";
const ASK: ConverseCommandInput = {
  modelId: CLAUDE,
  messages: [{ role: "user", content: [{ text: "Hi" }] }],
};

export async function ask(more: Partial<ConverseCommandInput> = {}): Promise<ConverseResponse> {
  return createBedrockClient().send(new ConverseCommand({ ...ASK, ...more }));
}

export async function stream(more: Partial<ConverseCommandInput> = {}): Promise<ConverseResponse> {
  const answer = await createBedrockClient().send(new ConverseStreamCommand({ ...ASK, ...more }));
  return collect(answer.stream!);
}

interface Answers {
  answer(reply: Reply, more?: Partial<ConverseCommandInput>): Promise<ConverseResponse>;
  content(reply: Reply, more?: Partial<ConverseCommandInput>): Promise<ContentBlock[] | undefined>;
}

/** What a reply becomes in body and stream, which say the same. */
export function createAnswers(server: Pick<Server, "use">): Answers {
  async function answer(
    reply: Reply,
    more: Partial<ConverseCommandInput> = {},
  ): Promise<ConverseResponse> {
    server.use(llm.bedrock.converse(reply, { generateId: () => "0".repeat(22) }));
    const body = await ask(more);
    const streamed = await stream(more);
    expect(streamed.output).toEqual(body.output);
    expect(streamed.stopReason).toBe(body.stopReason);
    expect(streamed.usage).toEqual(body.usage);
    return body;
  }

  return {
    answer,
    content: async (reply, more) => (await answer(reply, more)).output?.message?.content,
  };
}
