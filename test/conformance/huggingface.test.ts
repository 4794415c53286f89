import { describe, expect, test } from "vitest";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { replay, withRequest } from "./replay.ts";

const ENDPOINTS = [
  "POST /v1/chat/completions",
  "POST /featherless-ai/v1/chat/completions",
  "POST /featherless-ai/v1/completions",
  "POST /nebius/v1/chat/completions",
  "POST /together/v1/chat/completions",
];

/** Answers differ with the provider that gave them, and so no keys are compared. */
describe.runIf(hasRecordings)("huggingface", () => {
  const recordings = ENDPOINTS.flatMap((endpoint) => readRecordings("huggingface", endpoint));
  test.for(withRequest(recordings))("$file is answered", async (recording) => {
    const response = await replay(recording);
    expect([response.status, response.ok ? "" : await response.text()]).toEqual([200, ""]);
  });
});
