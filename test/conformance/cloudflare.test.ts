import { describe, expect, test } from "vitest";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, toPayloads } from "./replay.ts";

describe.runIf(hasRecordings)("cloudflare.chatCompletions", () => {
  const endpoint = "POST /client/v4/accounts/{a}/ai/v1/chat/completions";
  test.for(readRecordings("cloudflare", endpoint))("$file is answered alike", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(200);
    const payloads = toPayloads(await response.text());
    const recorded = toPayloads(recording.response.sse!);
    expect(payloads.at(-1)).toBe("[DONE]");
    expect(compareKeys(payloads, [recorded])).toEqual({ unknown: [], missing: [] });
    expect(compareKeys(payloads.at(-2), [recorded.at(-2)])).toEqual({ unknown: [], missing: [] });
  });
});
