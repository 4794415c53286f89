import { createVertex } from "@ai-sdk/google-vertex";
import { createVertexAnthropic } from "@ai-sdk/google-vertex/anthropic";
import { llm } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const settings = {
  project: "acme",
  location: "us-central1",
  googleAuthOptions: { credentials: createCredentials() },
};

testAISDK(server, {
  name: "@ai-sdk/google-vertex",
  model: () => createVertex(settings)("gemini-2.5-flash"),
  mock: llm.vertex,
  invalidKey: /./,
});

testAISDK(server, {
  name: "@ai-sdk/google-vertex/anthropic",
  // it asks for a call of its own tool instead of a text in JSON
  hasObjects: false,
  model: () => createVertexAnthropic(settings)("claude-sonnet-4-5@20250929"),
  mock: llm.vertex,
  // it reads no error of Google's gateway, and shows the status's text, which MSW 2 leaves empty
  invalidKey: /^/,
});
