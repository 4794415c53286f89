import OpenAI from "openai";
import { beforeAll } from "vitest";
import { llm } from "../../src/index.ts";
import type { Client } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatClient } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "hf_test", baseURL: "https://router.huggingface.co/v1" });
});

const toRow = (className: string, status: number): Client["midStream"] => {
  return { className, status, code: undefined };
};

testCodec(server, () =>
  createChatClient({
    name: "huggingface.chatCompletion",
    mock: llm.huggingface.chatCompletion,
    getClient: () => client,
    errors: {
      rateLimit: toRow("RateLimitError", 429),
      overloaded: toRow("InternalServerError", 503),
      insufficientQuota: toRow("APIError", 402),
      invalidApiKey: toRow("AuthenticationError", 401),
      permissionDenied: toRow("PermissionDeniedError", 403),
      modelNotFound: toRow("BadRequestError", 400),
      badRequest: toRow("BadRequestError", 400),
      contextLengthExceeded: toRow("UnprocessableEntityError", 422),
      contentFiltered: toRow("BadRequestError", 400),
      serverError: toRow("InternalServerError", 500),
      unavailable: toRow("InternalServerError", 503),
      gatewayTimeout: toRow("InternalServerError", 504),
      custom: toRow("APIError", 418),
    },
    midStream: { className: "APIError", status: undefined, code: undefined },
  }),
);
