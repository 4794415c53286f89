// What a provider's count of a prompt says is what the answer to it costs, in a body and in a stream.
import Anthropic from "@anthropic-ai/sdk";
import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import { GoogleAuth } from "google-auth-library";
import OpenAI from "openai";
import { test } from "vitest";
import { expectAll, parameters, PNG, QUESTION, SYSTEM, tool } from "../support/counted-prompt.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

usePack();

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
