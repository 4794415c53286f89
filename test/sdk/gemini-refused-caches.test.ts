import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { create, handbook } from "../support/cached-contents.ts";
import { usePack } from "../support/server.ts";

usePack();

const HOST = "https://generativelanguage.googleapis.com";

describe("a content that is refused", () => {
  async function post(body: object, { method = "POST", path = "" } = {}): Promise<unknown> {
    const url = `${HOST}/v1beta/cachedContents${path}`;
    const response = await fetch(url, { method, body: JSON.stringify(body) });
    const { error } = (await response.json()) as { error?: object };
    return error;
  }

  test("is too small", async () => {
    const message = /^Cached content is too small. total_token_count=\d+, min_total_token_count=/;
    for (const [name, minimum] of [
      ["gemini-2.5-flash", 1024],
      ["gemini-2.5-pro", 4096],
    ] as const) {
      expect(
        await post({ model: `models/${name}`, contents: [{ parts: [{ text: "Hi" }] }] }),
      ).toEqual({
        code: 400,
        message: expect.stringMatching(`${message.source}${minimum}$`),
        status: "INVALID_ARGUMENT",
      });
    }
    const file = { fileData: { fileUri: `${HOST}/v1beta/files/a`, mimeType: "video/mp4" } };
    expect(
      await post({ model: "models/m", contents: [{ role: "user", parts: [file] }] }),
    ).toBeUndefined();
  });

  test("is too small by the counter of the settings", async () => {
    const ask = async (tokens: number): Promise<number> => {
      const { handlers } = llm.gemini.with({ countTokens: () => tokens });
      const contents = [{ role: "user", parts: [{ text: "Hi" }] }];
      const body = JSON.stringify({ model: "models/m", contents });
      const url = `${HOST}/v1beta/cachedContents`;
      return (await createFetch(...handlers)(url, { method: "POST", body })).status;
    };
    // half of the least of all limits, with what a message weighs besides its text
    expect([await ask(508), await ask(509)]).toEqual([400, 200]);
  });

  const contents = [{ role: "user", parts: [{ text: handbook }] }];

  test.for([
    [{ contents }, "* CreateCachedContentRequest.model: model is not specified\n"],
    [
      { ttl: "5s", expireTime: "2990-01-01T00:00:00Z" },
      "Invalid value at 'cached_content' (oneof), oneof field 'expiration' is already set. Cannot set 'expireTime'",
    ],
    [
      { ttl: 300 },
      "Invalid value at 'cached_content.ttl' (type.googleapis.com/google.protobuf.Duration), Field 'ttl', Illegal duration format; duration must end with 's'",
    ],
    [
      { ttl: "300" },
      "Invalid value at 'cached_content.ttl' (type.googleapis.com/google.protobuf.Duration), Field 'ttl', Illegal duration format; duration must end with 's'",
    ],
    [
      { expireTime: "tomorrow" },
      "Invalid value at 'cached_content.expire_time' (type.googleapis.com/google.protobuf.Timestamp), Field 'expireTime', Invalid time format: Failed to parse input",
    ],
    [
      { expireTime: 2990 },
      "Invalid value at 'cached_content.expire_time' (type.googleapis.com/google.protobuf.Timestamp), Field 'expireTime', Invalid time format: Failed to parse input",
    ],
    [
      { contents: "Hi" },
      `Invalid value at 'cached_content.contents' (type.googleapis.com/google.ai.generativelanguage.v1beta.Content), "Hi"`,
    ],
    [
      { contents: [{ parts: [{ text: 1 }] }] },
      "Invalid value at 'cached_content.contents[0].parts[0].text' (TYPE_STRING), 1",
    ],
    [
      { systemInstruction: "Be brief." },
      `Invalid value at 'cached_content.system_instruction' (type.googleapis.com/google.ai.generativelanguage.v1beta.Content), "Be brief."`,
    ],
    [
      { systemInstruction: { parts: [{ text: 1 }] } },
      "Invalid value at 'cached_content.system_instruction.parts[0].text' (TYPE_STRING), 1",
    ],
  ] as const)("has %j in it", async ([body, message]) => {
    const model = "contents" in body && body.contents === contents ? undefined : "models/m";
    expect(await post({ model, contents, ...body })).toMatchObject({ code: 400, message });
  });

  test("is a change to both times", async () => {
    const { name = "" } = await create();
    const path = name.replace("cachedContents", "");
    const both = { ttl: "5s", expire_time: "2990-01-01T00:00:00Z" };
    expect(await post(both, { method: "PATCH", path })).toMatchObject({ code: 400 });
    expect(await post({ ttl: "1.5s" }, { method: "PATCH", path })).toBeUndefined();
  });
});
