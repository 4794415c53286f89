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

const NUMBER = "int";
const FLAG = "bool";
const MAP = "map[string]interface {}";
const SHARED = {
  model: "string",
  logprobs: FLAG,
  top_logprobs: NUMBER,
  options: MAP,
  stream: FLAG,
};

test.for<[path: string, struct: string, fields: Record<string, string>]>([
  ["chat", "ChatRequest", SHARED],
  [
    "generate",
    "GenerateRequest",
    {
      ...SHARED,
      suffix: "string",
      system: "string",
      template: "string",
      raw: FLAG,
    },
  ],
  ["embed", "EmbedRequest", { model: "string", truncate: FLAG, dimensions: NUMBER, options: MAP }],
  ["embeddings", "EmbeddingRequest", { model: "string", prompt: "string", options: MAP }],
])("%s reads the fields of a %s", async ([path, struct, fields]) => {
  const whole = { ...CHAT, prompt: "Hello", input: "Hello", stream: false };
  for (const [field, type] of Object.entries(fields)) {
    const refused = await post(path, { ...whole, [field]: [] });
    const error = `json: cannot unmarshal array into Go struct field ${struct}.${field} of type ${type}`;
    expect([refused.status, await refused.json()]).toEqual([400, { error }]);
  }
  const { model: _, stream: __, ...others } = fields;
  const empty = Object.fromEntries(Object.keys(others).map((field) => [field, null]));
  expect((await post(path, { ...whole, ...empty })).status).toBe(200);
});

test.for([
  ["integer", ["num_ctx", "num_keep", "num_predict", "repeat_last_n", "seed", "top_k"]],
  [
    "float32",
    ["frequency_penalty", "min_p", "presence_penalty", "repeat_penalty", "temperature", "top_p"],
  ],
] as const)("options of type %s: %j", async ([type, names]) => {
  for (const name of names) {
    const refused = await post("chat", { ...CHAT, options: { [name]: "1" } });
    const error = `option "${name}" must be of type ${type}`;
    expect([refused.status, await refused.json()]).toEqual([500, { error }]);
  }
  const options = { ...Object.fromEntries(names.map((name) => [name, 1])), constructor: "any" };
  expect((await post("chat", { ...CHAT, stream: false, options })).status).toBe(200);
});

test.for([true, false, "low", "medium", "high", "max"])("to think %o is fine", async (think) => {
  expect((await post("chat", { ...CHAT, stream: false, think })).status).toBe(200);
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
