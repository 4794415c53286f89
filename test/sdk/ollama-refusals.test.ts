import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createOllama } from "../support/ollama-client.ts";
import { REFUSALS } from "../support/ollama-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const CHAT = { model: "m", messages: [{ role: "user", content: "Hello" }] };
const GENERATE = { model: "m", prompt: "Hello" };
const EMBED = { model: "m", input: "Hello" };

test.for(REFUSALS)("%s refuses %o", async ([path, wrong, message, fine, status]) => {
  const base = path === "chat" ? CHAT : path === "generate" ? GENERATE : EMBED;
  const refused = await post(path, { ...base, ...wrong });
  expect(await refused.json()).toEqual({ error: message });
  expect(refused.status).toBe(status ?? (message.endsWith("not found") ? 404 : 400));
  const accepted = await post(path, { ...base, stream: false, ...fine });
  expect(await accepted.json()).not.toHaveProperty("error");
  expect(accepted.status).toBe(200);
});

const STRUCTS = [
  ["chat", "ChatRequest"],
  ["generate", "GenerateRequest"],
  ["embed", "EmbedRequest"],
  ["embeddings", "EmbeddingRequest"],
];

test.for(STRUCTS)(
  "%s takes no body that is none, and none of another type",
  async ([path, struct]) => {
    for (const [body, error] of [
      [undefined, "missing request body"],
      [[], `json: cannot unmarshal array into Go value of type api.${struct}`],
      [true, `json: cannot unmarshal bool into Go value of type api.${struct}`],
    ]) {
      const answer = await post(path!, body);
      expect([answer.status, await answer.json()]).toEqual([400, { error }]);
    }
  },
);

test("a body that is no JSON", async () => {
  const malformed = await fetch("http://127.0.0.1:11434/api/chat", { method: "POST", body: "{" });
  expect(malformed.status).toBe(400);
  expect(await malformed.json()).toHaveProperty("error");
});

test("the SDK throws what the server says", async () => {
  const asked = createOllama().chat({ ...CHAT, think: "hard" as "high" });
  await expect(asked).rejects.toMatchObject({
    name: "ResponseError",
    status_code: 400,
    message: /^invalid think value: "hard"/,
  });
});

test("an unknown parameter is refused where that is asked for", async () => {
  server.use(llm.ollama.chat("Hi", { validate: { unknownParameters: true } }));
  const typo = { ...CHAT, temprature: 1 };
  await expect(createOllama().chat(typo)).rejects.toThrow('json: unknown field "temprature"');
  const known = { ...CHAT, keep_alive: "5m", options: {}, think: false, tools: [], format: "json" };
  server.use(llm.ollama.chat("{}", { validate: { unknownParameters: true } }));
  expect((await createOllama().chat(known)).message.content).toBe("{}");
});

function post(path: string, body: unknown): Promise<Response> {
  const url = `http://127.0.0.1:11434/api/${path}`;
  return fetch(url, { method: "POST", ...(body !== undefined && { body: JSON.stringify(body) }) });
}
