import { describe, expect, test } from "vitest";
import { createHandlers } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { AS_NAMED, compareKeysBut } from "./named.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

interface Session {
  type?: string;
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const fetch = createCheckedFetch(...createHandlers());
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

describe.runIf(hasRecordings)("realtime", () => {
  test("client secrets are as recorded of Azure", async () => {
    const [recorded] = readRecordings("azure", "POST /openai/v1/realtime/client_secrets");
    const { body: request } = recorded!.request;
    const expected = recorded!.response.body as { session: object };
    for (const url of [recorded!.url, "https://api.openai.com/v1/realtime/client_secrets"]) {
      const secret = await post<{ session: object }>(url, request);
      expect(compareKeys(secret, [expected])).toEqual(SAME_KEYS);
      const { id: _, ...session } = expected.session as { id: string };
      expect(secret.session).toMatchObject(session);
    }
  });

  test("older sessions are as recorded, but for what nobody documents", async () => {
    const [recorded] = readRecordings("openai", "POST /v1/realtime/sessions");
    const session = await post<Session>(recorded!.url, recorded!.request.body);
    const compared = compareKeysBut("openai realtime.sessions", session, {
      recorded: [recorded!.response.body],
      schema: { document: "openai", body: "RealtimeSession" },
    });
    expect(compared).toEqual(AS_NAMED);
  });

  test("a transcription is as specified", async () => {
    const url = "https://api.openai.com/v1/realtime/client_secrets";
    const { session } = await post<{ session: Session }>(url, {
      session: { type: "transcription", audio: { input: { turn_detection: null } } },
    });
    expect(session.type).toBe("transcription");
  });
});
