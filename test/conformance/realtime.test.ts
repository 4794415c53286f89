import { describe, expect, test } from "vitest";
import { createHandlers } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
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

/** What the recordings have that no documentation and no other answer knows. */
const UNDOCUMENTED = ["ice_servers", "session_id", "audio_input_config", "audio_output_config"];

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
    const { missing, unknown } = compareKeys(session, [recorded!.response.body]);
    const isDocumented = (path: string): boolean =>
      !UNDOCUMENTED.some((name) => path.replace(/^\W+/, "").startsWith(name));
    expect(missing.filter(isDocumented)).toEqual([]);
    // the key is left out of the recording; the others are newer
    expect(unknown.map((path) => path.replace(/^\W+/, ""))).toEqual([
      "speed",
      "tracing",
      "client_secret",
      "client_secret.value",
      "client_secret.expires_at",
    ]);
  });

  test("a transcription is as specified", async () => {
    const url = "https://api.openai.com/v1/realtime/client_secrets";
    const { session } = await post<{ session: Session }>(url, {
      session: { type: "transcription", audio: { input: { turn_detection: null } } },
    });
    expect(session.type).toBe("transcription");
  });
});
