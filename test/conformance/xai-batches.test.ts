import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const V1 = "https://api.x.ai/v1";

function recorded(endpoint: string): Recording {
  return readRecordings("xai", endpoint)[0]!;
}

describe.runIf(hasRecordings)("xai", () => {
  test("a batch is made, filled, looked at and read as recorded", async () => {
    const results = recorded("GET /v1/batches/{id}/results").response.body as { results: Result[] };
    const answers = results.results.map(({ batch_result }) => {
      const { message } = batch_result.response.chat_get_completion.choices[0]!;
      return [{ type: "reasoning" as const, text: message.reasoning_content }, message.content];
    });
    const prompts = ["What is 2 + 2?", "Name the largest planet"];
    const fetch = createFetch(
      llm.xai.responses((call) =>
        prompts.findIndex((prompt) => call.lastUserText?.startsWith(prompt)) === 0
          ? answers[0]!
          : answers[1]!,
      ),
      ...llm.handlers,
    );
    const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
      const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
      return (await fetch(V1 + path, init)).json();
    };
    const creation = recorded("POST /v1/batches");
    const created = (await send("POST", "/batches", creation.request.body)) as Batch;
    expect(compareKeys(created, [creation.response.body])).toEqual(SAME_KEYS);
    const { batch_id, create_time, expire_time } = creation.response.body as Batch;
    for (const id of [created.batch_id, batch_id]) {
      expect(id).toMatch(/^batch_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
    const lifetime = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
    expect(lifetime(created.create_time, created.expire_time)).toBe(
      lifetime(create_time, expire_time),
    );
    const addition = recorded("POST /v1/batches/{id}/requests");
    const path = `/batches/${created.batch_id}`;
    expect(await send("POST", `${path}/requests`, addition.request.body)).toBe(
      addition.response.body,
    );
    const looked = recorded("GET /v1/batches/{id}").response.body as Batch;
    expect(((await send("GET", path)) as Batch).state).toEqual(looked.state);
    await send("GET", path);
    const read = (await send("GET", `${path}/results?limit=100`)) as typeof results;
    expect(compareKeys(read, [results])).toEqual(SAME_KEYS);
    expect(read.results.map(toAnswer)).toEqual(results.results.map(toAnswer));
  });

  test("a sound is heard as recorded", async () => {
    const { text, language, duration, ...rest } = recorded("POST /v1/stt").response.body as Heard;
    const fetch = createFetch(llm.xai.stt({ text, language, duration }));
    const form = new FormData();
    form.append("file", new File([createSilence("wav")], "a.wav"));
    const heard = (await (
      await fetch(`${V1}/stt`, { method: "POST", body: form })
    ).json()) as Heard;
    expect(heard).toMatchObject({ text, language, duration });
    expect(heard.words.map((word) => word.text)).toEqual(rest.words.map((word) => word.text));
    expect(compareKeys(heard, [{ text, language, duration, ...rest }])).toEqual(SAME_KEYS);
  });

  test("a text is spoken as recorded", async () => {
    const { request, response } = recorded("POST /v1/tts");
    const fetch = createFetch(...llm.xai.handlers);
    const init = { method: "POST", body: JSON.stringify(request.body) };
    const spoken = await fetch(`${V1}/tts`, init);
    const ours = [spoken.status, spoken.headers.get("content-type")];
    expect(ours).toEqual([response.status, response.headers!["content-type"]]);
  });
});

interface Batch {
  batch_id: string;
  create_time: string;
  expire_time: string;
  state: object;
}

interface Result {
  batch_request_id: string;
  batch_result: {
    response: {
      chat_get_completion: {
        choices: { message: { content: string; reasoning_content: string } }[];
      };
    };
  };
}

interface Heard {
  text: string;
  language: string;
  duration: number;
  words: { text: string }[];
}

function toAnswer({ batch_request_id, batch_result }: Result): unknown {
  return [batch_request_id, batch_result.response.chat_get_completion.choices];
}
