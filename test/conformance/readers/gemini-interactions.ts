import { GoogleGenAI } from "@google/genai";
import { collect, join, type Joined } from "../../support/gemini-interactions-client.ts";
import type { Reader } from "../reader.ts";

const params = { model: "m", input: "Hello" };

export const reader: Reader = {
  async body(body) {
    const client = toClient(JSON.stringify(body), "application/json");
    return toAnswer(await client.create({ ...params, stream: false }));
  },
  async stream(text) {
    const client = toClient(text, "text/event-stream");
    return toAnswer(join(await collect(await client.create({ ...params, stream: true }))));
  },
};

/** An answer is read where it was sent: the SDK fetches nothing else. */
function toClient(text: string, contentType: string): GoogleGenAI["interactions"] {
  const headers = { "content-type": contentType };
  const fetch = (): Promise<Response> => Promise.resolve(new Response(text, { headers }));
  return new GoogleGenAI({ apiKey: "test", httpOptions: { fetch } }).interactions;
}

/** Without what differs each time. */
function toAnswer(interaction: object): unknown {
  const {
    sdkHttpResponse: _,
    created: __,
    updated: ___,
    ...answer
  } = interaction as Joined & {
    sdkHttpResponse?: unknown;
  };
  return JSON.parse(JSON.stringify(answer)) as unknown;
}
