import { describe, expect, test } from "vitest";
import { createHandlers } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const HOST = "https://generativelanguage.googleapis.com";

describe.runIf(hasRecordings)("file search stores", () => {
  const fetch = createCheckedFetch(...createHandlers());

  async function ask<T>(url: string, init?: RequestInit): Promise<T> {
    const response = await fetch(url, init);
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }

  test("are made, filled and deleted as recorded", async () => {
    const [made] = readRecordings("gemini", "POST /v1beta/fileSearchStores");
    const body = JSON.stringify(made!.request.body);
    const store = await ask<{ name: string }>(made!.url, { method: "POST", body });
    const recorded = made!.response.body as { name: string };
    expect(compareKeys(store, [recorded])).toEqual(SAME_KEYS);
    const unique = /-[a-z0-9]{12}$/;
    expect(recorded.name).toMatch(unique);
    expect(store.name.replace(unique, "")).toBe(recorded.name.replace(unique, ""));

    const [filled] = readRecordings(
      "gemini",
      "POST /upload/v1beta/fileSearchStores/{id}:uploadToFileSearchStore",
    );
    const start = await fetch(`${HOST}/upload/v1beta/${store.name}:uploadToFileSearchStore`, {
      method: "POST",
      headers: {
        "x-goog-upload-command": "start",
        "x-goog-upload-header-content-type": "text/plain",
        "content-type": "application/json",
      },
      body: "{}",
    });
    const operation = await ask<{ name: string; response: object }>(
      start.headers.get("x-goog-upload-url")!,
      {
        method: "POST",
        headers: { "x-goog-upload-command": "upload, finalize" },
        body: filled!.request.body as string,
      },
    );
    const expected = filled!.response.body as typeof operation;
    expect(compareKeys(operation, [expected])).toEqual(SAME_KEYS);
    const { "@type": type, mimeType, sizeBytes } = expected.response as Record<string, unknown>;
    expect(operation.response).toMatchObject({ "@type": type, mimeType, sizeBytes });

    await ask(`${HOST}/v1beta/${operation.name}`);
    await ask(`${HOST}/v1beta/${store.name}`);
    const { documents } = await ask<{ documents: { name: string }[] }>(
      `${HOST}/v1beta/${store.name}/documents`,
    );
    await ask(`${HOST}/v1beta/${documents[0]!.name}`);
    const [deleted] = readRecordings("gemini", "DELETE /v1beta/fileSearchStores/{id}");
    const { search } = new URL(deleted!.url);
    const gone = await ask(`${HOST}/v1beta/${store.name}${search}`, { method: "DELETE" });
    expect(gone).toEqual(deleted!.response.body);
  });
});
