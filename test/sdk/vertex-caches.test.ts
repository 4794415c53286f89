import { GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { handbook, model, refusal } from "../support/cached-contents.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

function refused(status: number, message: string): object {
  return { status, message: expect.stringContaining(message) };
}

const project = "acme";
const googleAuthOptions = { credentials: createCredentials() };
const vertex = new GoogleGenAI({
  vertexai: true,
  project,
  location: "global",
  googleAuthOptions,
});

test("keeps contents under a project and a number, in its own words", async () => {
  const cached = await vertex.caches.create({ model, config: { contents: handbook } });
  const place = "projects/acme/locations/global";
  expect(cached).toMatchObject({
    name: expect.stringMatching(`^${place}/cachedContents/\\d{19}$`),
    model: `${place}/publishers/google/models/gemini-2.5-flash`,
  });
  expect(cached).not.toHaveProperty("displayName");
  const name = cached.name!;
  const ask = (config: object) =>
    vertex.models.generateContent({ model, contents: "Hi", config: { ...config } });
  const { usageMetadata } = await ask({ cachedContent: name });
  expect(usageMetadata?.cachedContentTokenCount).toBe(cached.usageMetadata!.totalTokenCount);
  const words =
    "Tool config, tools and system instruction should not be set in the request when using cached content.";
  const both = ask({ cachedContent: name, systemInstruction: "Hi" });
  expect(await refusal(both)).toMatchObject(refused(400, words));
  await vertex.caches.delete({ name });
  const id = name.split("/").at(-1)!;
  const gone = refused(404, `Not found: cached content metadata for ${id}.`);
  expect(await refusal(vertex.caches.get({ name }))).toMatchObject(gone);
  expect(await refusal(ask({ cachedContent: name }))).toMatchObject(gone);
});

test("says that a content's time is over", async () => {
  let now = 0;
  server.use(...llm.vertex.with({ now: () => now }).handlers);
  const config = { contents: handbook, ttl: "1s" };
  const { name = "" } = await vertex.caches.create({ model, config });
  now = 1000;
  const late = vertex.models.generateContent({
    model,
    contents: "Hi",
    config: { cachedContent: name },
  });
  const words = `Cache content ${name.split("/").at(-1)} is expired.`;
  expect(await refusal(late)).toMatchObject(refused(400, words));
});
