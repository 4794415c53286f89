import { GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

usePack();

const ai = new GoogleGenAI({
  vertexai: true,
  project: "acme",
  location: "global",
  googleAuthOptions: { credentials: createCredentials() },
});
const model = "gemini-2.5-flash";

test.for<[temperature: number, config: object, refusal: string | undefined]>([
  [2.1, {}, "temperature value of 2.1 but the supported range is from 0 (inclusive) to 2.0001"],
  [2.0001, {}, "temperature value of 2.0001 but"],
  [-0.1, {}, "temperature value of -0.1 but"],
  [2.1, { topP: 2 }, "top_p must be in the range"],
  [2.00005, {}, undefined],
  [2, {}, undefined],
  [0, {}, undefined],
])("a temperature of %s beside %j", async ([temperature, more, refusal]) => {
  const config = { temperature, ...more };
  const asked = ai.models.generateContent({ model, contents: "Hello", config });
  if (refusal !== undefined) await expect(asked).rejects.toThrow(refusal);
  else expect((await asked).text).toBe("This is a mock request");
});
