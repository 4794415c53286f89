// `validate: { unknownParameters: true }` refuses no parameter that a provider was seen to take, or that its specification has.
import { describe, expect, test } from "vitest";
import { createFetch, createHandlers, llm, type Settings } from "../../src/index.ts";
import { hasRequest, send, toURL } from "./measure/accept.ts";
import { readRequests } from "./measure/request-properties.ts";
import { hasSpecs } from "./measure/schema.ts";
import { hasRecordings, readIndex, readRecording } from "./recordings.ts";
import { unsupported } from "./unsupported.ts";

/** Whoever asks twice gets the same text. */
const fixed: Settings = { generateId: () => "id", now: () => 0 };
const usual = createPack(fixed);
const strict = createPack({ ...fixed, validate: { unknownParameters: true } });

function createPack(settings: Omit<Settings, "baseURL">): typeof globalThis.fetch {
  const unmounted = [llm.llamacpp, llm.vllm].flatMap((one) => one.with(settings).handlers);
  return createFetch(...createHandlers(settings), ...unmounted);
}

/** Where each specified provider is; what the documents themselves say of it is not always so. */
const BASES: Record<string, string> = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com",
  gemini: "https://generativelanguage.googleapis.com/v1beta",
  mistral: "https://api.mistral.ai",
  groq: "https://api.groq.com",
  together: "https://api.together.xyz/v1",
  ollama: "http://localhost:11434",
  jina: "https://api.jina.ai",
  xai: "https://api.x.ai/v1",
  openrouter: "https://openrouter.ai/api/v1",
  deepinfra: "https://api.deepinfra.com",
  replicate: "https://api.replicate.com/v1",
};

describe.runIf(hasRecordings)("requests that a provider answered", () => {
  test("have known parameters alone", { timeout: 60_000 }, async () => {
    let count = 0;
    const refused: string[] = [];
    for (const row of readIndex()) {
      if (!row.status.startsWith("2") || `${row.provider} ${row.endpoint}` in unsupported) continue;
      const recording = { ...readRecording(row.file), ...row };
      if (!row.endpoint.startsWith("POST ") || !hasRequest(recording)) continue;
      const url = toURL(recording.url);
      const answer = await send(recording, { url, fetch: strict });
      count++;
      if (answer.status < 400) continue;
      const { text } = await send(recording, { url, fetch: usual });
      if (text !== answer.text) refused.push(`${row.file}: ${answer.text.slice(0, 200)}`);
    }
    expect(count).toBeGreaterThan(850);
    expect(refused).toEqual([]);
  });
});

describe.runIf(hasSpecs)("a specification's parameters", () => {
  async function ask(fetch: typeof strict, url: string, name: string): Promise<string> {
    const init = { method: "POST", body: JSON.stringify({ [name]: null }) };
    const headers = { "content-type": "application/json" };
    return (await fetch(url, { ...init, headers })).text();
  }

  async function isRefused(url: string, name: string): Promise<boolean> {
    return (await ask(strict, url, name)) !== (await ask(usual, url, name));
  }

  test.for(Object.entries(BASES))("%s", { timeout: 60_000 }, async ([document, base]) => {
    const refused: string[] = [];
    for (const { path, properties } of readRequests(document)) {
      const url = base + path.replaceAll(/\{[^}]+\}/g, "m");
      // where none is unknown, there is no list of those that are known
      if (!(await isRefused(url, "unknownparameter").catch(() => false))) continue;
      for (const name of properties) {
        if (await isRefused(url, name)) refused.push(`${path} ${name}`);
      }
    }
    expect(refused).toEqual([]);
  });
});
