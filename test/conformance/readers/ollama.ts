import { Ollama } from "ollama";
import { joinChat, joinGenerate } from "../../support/ollama-client.ts";
import type { Reader } from "../reader.ts";

/** Answers of a chat as the official package understands them. */
export const chatReader: Reader = {
  body: async (body) =>
    withoutTime(await read(JSON.stringify(body)).chat({ model: "m", messages: [] })),
  stream: async (text) =>
    withoutTime(await joinChat(await read(text).chat({ model: "m", messages: [], stream: true }))),
};

/** Answers to a prompt, likewise; a context is a server's own numbers. */
export const generateReader: Reader = {
  body: async (body) =>
    withoutTime(await read(JSON.stringify(body)).generate({ model: "m", prompt: "" })),
  stream: async (text) =>
    withoutTime(
      await joinGenerate(await read(text).generate({ model: "m", prompt: "", stream: true })),
    ),
};

function read(text: string): Ollama {
  return new Ollama({ fetch: () => Promise.resolve(new Response(text)) });
}

/** Without the calls' numbers either, which older servers don't send. */
const LEFT_OUT = new Set(["created_at", "index"]);

function withoutTime(response: object): unknown {
  return JSON.parse(JSON.stringify(response), (key, value) =>
    LEFT_OUT.has(key) ? undefined : (value as unknown),
  ) as unknown;
}
