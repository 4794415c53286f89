import { describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";

const [list] = readRecordings("openai", "GET /v1/models");
const [model] = readRecordings("openai", "GET /v1/models/{m}");
const [deletion] = readRecordings("openai", "DELETE /v1/models/{m}");

describe.runIf(hasRecordings)("openai.models", () => {
  test("the list has the keys of the recording", async () => {
    const response = await createCheckedFetch(...llm.handlers)(list!.url);
    expect(keyPaths(await response.json())).toEqual(keyPaths(list!.response.body));
  });

  test("a model has the keys of the recording, and the id of the path", async () => {
    const response = await createCheckedFetch(...llm.handlers)(model!.url);
    const body = (await response.json()) as { id: string };
    expect(keyPaths(body)).toEqual(keyPaths(model!.response.body));
    expect(body.id).toBe("gpt-4");
  });

  test("a model that does not exist is told of as recorded", async () => {
    const fetch = createCheckedFetch(llm.openai.models.delete(errors.modelNotFound()));
    const response = await fetch(deletion!.url, { method: "DELETE" });
    expect(response.status).toBe(deletion!.response.status);
    expect(await response.json()).toEqual(deletion!.response.body);
  });
});
