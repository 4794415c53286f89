import { describe, expect, test } from "vitest";
import { openaiCompatible, reasoning, toolCall } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys } from "./replay.ts";

const ENDPOINT = "POST <GPUSTACK_API_BASE>/chat/completions";
const baseURL = "https://gpustack.acme.example/v1-openai";

/** A server that the pack does not know: where it was, its recordings do not say. */
const gpustack = openaiCompatible({
  name: "gpustack",
  baseURL,
  reasoningField: "reasoning_content",
  omitsNull: true,
  usage: ({ inputTokens, outputTokens }) => ({
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
  }),
});

describe.runIf(hasRecordings)("a server of one's own", () => {
  const recordings = readRecordings("gpustack", ENDPOINT);

  test("has recordings", () => {
    expect(recordings.length).toBeGreaterThan(3);
  });

  test.for(recordings)("answers $file, with no key that was not recorded", async (recording) => {
    const fetch = createCheckedFetch(
      gpustack.chat(recording.features.includes("tool-call") ? CALLS : SAYS),
    );
    const body = JSON.stringify(recording.request.body);
    const response = await fetch(`${baseURL}/chat/completions`, { method: "POST", body });
    expect(response.status).toBe(200);
    const bodies = recordings.flatMap(({ response: recorded }) => recorded.body ?? []);
    expect(compareKeys(await response.json(), bodies).unknown).toEqual([]);
  });
});

const SAYS = [reasoning("Hm."), "Hello"];
const CALLS = [reasoning("Hm."), toolCall("weather", { latitude: "1", longitude: "2" })];
