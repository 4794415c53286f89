import OpenAI from "openai";
import { expect, test } from "vitest";
import { type Fault, faults, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const URL = "https://api.openai.com/v1/responses";

/** The events of a stored response once more, with a fault if there is one. */
async function replay(fault?: Fault): Promise<Response> {
  const body = JSON.stringify({ model: "gpt-5.4", input: "Hi" });
  const { id } = (await (await fetch(URL, { method: "POST", body })).json()) as { id: string };
  if (fault) server.use(llm.openai.responses.retrieve(fault));
  return fetch(`${URL}/${id}?stream=true`);
}

test("a replay carries the provider's headers", async () => {
  const response = await replay();
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("x-request-id")).toMatch(/^req_[\da-f]{32}$/);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(await response.text()).toMatch(
    /^event: response\.created\n.*event: response\.completed\n/s,
  );
});

test("a replay is cut short, or holds what is no event", async () => {
  const cut = await replay(faults.truncate());
  expect(cut.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const cutText = await cut.text();
  expect(cutText).toMatch(/^event: response\.created\n/);
  expect(cutText).not.toContain("response.completed");
  server.resetHandlers();
  const malformed = await (await replay(faults.malformed())).text();
  const broken = [...malformed.matchAll(/^data: (.*)$/gm)].filter(([, data = ""]) => {
    try {
      return JSON.parse(data) === undefined;
    } catch {
      return true;
    }
  });
  expect(broken).toHaveLength(1);
});

test("the deltas of a replay are padded where it is asked for, as recorded and documented", async () => {
  const { responses } = new OpenAI({ apiKey: "test" });
  const { id } = await responses.create({ model: "gpt-5.4", input: "Hi" });
  const listPadding = async (query: object): Promise<boolean[]> => {
    const padded: boolean[] = [];
    const stream = await responses.retrieve(id, { ...query, stream: true });
    for await (const event of stream) {
      if (event.type === "response.output_text.delta") padded.push("obfuscation" in event);
    }
    return padded;
  };
  expect(await listPadding({})).toEqual([false]);
  expect(await listPadding({ include_obfuscation: true })).toEqual([true]);
  expect(await listPadding({ include_obfuscation: false })).toEqual([false]);
});

test("a replay loses its connection in its middle, once what came before is read", async () => {
  const response = await replay(faults.disconnect());
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
    }
  };
  await expect(read()).rejects.toThrow("terminated");
  expect(text).not.toContain("response.completed");
});
