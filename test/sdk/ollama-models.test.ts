import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { collect, createOllama } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** On this machine's own addresses other servers may live: what is no text, embedding or list takes an override. */
function mockAll(): void {
  const { show, pull, push, create, copy, delete: remove, heartbeat } = llm.ollama;
  server.use(show(), pull(), push(), create(), copy(), remove(), heartbeat());
}

async function names(): Promise<string[]> {
  return (await createOllama().list()).models.map(({ name }) => name);
}

test("vectors of unit length, the same on every run, as long as the model's", async () => {
  const { embeddings, ...rest } = await createOllama().embed({
    model: "all-minilm",
    input: ["Hello", "World"],
  });
  expect(embeddings.map(({ length }) => length)).toEqual([384, 384]);
  expect(embeddings[0]!.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1);
  expect(rest).toEqual({
    model: "all-minilm",
    total_duration: 52_000_000,
    load_duration: 50_000_000,
    prompt_eval_count: 2,
  });
  const again = await createOllama().embed({ model: "all-minilm:33m", input: "Hello" });
  expect(again.embeddings).toEqual([embeddings[0]]);
});

test("dimensions make a vector shorter, never longer", async () => {
  const embed = async (dimensions: number): Promise<number | undefined> => {
    const params = { model: "nomic-embed-text", input: "Hello", dimensions };
    return (await createOllama().embed(params)).embeddings[0]?.length;
  };
  expect(await embed(64)).toBe(64);
  expect(await embed(5000)).toBe(768);
});

test("an input without texts has no vectors", async () => {
  const nothing = await createOllama().embed({ model: "m", input: [] });
  expect(nothing).toEqual({ model: "m", embeddings: [] });
});

test("vectors as the test says, one a text", async () => {
  server.use(llm.ollama.embed([[0.1, 0.2]]));
  const { embeddings } = await createOllama().embed({ model: "m", input: "Hello" });
  expect(embeddings).toEqual([[0.1, 0.2]]);
  await expect(createOllama().embed({ model: "m", input: ["a", "b"] })).rejects.toThrow(
    /msw-llm: .*2 texts to embed, and the reply 1 vectors/,
  );
});

test("the older endpoint embeds one prompt", async () => {
  const { embedding } = await createOllama().embeddings({ model: "m", prompt: "Hello" });
  expect(embedding).toHaveLength(768);
  server.use(llm.ollama.embeddings([[0.1, 0.2]]));
  expect(await createOllama().embeddings({ model: "m", prompt: "Hello" })).toEqual({
    embedding: [0.1, 0.2],
  });
});

test("embedding errors are the SDK's own", async () => {
  server.use(llm.ollama.embed(errors.modelNotFound()));
  await expect(createOllama().embed({ model: "x", input: "Hello" })).rejects.toMatchObject({
    name: "ResponseError",
    status_code: 404,
    message: "model 'x' not found",
  });
});

test("the list, as it is and as the test says", async () => {
  expect(await names()).toContain("qwen3:8b");
  server.use(llm.ollama.list(["mine", { name: "other:1b", size: 5 }]));
  const { models } = await createOllama().list();
  expect(models).toMatchObject([
    { name: "mine:latest", model: "mine:latest", details: { family: "mine", format: "gguf" } },
    { name: "other:1b", size: 5, details: { parameter_size: "1B" } },
  ]);
  expect(models[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
});

test("what answered is in memory, until it is told to leave", async () => {
  await createOllama().chat({ model: "gemma3", messages: [{ role: "user", content: "Hi" }] });
  const { models } = await createOllama().ps();
  expect(models).toMatchObject([{ name: "gemma3:latest", context_length: 4096 }]);
  expect(models[0]).not.toHaveProperty("modified_at");
  await createOllama().generate({ model: "gemma3", prompt: "Hi", keep_alive: 0 });
  expect((await createOllama().ps()).models).toEqual([]);
});

test("a model is shown, pulled, copied, created and deleted", async () => {
  mockAll();
  const client = createOllama();
  expect(await client.show({ model: "qwen3:8b" })).toMatchObject({
    details: { family: "qwen3", parameter_size: "8B" },
    capabilities: ["completion", "tools", "thinking", "vision"],
  });
  expect(await client.pull({ model: "new" })).toEqual({ status: "success" });
  expect(await client.copy({ source: "new", destination: "newer" })).toEqual({ status: "success" });
  expect(await client.create({ model: "newest", from: "newer" })).toEqual({ status: "success" });
  expect((await names()).slice(0, 3)).toEqual(["new:latest", "newer:latest", "newest:latest"]);
  expect(await client.delete({ model: "new" })).toEqual({ status: "success" });
  expect(await names()).not.toContain("new:latest");
  for (const request of [
    () => client.delete({ model: "new" }),
    () => client.show({ model: "new" }),
    () => client.copy({ source: "new", destination: "old" }),
    () => client.push({ model: "new" }),
  ]) {
    await expect(request()).rejects.toMatchObject({ status_code: 404 });
  }
});

test("a pull tells its steps", async () => {
  mockAll();
  const steps = await collect(await createOllama().pull({ model: "m", stream: true }));
  expect(steps.map(({ status }) => status)).toEqual([
    "pulling manifest",
    expect.stringMatching(/^pulling [0-9a-f]{12}$/),
    "verifying sha256 digest",
    "writing manifest",
    "success",
  ]);
  expect(steps[1]).toMatchObject({ digest: expect.stringMatching(/^sha256:/), total: 2019393189 });
  server.use(llm.ollama.pull(["a", { status: "b", completed: 1, total: 2 }, "success"]));
  const own = await collect(await createOllama().pull({ model: "m", stream: true }));
  expect(own).toEqual([
    { status: "a" },
    { status: "b", completed: 1, total: 2 },
    { status: "success" },
  ]);
});

test("what names no model is refused", async () => {
  mockAll();
  const client = createOllama();
  const refusals: [() => Promise<unknown>, string][] = [
    [() => client.show({ model: "" }), "model is required"],
    [() => client.pull({ model: "" }), "invalid model name"],
    [() => client.push({ model: "" }), "model is required"],
    [() => client.delete({ model: "" }), "model is required"],
    [() => client.copy({ source: "", destination: "a" }), 'source "" is invalid'],
    [() => client.copy({ source: "a", destination: "" }), 'destination "" is invalid'],
    [() => client.create({ model: "a" }), "neither 'from' or 'files' was specified"],
  ];
  for (const [request, message] of refusals) {
    await expect(request()).rejects.toMatchObject({ status_code: 400, message });
  }
});

test.for([
  ["show", "ShowRequest", { model: 7 }, "model of type string"],
  ["pull", "PullRequest", { model: "a", stream: 1 }, "stream of type bool"],
  ["copy", "CopyRequest", { source: 7 }, "source of type string"],
  ["create", "CreateRequest", { model: 7 }, "model of type string"],
] as const)("%s reads a %s", async ([path, struct, wrong, field]) => {
  mockAll();
  const bodies: [unknown, string][] = [
    [undefined, "missing request body"],
    [[], `json: cannot unmarshal array into Go value of type api.${struct}`],
    [wrong, `json: cannot unmarshal number into Go struct field ${struct}.${field}`],
  ];
  for (const [body, error] of bodies) {
    const init = { method: "POST", ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(`http://127.0.0.1:11434/api/${path}`, init);
    expect([answer.status, await answer.json()]).toEqual([400, { error }]);
  }
});

test.for([{ from: "b" }, { files: { "a.gguf": "sha256:0" } }, { modelfile: "FROM b" }])(
  "a model is made of %o",
  async (fields) => {
    mockAll();
    const body = JSON.stringify({ model: "a", stream: false, ...fields });
    const answer = await fetch("http://127.0.0.1:11434/api/create", { method: "POST", body });
    expect(await answer.json()).toEqual({ status: "success" });
  },
);

test("the version, and whether the server is there", async () => {
  expect((await createOllama().version()).version).toMatch(/^\d+\.\d+\.\d+$/);
  server.use(llm.ollama.version("1.2.3"), llm.ollama.heartbeat());
  expect(await createOllama().version()).toEqual({ version: "1.2.3" });
  const response = await fetch("http://127.0.0.1:11434/");
  expect(await response.text()).toBe("Ollama is running");
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
});
