import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import {
  missing,
  outside,
  type Refusal,
  refusalOf,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const SECONDS = "expires_after.seconds";
const seconds = (): number => Math.floor(Date.now() / 1000);

describe("client secrets", () => {
  test("open a session as it was asked for", async () => {
    const { value, expires_at, session } = await client.realtime.clientSecrets.create({
      expires_after: { anchor: "created_at", seconds: 60 },
      session: {
        type: "realtime",
        model: "gpt-realtime",
        instructions: "Be brief.",
        audio: { input: { transcription: { model: "gpt-realtime-whisper" } } },
      },
    });
    expect(value).toMatch(/^ek_[0-9a-f]{32}$/);
    expect(expires_at - seconds()).toBeLessThanOrEqual(60);
    expect(expires_at - seconds()).toBeGreaterThan(50);
    expect(session).toMatchObject({
      id: expect.stringMatching(/^sess_[A-Za-z0-9]{21}$/),
      type: "realtime",
      object: "realtime.session",
      model: "gpt-realtime",
      instructions: "Be brief.",
      output_modalities: ["audio"],
      audio: {
        input: {
          format: { type: "audio/pcm", rate: 24_000 },
          transcription: { model: "gpt-realtime-whisper", language: null, prompt: null },
          turn_detection: { type: "server_vad", create_response: true },
        },
        output: { voice: "alloy", speed: 1 },
      },
    });
  });

  test("open a session of OpenAI's choice, for ten minutes", async () => {
    const { expires_at, session } = await client.realtime.clientSecrets.create({});
    expect(expires_at - seconds()).toBeGreaterThan(590);
    expect(session).toMatchObject({ type: "realtime", audio: { input: { transcription: null } } });
  });

  test("find the end of a turn as the request says", async () => {
    const ask = async (turn_detection: object | null): Promise<unknown> => {
      const audio = { input: { turn_detection: turn_detection as never } };
      const { session } = await client.realtime.clientSecrets.create({
        session: { type: "realtime", audio },
      });
      return (session as OpenAI.Realtime.RealtimeSessionCreateResponse).audio!.input!
        .turn_detection;
    };
    expect(await ask(null)).toBeNull();
    expect(await ask({ type: "semantic_vad" })).toMatchObject({ eagerness: "auto" });
    expect(await ask({ type: "server_vad", threshold: 0.9 })).toMatchObject({ threshold: 0.9 });
  });

  test("open a transcription", async () => {
    const { session } = await client.realtime.clientSecrets.create({
      session: {
        type: "transcription",
        audio: { input: { transcription: { model: "whisper-1" } } },
      },
    });
    expect(session).toMatchObject({
      type: "transcription",
      object: "realtime.transcription_session",
      audio: { input: { transcription: { model: "whisper-1" } } },
    });
    expect(session).not.toHaveProperty("model");
  });

  test("open a translation", async () => {
    const body = {
      session: { model: "gpt-realtime-translate", audio: { output: { language: "es" } } },
    };
    const secret = await client.post("/realtime/translations/client_secrets", { body });
    expect(secret).toMatchObject({
      value: expect.stringMatching(/^ek_/),
      session: {
        type: "translation",
        model: "gpt-realtime-translate",
        audio: {
          input: { transcription: null, noise_reduction: null },
          output: { language: "es" },
        },
      },
    });
  });

  test("are what a test says", async () => {
    const mock = llm.openai.realtimeClientSecrets({ value: "ek_test", session: { id: "sess_a" } });
    server.use(mock);
    const session = { type: "realtime", model: "gpt-realtime" } as const;
    const secret = await client.realtime.clientSecrets.create({ session });
    expect(secret).toMatchObject({ value: "ek_test", session: { id: "sess_a", type: "realtime" } });
    expect(mock.calls[0]!.modelId).toBe("gpt-realtime");
    server.use(llm.openai.realtimeClientSecrets(errors.invalidApiKey()));
    const refused = client.realtime.clientSecrets.create({ session });
    await expect(refused).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  });

  test.for([
    [{ session: {} }, missing("session.type"), { session: { type: "realtime" } }],
    [
      { session: { type: "other" } },
      unsupported("session.type", "other", "'realtime' and 'transcription'"),
      { session: { type: "transcription" } },
    ],
    [
      { session: "realtime", expires_after: { seconds: 60 } },
      wrongType("session", "an object", "a string"),
      {},
    ],
    [
      { expires_after: { seconds: 9 } },
      outside(SECONDS, "integer", { below: 10, given: 9 }),
      { expires_after: { seconds: 10 } },
    ],
    [
      { expires_after: { seconds: 7201 } },
      outside(SECONDS, "integer", { above: 7200, given: 7201 }),
      { expires_after: { seconds: 7200 } },
    ],
  ] as const)("%j is refused, and %j is not", async ([wrong, refusal, right]) => {
    const create = (body: object): Promise<unknown> => client.realtime.clientSecrets.create(body);
    expect(await refusalOf(create(wrong))).toEqual(refusal);
    expect(await create(right)).toHaveProperty("value");
  });

  const session = { model: "gpt-realtime-translate" };
  test.for<[body: object, refusal: Refusal | undefined]>([
    [{}, missing("session")],
    [{ session: {} }, missing("session.model")],
    [{ session: { model: 7 } }, wrongType("session.model", "a string", "an integer")],
    [{ expires_after: 60, session }, wrongType("expires_after", "an object", "an integer")],
    [{ expires_after: { seconds: 60 }, session }, undefined],
  ])("a translation is judged: %j", async ([body, refusal]) => {
    const asked = client.post("/realtime/translations/client_secrets", { body });
    expect(await refusalOf(asked)).toEqual(refusal);
  });
});

describe("the older endpoints", () => {
  test("answer with a session, its key within it", async () => {
    const { sessions } = client.beta.realtime;
    const session = await sessions.create({ model: "gpt-4o-realtime-preview", temperature: 0.6 });
    expect(session).toMatchObject({
      object: "realtime.session",
      model: "gpt-4o-realtime-preview",
      modalities: ["audio", "text"],
      temperature: 0.6,
      turn_detection: { type: "server_vad", silence_duration_ms: 200 },
      client_secret: { value: expect.stringMatching(/^ek_/) },
    });
    expect(session.client_secret.expires_at - seconds()).toBeLessThanOrEqual(60);
    for (const [wrong, refusal] of [
      [{ temperature: "hot" }, wrongType("temperature", "a decimal", "a string")],
      [{ instructions: 7 }, wrongType("instructions", "a string", "an integer")],
      [{ model: 7 }, wrongType("model", "a string", "an integer")],
    ] as const) {
      expect(await refusalOf(sessions.create(wrong as never))).toEqual(refusal);
    }
  });

  test("answer with a transcription", async () => {
    const session = await client.beta.realtime.transcriptionSessions.create({
      input_audio_transcription: { model: "gpt-4o-transcribe" },
    });
    expect(session).toMatchObject({
      object: "realtime.transcription_session",
      input_audio_transcription: { model: "gpt-4o-transcribe", language: null, prompt: "" },
      client_secret: { value: expect.stringMatching(/^ek_/) },
    });
  });
});
