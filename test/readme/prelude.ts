import { llm } from "msw-llm";
import { setupServer, type SetupServer } from "msw/node";
import OpenAI from "openai";
import { afterAll, beforeAll } from "vitest";

/** What the README's shorter blocks take for granted: a server with the pack, and an app that asks. */
export const server: SetupServer = setupServer(...llm.handlers);
beforeAll(() => server.listen());
afterAll(() => server.close());

function toParams(prompt: string) {
  return { model: "gpt-5.4", messages: [{ role: "user" as const, content: prompt }] };
}

export async function ask(prompt: string): Promise<string | null | undefined> {
  const client = new OpenAI({ apiKey: "any" });
  const completion = await client.chat.completions.create(toParams(prompt));
  return completion.choices[0]?.message.content;
}

export async function askStreamed(prompt: string): Promise<string[]> {
  const client = new OpenAI({ apiKey: "any" });
  const deltas: string[] = [];
  const stream = client.chat.completions.stream(toParams(prompt));
  stream.on("content", (delta) => deltas.push(delta));
  await stream.done();
  return deltas;
}
