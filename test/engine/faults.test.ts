import { expect, test } from "vitest";
import { type Fault, faults, llm, type Reply } from "../../src/index.ts";
import { post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

async function body(reply: Reply): Promise<string> {
  server.use(llm.openai.chat(reply));
  return (await post("Hello")).text();
}

async function stream(reply: Reply): Promise<string> {
  server.use(llm.openai.chat(reply));
  return (await post("Hello", { stream: true })).text();
}

test("truncate: half a body, a stream without its end", async () => {
  const whole = await body("Hello");
  const half = await body(["Hello", faults.truncate()]);
  expect(() => JSON.parse(half) as unknown).toThrow(SyntaxError);
  expect(half.length).toBe(Math.floor(whole.length / 2));
  const cut = await stream(["Hello", faults.truncate(), "never"]);
  expect(cut).toContain('"content":"Hello"');
  expect(cut).not.toMatch(/"finish_reason":"|\[DONE\]|never/);
});

test("malformed: no JSON, and a stream that goes on after a broken frame", async () => {
  const broken = await body(["Hello", faults.malformed()]);
  expect(() => JSON.parse(broken) as unknown).toThrow(SyntaxError);
  const parsed = JSON.parse(`${broken}}`) as { choices: { message: object }[] };
  expect(parsed.choices[0]?.message).toMatchObject({ content: "Hello" });
  const frames = (await stream(["Hel", faults.malformed(), "lo"])).split("\n\n").slice(0, -1);
  const valid = frames.map((frame) => {
    try {
      return frame === "data: [DONE]" || JSON.parse(frame.slice(6)) !== null;
    } catch {
      return false;
    }
  });
  expect(valid.filter((isValid) => !isValid)).toHaveLength(1);
  expect(frames.at(-1)).toBe("data: [DONE]");
});

test("html: a gateway's page, and in the middle of a stream too", async () => {
  server.use(llm.openai.chat(faults.html()));
  const response = await post("Hello", { stream: true });
  expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
  expect(await response.text()).toContain("<h1>502 Bad Gateway</h1>");
  expect(await stream(["Hel", faults.html()])).toMatch(/"content":"Hel".*502 Bad Gateway/s);
});

test.for<[title: string, fault: Fault]>([
  ["disconnect", faults.disconnect()],
  ["networkError", faults.networkError()],
])("%s: rejected as a body, broken as a stream", async ([, fault]) => {
  await expect(body(["Hello", fault])).rejects.toThrow(TypeError);
  await expect(stream(["Hello", fault])).rejects.toThrow("terminated");
});

test("alone, a fault that needs an answer breaks the default one", async () => {
  expect(await stream(faults.truncate())).toContain('"content":"This"');
  await expect(stream(faults.disconnect())).rejects.toThrow("terminated");
});

test.for<[title: string, fault: Fault]>([
  ["hang", faults.hang()],
  ["stall", faults.stall()],
])("%s: nothing more, until the client gives up", async ([, fault]) => {
  const mock = llm.openai.chat(["Hello", fault, "never"]);
  server.use(mock);
  const abort = new AbortController();
  const response = await post("Hello", { stream: true, signal: abort.signal });
  const reader = response.body!.getReader();
  while (mock.calls[0]?.delivered.text !== "Hello") await reader.read();
  setTimeout(() => abort.abort(), 10);
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow(/abort/i);
  await mock.calls[0]?.done;
  expect(mock.calls[0]).toMatchObject({ aborted: true, delivered: { text: "Hello" } });
});
