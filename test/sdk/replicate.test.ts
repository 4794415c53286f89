import Replicate from "replicate";
import { beforeAll, expect, test } from "vitest";
import { errors, file, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const MODEL = "meta/meta-llama-3-70b-instruct";
const VERSION = "5797a99edc939ea0e9242d5e8c9cb3bc7d125b1eac21bda852e5cb79ede2cd9b";
const input = { prompt: "Hello" };

const server = usePack();
let client: Replicate;
beforeAll(() => void (client = new Replicate({ auth: "r8_test", useFileOutput: false })));

async function read(prompt = "Hello"): Promise<{ event: string; data: string }[]> {
  const events: { event: string; data: string }[] = [];
  for await (const { event, data } of client.stream(MODEL, { input: { prompt } })) {
    events.push({ event, data });
  }
  return events;
}

test("run() gives the output, as a list of texts", async () => {
  const output = (await client.run(MODEL, { input })) as string[];
  expect(output).toEqual(["This", " is", " a", " mock", " request"]);
  server.use(llm.replicate.predictions("Hi\nthere "));
  const own = (await client.run(`${MODEL}:${VERSION}`, { input })) as string[];
  expect(own.join("")).toBe("Hi\nthere ");
});

test("run() polls, where it does not wait in the request, and the states move on", async () => {
  const states: string[] = [];
  const wait = { mode: "poll", interval: 1 } as const;
  const output = await client.run(MODEL, { input, wait }, ({ status }) => void states.push(status));
  expect(states).toEqual(["starting", "processing", "succeeded"]);
  expect(output).toEqual(["This", " is", " a", " mock", " request"]);
});

test("stream() gives the output as it comes, texts of several lines too", async () => {
  server.use(llm.replicate.predictions("Hel lo\nyou"));
  expect(await read()).toEqual([
    { event: "output", data: "Hel" },
    { event: "output", data: " lo" },
    { event: "output", data: "\nyou" },
    { event: "done", data: "{}" },
  ]);
});

test("a prediction has all that Replicate's have", async () => {
  const mock = llm.replicate.predictions({
    content: "Hi",
    usage: { inputTokens: 10, outputTokens: 5 },
  });
  server.use(mock);
  const prediction = await client.predictions.create({ model: MODEL, input, wait: true });
  const url = `https://api.replicate.com/v1/predictions/${prediction.id}`;
  expect(prediction).toEqual({
    id: expect.stringMatching(/^[a-z0-9]{26}$/),
    model: MODEL,
    version: "hidden",
    input,
    logs: "",
    output: ["Hi"],
    data_removed: false,
    error: null,
    source: "api",
    status: "succeeded",
    created_at: expect.stringMatching(/Z$/),
    started_at: expect.stringMatching(/Z$/),
    completed_at: expect.stringMatching(/Z$/),
    urls: {
      web: `https://replicate.com/p/${prediction.id}`,
      get: url,
      cancel: `${url}/cancel`,
      stream: `https://stream.replicate.com/v1/streams/${prediction.id}`,
    },
    metrics: {
      input_token_count: 10,
      output_token_count: 5,
      predict_time: 0.1,
      total_time: 0.1,
    },
  });
  expect(mock.calls[0]).toMatchObject({ lastUserText: "Hello", status: 201, modelId: MODEL });
});

test("a prediction that starts has no output and no end yet", async () => {
  const prediction = await client.predictions.create({ version: VERSION, input });
  expect(prediction).toMatchObject({ status: "starting", output: null, version: VERSION });
  expect(prediction).not.toHaveProperty("completed_at");
  expect(prediction).not.toHaveProperty("metrics");
  const { results } = await client.predictions.list();
  expect(results.map(({ id }) => id)).toEqual([prediction.id]);
});

test("a state stands still where the test says so", async () => {
  const { get } = llm.replicate.predictions;
  server.use(get(sequence({ status: "starting" }, { status: "starting" }, { status: "canceled" })));
  const prediction = await client.predictions.create({ model: MODEL, input });
  const done = await client.wait(prediction, { interval: 1 });
  expect(done).toMatchObject({ id: prediction.id, status: "canceled", model: MODEL });
});

test("a prediction that is cancelled has no output, and its stream says why", async () => {
  const prediction = await client.predictions.create({ model: MODEL, input });
  expect(await client.predictions.cancel(prediction.id)).toMatchObject({ status: "canceled" });
  const canceled = await client.predictions.get(prediction.id);
  expect(canceled).toMatchObject({ status: "canceled", output: null });
  expect(canceled.completed_at).toBe(canceled.created_at);
  const response = await fetch(prediction.urls.stream!);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(await response.text()).toBe(
    `event: done\nid: ${prediction.id}:0\ndata: {"reason": "canceled"}\n\n`,
  );
});

test("what is done can't be cancelled", async () => {
  const { id } = await client.predictions.create({ model: MODEL, input, wait: true });
  expect(await client.predictions.cancel(id)).toMatchObject({ status: "succeeded" });
});

test("a prediction fails, in run() and in a stream", async () => {
  const failure = { finishReason: "error", body: { error: "CUDA out of memory" } } as const;
  server.use(llm.replicate.predictions({ content: "Hi", ...failure }));
  await expect(client.run(MODEL, { input })).rejects.toThrow(
    "Prediction failed: CUDA out of memory",
  );
  await expect(read()).rejects.toThrow("CUDA out of memory");
  server.use(llm.replicate.predictions(errors.contentFiltered()));
  await expect(client.run(MODEL, { input })).rejects.toThrow(/flagged as sensitive.*E005/);
});

test("thoughts, pictures and any other output", async () => {
  server.use(llm.replicate.predictions([reasoning("Hm."), "Hi"]));
  const output = (await client.run(MODEL, { input })) as string[];
  expect(output.join("")).toBe("<think>\nHm.\n</think>\n\nHi");
  const url = "https://replicate.delivery/out.png";
  server.use(llm.replicate.predictions(file({ mediaType: "image/png", data: url })));
  expect(await client.run(MODEL, { input })).toEqual([url]);
  server.use(llm.replicate.predictions({ content: "", body: { output: { boxes: [1, 2] } } }));
  expect(await client.run(MODEL, { input })).toEqual({ boxes: [1, 2] });
});

test("a tool call has no place here", async () => {
  server.use(llm.replicate.predictions(toolCall("a", {}), { validate: { replies: false } }));
  await expect(client.run(MODEL, { input })).rejects.toThrow(
    /msw-llm: .*output carries no tool-call/,
  );
});
