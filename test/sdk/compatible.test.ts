import { setupServer } from "msw/node";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { COMPATIBLE, PLAIN_KEY } from "../support/compatible-providers.ts";
import { usePack } from "../support/server.ts";

const server = usePack((...pack) =>
  setupServer(...pack, ...llm.vllm.handlers, ...llm.llamacpp.handlers),
);

describe.for(COMPATIBLE)(
  "openai at $name",
  ({ mock, baseURL, key: [status, body] = PLAIN_KEY }) => {
    let client: OpenAI;
    beforeAll(() => void (client = new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 })));
    const params = { model: "mock", messages: [{ role: "user" as const, content: "Hello" }] };

    testChatSDK(server, {
      name: "its chat",
      create: (more, options) => client.chat.completions.create(more as never, options),
      mock,
      RateLimitError: OpenAI.RateLimitError,
    });

    test("an error in its words", async () => {
      server.use(mock(errors.invalidApiKey()));
      const error = status === 401 ? OpenAI.AuthenticationError : OpenAI.PermissionDeniedError;
      await expect(client.chat.completions.create(params)).rejects.toBeInstanceOf(error);
      const url = `${baseURL}/chat/completions`;
      const answer = await fetch(url, { method: "POST", body: JSON.stringify(params) });
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual(body);
    });

    test("an answer without a mock of its own", async () => {
      const { choices } = await client.chat.completions.create(params);
      expect(choices[0]?.message.content).toBe("This is a mock request");
    });
  },
);
