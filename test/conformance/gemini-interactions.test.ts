import { describe, expect, test } from "vitest";
import { geminiInteractions } from "../../src/codecs/gemini-interactions/index.ts";
import { createFetch, llm } from "../../src/index.ts";
import { interactions } from "./formats/gemini-interactions.ts";
import { hasRequest } from "./measure/accept.ts";
import { recordedPayloads } from "./measure/payloads.ts";
import { reader } from "./readers/gemini-interactions.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";

const recordings = readRecordings("gemini", "POST /v1beta/interactions");
const framed = recordings.filter(({ response }) => response.sse !== undefined);

describe.runIf(hasRecordings)("interactions", () => {
  test("are understood: what was said, what may be called, what limits the answer", () => {
    const calls = recordings.filter(hasRequest).map(({ url, request: { body } }) =>
      geminiInteractions().decode({
        method: "POST",
        url,
        params: {},
        query: new URL(url).searchParams,
        headers: new Headers(),
        body,
        malformed: false,
      }),
    );
    expect(calls.map(({ prompt }) => prompt.map(({ role }) => role).join())).toEqual([
      "user",
      "user",
      "system,user",
      "user",
    ]);
    expect(calls.flatMap(({ prompt }) => [prompt.at(-1)?.content].flat())).toMatchObject([
      { text: "Who won the Euro 2024 tournament?" },
      { text: "Describe the image in one sentence." },
      { type: "file", mediaType: "image/png" },
      { text: expect.stringContaining("Use the `add` tool twice") },
      { text: "Count from 1 to 3 and include the words one two three." },
    ]);
    expect(calls.map(({ tools }) => tools.map(({ type, name }) => `${type} ${name}`))).toEqual([
      ["provider google_search"],
      [],
      ["function add"],
      [],
    ]);
    expect(calls.map((call) => call.maxOutputTokens)).toEqual([undefined, 64, undefined, 256]);
    expect(calls[2]?.toolChoice).toEqual({ type: "required" });
  });

  test.for(framed.map((recording) => [recording.file, recording] as const))(
    "%s is written in the same frames",
    async ([, recording]) => {
      const { timestamp: _, ...reply } = geminiInteractions().decodeResult!(
        interactions.join(recordedPayloads(recording)),
      );
      const settings = { validate: { replies: false }, countTokens: () => 0 };
      const mock = llm.gemini.interactions(reply, settings);
      const fetch = createFetch(mock);
      const body = JSON.stringify(recording.request.body);
      const response = await fetch(recording.url, { method: "POST", body });
      const toFrames = (text: string): string[] =>
        text
          .split("\n")
          .map((line) => line.replace(/^data: \{.*/, "data"))
          .join("\n")
          .split("\n\n")
          .filter((frame, index, all) => frame.trim() !== "" && frame !== all[index - 1]);
      const [ours, recorded] = [await response.text(), recording.response.sse!];
      expect(toFrames(ours)).toEqual(toFrames(recorded));
      expect(await reader.stream(ours)).toEqual(await reader.stream(recorded));
    },
  );
});
