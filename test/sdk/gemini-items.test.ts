import type { Candidate, GenerateContentResponse } from "@google/genai";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  file,
  llm,
  reasoning,
  refusal,
  type ReplyItem,
  source,
  text,
  toolCall,
} from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, joinParts } from "./gemini-client.ts";

const server = usePack();

const anyText = fc.string({ unit: "binary" });
const signature = fc.option(fc.base64String({ minLength: 4 }), { nil: undefined });

/** Without the keys that have no value. */
function given<T extends object>(options: T): { [K in keyof T]: NonNullable<T[K]> } {
  return JSON.parse(JSON.stringify(options)) as { [K in keyof T]: NonNullable<T[K]> };
}

const anyItem: fc.Arbitrary<ReplyItem> = fc.oneof(
  anyText,
  anyText.map(text),
  anyText.map(refusal),
  fc.tuple(anyText, signature).map(([value, proof]) => {
    return reasoning(value, given({ signature: proof }));
  }),
  fc.tuple(fc.option(fc.uuid(), { nil: undefined }), signature).map(([id, proof]) => {
    return toolCall("get_time", { id: "x" }, given({ id, signature: proof }));
  }),
  fc.base64String().map((data) => file({ mediaType: "image/png", data })),
  fc.webUrl().map((url) => source({ url })),
);
const anyModel = fc.constantFrom("gemini-2.5-flash", "gemini-3.5-flash");
const anyReason = fc.constantFrom("stop", "length", "tool-calls", "content-filter", "other");

function toMessage(chunks: GenerateContentResponse[]) {
  const { candidates, usageMetadata, responseId, modelVersion } = chunks.at(-1)!;
  const parts = chunks.flatMap((chunk) => chunk.candidates?.[0]?.content?.parts ?? []);
  const end: Candidate = { ...candidates?.[0], content: { parts: joinParts(parts) } };
  return { end, usageMetadata, responseId, modelVersion };
}

test("items of any kind: the body and the stream are the same answer", async () => {
  const items = fc.array(anyItem, { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(items, anyReason, anyModel, fc.boolean(), async (...answer) => {
      const [content, finishReason, model, includeThoughts] = answer;
      server.use(
        llm.gemini.generateContent(
          { content, finishReason },
          { generateId: () => "r", validate: { replies: false } },
        ),
      );
      const params = { model, contents: "Hello", config: { thinkingConfig: { includeThoughts } } };
      const body = await ai.models.generateContent(params);
      const chunks: GenerateContentResponse[] = [];
      for await (const chunk of await ai.models.generateContentStream(params)) chunks.push(chunk);
      expect(toMessage(chunks)).toEqual(toMessage([body]));
    }),
    { numRuns: 100, seed: 20261123 },
  );
});
