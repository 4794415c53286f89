// What a provider's count of a prompt says is what the answer to it costs, in a body and in a stream.
import { type Content, GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { expectAll, parameters, PNG, QUESTION, SYSTEM, tool } from "../support/counted-prompt.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

usePack();

const CONTENTS: Content[] = [
  {
    role: "user",
    parts: [{ text: QUESTION }, { inlineData: { mimeType: "image/png", data: PNG } }],
  },
];
const TEXT_ALONE: Content[] = [{ role: "user", parts: [{ text: QUESTION }] }];
const CONFIG = {
  systemInstruction: SYSTEM,
  tools: [{ functionDeclarations: [{ ...tool, parametersJsonSchema: parameters }] }],
};

async function readLastCount(ai: GoogleGenAI, model: string): Promise<number | undefined> {
  const params = { model, contents: CONTENTS, config: CONFIG };
  let last: number | undefined;
  for await (const { usageMetadata } of await ai.models.generateContentStream(params)) {
    last = usageMetadata?.promptTokenCount;
  }
  return last;
}

test("Vertex AI: models.countTokens", async () => {
  const googleAuthOptions = { credentials: createCredentials() };
  const ai = new GoogleGenAI({
    vertexai: true,
    project: "acme",
    location: "us",
    googleAuthOptions,
  });
  const model = "gemini-3.5-flash";
  const count = async (contents: Content[], config?: typeof CONFIG): Promise<number | undefined> =>
    (await ai.models.countTokens({ model, contents, ...(config && { config }) })).totalTokens;
  const answer = await ai.models.generateContent({ model, contents: CONTENTS, config: CONFIG });
  expectAll(
    [
      await count(CONTENTS, CONFIG),
      answer.usageMetadata?.promptTokenCount,
      await readLastCount(ai, model),
    ],
    [
      await count(CONTENTS),
      await count(TEXT_ALONE, CONFIG),
      await count(CONTENTS, { ...CONFIG, tools: [] }),
    ],
  );
});

test("Gemini: countTokens of a whole request, which its SDK does not send", async () => {
  const ai = new GoogleGenAI({ apiKey: "k" });
  const model = "gemini-3.5-flash";
  const { systemInstruction: text, tools } = CONFIG;
  const request = { model: `models/${model}`, contents: CONTENTS, tools };
  const count = async (body: object): Promise<number> => {
    const url = `https://generativelanguage.googleapis.com/v1beta/models/${model}:countTokens`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return ((await response.json()) as { totalTokens: number }).totalTokens;
  };
  const systemInstruction = { parts: [{ text }] };
  const whole = { ...request, systemInstruction };
  const answer = await ai.models.generateContent({ model, contents: CONTENTS, config: CONFIG });
  expectAll(
    [
      await count({ generateContentRequest: whole }),
      answer.usageMetadata?.promptTokenCount,
      await readLastCount(ai, model),
    ],
    [
      await count({ generateContentRequest: request }),
      await count({ generateContentRequest: { ...whole, contents: TEXT_ALONE } }),
      await count({ generateContentRequest: { ...whole, tools: [] } }),
    ],
  );
  const alone = await ai.models.countTokens({ model, contents: CONTENTS });
  expect(await count({ contents: CONTENTS })).toBe(alone.totalTokens);
});
