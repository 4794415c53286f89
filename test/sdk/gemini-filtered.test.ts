import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();

test("an answer that is filtered on its way ends there, in body and stream alike", async () => {
  server.use(llm.gemini.generateContent(["Hel", errors.contentFiltered(), "never"]));
  const params = { model: "gemini-2.5-flash", contents: "Hello" };
  const body = await ai.models.generateContent(params);
  expect([body.text, body.candidates?.[0]?.finishReason]).toEqual(["Hel", "SAFETY"]);
  let text = "";
  let finishReason: string | undefined;
  for await (const chunk of await ai.models.generateContentStream(params)) {
    text += chunk.text ?? "";
    finishReason = chunk.candidates?.[0]?.finishReason ?? finishReason;
  }
  expect([text, finishReason]).toEqual(["Hel", "SAFETY"]);
});
