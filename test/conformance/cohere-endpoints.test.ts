import { CohereClient } from "cohere-ai";
import { describe, expect, test } from "vitest";
import { decodeResult as decodeChat } from "../../src/codecs/cohere-chat-v1/decode-result.ts";
import { decodeResult as decodeGenerate } from "../../src/codecs/cohere-generate/decode-result.ts";
import { createFetch, errors, llm, type Reply } from "../../src/index.ts";
import { AS_NAMED, compareKeysBut } from "./named.ts";
import { hasRecordings, keyPaths, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS } from "./replay.ts";

const chats = readRecordings("cohere", "POST /v1/chat").filter(isAnswered);
const generations = readRecordings("cohere", "POST /v1/generate").filter(isAnswered);

function isAnswered({ response }: Recording): boolean {
  return response.status === 200;
}

const ENDPOINTS = ["v1/embed", "v2/embed", "v1/rerank", "v2/rerank"].map((path) => {
  const recordings = readRecordings("cohere", `POST /${path}`);
  const answered = recordings.filter(isAnswered);
  return { path, recordings, answered, bodies: answered.map(({ response }) => response.body) };
});

const asked = ENDPOINTS.flatMap(({ answered, bodies }) =>
  answered
    .filter(({ request }) => (request as unknown) && request.body)
    .map((recording) => ({ ...recording, bodies })),
);

const unknownModels = ENDPOINTS.flatMap(({ recordings }) =>
  recordings.filter(({ response }) => response.status === 404),
);

describe.runIf(hasRecordings)("cohere", () => {
  test.for(asked)("answers $file with its keys", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(200);
    expect(compareKeys(await response.json(), recording.bodies)).toEqual(SAME_KEYS);
  });

  test.for(asked.filter(({ endpoint }) => endpoint.endsWith("rerank")))(
    "orders $file by the recorded order",
    async ({ url, request, response }) => {
      const { results } = response.body as { results: { index: number }[] };
      const order = results.map(({ index }) => index);
      const { rerank } = llm.cohere;
      const fetch = createFetch(url.includes("/v1/") ? rerank.v1(order) : rerank(order));
      const again = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
      const body = (await again.json()) as { results: { index: number }[] };
      expect(body.results.map(({ index }) => index)).toEqual(order);
    },
  );

  test.for(unknownModels)("tells of an unknown model as $file does", async (recording) => {
    const { url, request, response } = recording;
    const { embed } = llm.cohere;
    const error = errors.modelNotFound();
    const fetch = createFetch(url.includes("/v1/") ? embed.v1(error) : embed(error));
    const again = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
    expect(again.status).toBe(404);
    expect(await again.json()).toEqual({ ...(response.body as object), id: expect.any(String) });
  });

  test.for([...chats, ...generations])("accepts $file", async (recording) => {
    expect((await replay(recording)).status).toBe(200);
  });

  test.for(chats.filter(({ response }) => response.body))(
    "gives $file again, as a body and at the end of a stream",
    async ({ url, request, response: { body } }) => {
      const { timestamp: _, ...reply } = decodeChat(body);
      const fetch = createFetch(llm.cohere.chat.v1(reply as Reply, { validate: false }));
      const read = sdk(fetch);
      const { message } = request.body as { message: string };
      expect(await read.chat({ message })).toMatchObject(
        await sdk(asFetch(body)).chat({ message }),
      );
      const again = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
      expect(await again.json()).toMatchObject(body as object);
    },
  );

  test("the stream of version 1 has recorded events with recorded keys", async () => {
    const streamed = chats.find(({ response }) => response.text !== undefined)!;
    const lines = toLines(streamed.response.text!);
    const fetch = createFetch(llm.cohere.chat.v1("Hello there"));
    const again = await fetch(streamed.url, {
      method: "POST",
      body: JSON.stringify(streamed.request.body),
    });
    expect(again.headers.get("content-type")).toBe("application/stream+json");
    const own = toLines(await again.text());
    const types = lines.map(({ event_type: type }) => type);
    expect(own.map(({ event_type: type }) => type).every((type) => types.includes(type))).toBe(
      true,
    );
    const last = own.at(-1)!;
    const bodies = chats.flatMap(({ response }) => (response.body ? [response.body] : []));
    const known = [lines.at(-1)!["response"], ...bodies].map((one) => keyPaths(one));
    const unknown = [...keyPaths(last["response"])].filter(
      (path) => !known.some((paths) => paths.has(path)),
    );
    expect(unknown).toEqual([]);
  });

  test.for(generations)("gives $file again", async ({ url, request, response: { body } }) => {
    const { timestamp: _, ...reply } = decodeGenerate(body);
    const fetch = createFetch(llm.cohere.generate(reply as Reply, { validate: false }));
    const again = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
    expect(await again.json()).toEqual(body);
  });

  test("a model has keys of the recording, but for what is Cohere's own affair", async () => {
    const [recording] = readRecordings("cohere", "GET /v1/models/{m}");
    const response = await createFetch(...llm.cohere.handlers)(recording!.url);
    const recorded = [recording!.response.body];
    expect(compareKeysBut("cohere models.retrieve", await response.json(), { recorded })).toEqual(
      AS_NAMED,
    );
  });
});

function sdk(fetch: typeof globalThis.fetch): CohereClient {
  return new CohereClient({ token: "test", maxRetries: 0, fetch });
}

function asFetch(body: unknown): typeof fetch {
  return async () => Response.json(body);
}

function toLines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
