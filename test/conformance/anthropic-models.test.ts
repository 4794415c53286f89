import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";

const fetch = createCheckedFetch(...llm.handlers);

test.skipIf(!hasRecordings)("a list of models has the keys of a recorded one", async () => {
  const recorded = readRecordings("anthropic", "GET /v1/models").map(({ response }) =>
    keyPaths(response.body),
  );
  const response = await fetch("https://api.anthropic.com/v1/models");
  const paths = keyPaths(await response.json());
  const known = new Set(recorded.flatMap((keys) => [...keys]));
  expect([...paths].filter((path) => !known.has(path))).toEqual([]);
  expect([...known].filter((path) => !paths.has(path))).toEqual([]);
});

test.skipIf(!hasRecordings)("a token count has the keys of a recorded one", async () => {
  for (const { request, response } of readRecordings(
    "anthropic",
    "POST /v1/messages/count_tokens",
  )) {
    if (response.status !== 200) continue;
    const answer = await fetch("https://api.anthropic.com/v1/messages/count_tokens", {
      method: "POST",
      body: JSON.stringify(request.body),
    });
    expect(keyPaths(await answer.json())).toEqual(keyPaths(response.body));
  }
});
