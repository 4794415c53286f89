import Groq from "groq-sdk";
import Together from "together-ai";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";

const OPENAI = "https://api.openai.com/v1";
const TOGETHER = "https://api.together.xyz/v1";
const PREDICTIONS = "https://api.replicate.com/v1/predictions";

/** The fetch throws where an answer is not as the specification says. */
test(
  "what is asked of a kept object is as its specification says",
  { timeout: 60_000 },
  async () => {
    const fetch = createCheckedFetch(...llm.handlers);
    const post = async (url: string, body: object): Promise<string> => {
      const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
      return ((await response.json()) as { id: string }).id;
    };
    const kept = await post(`${OPENAI}/responses`, { model: "m", input: "Hi" });
    const late = await post(`${OPENAI}/responses`, { model: "m", input: "Hi", background: true });
    const predicted = await post(PREDICTIONS, { version: "a/b", input: { prompt: "Hi" } });
    const answers = [
      await fetch(`${OPENAI}/responses/${kept}`),
      await fetch(`${OPENAI}/responses/${kept}?stream=true`),
      await fetch(`${OPENAI}/responses/${kept}/input_items`),
      await fetch(`${OPENAI}/responses/${late}/cancel`, { method: "POST" }),
      await fetch(`${OPENAI}/models/ft:gpt-5.4`, { method: "DELETE" }),
      await fetch(`${PREDICTIONS}/${predicted}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  },
);

test("Groq's files and batches are as its specification says", { timeout: 60_000 }, async () => {
  const fetch = createCheckedFetch(...llm.handlers);
  const { files, batches } = new Groq({ apiKey: "test", maxRetries: 0, fetch });
  const body = { model: "m", messages: [{ role: "user", content: "Hi" }] };
  const endpoint = "/v1/chat/completions";
  const line = JSON.stringify({ custom_id: "a", method: "POST", url: endpoint, body });
  const { id = "" } = await files.create({ file: new File([line], "a.jsonl"), purpose: "batch" });
  await files.info(id);
  await files.list();
  const params = { input_file_id: id, endpoint, completion_window: "24h" } as const;
  const batch = await batches.create(params);
  for (const state of ["in_progress", "finalizing", "completed"]) {
    expect(await batches.retrieve(batch.id)).toMatchObject({ status: state });
  }
  await batches.cancel((await batches.create(params)).id);
  await batches.list();
  await files.delete(id);
});

test(
  "Together's files and batches are as its specification says",
  { timeout: 60_000 },
  async () => {
    const fetch = createCheckedFetch(...llm.handlers);
    const { files, batches } = new Together({ apiKey: "test", maxRetries: 0, fetch });
    const form = new FormData();
    form.append("purpose", "batch-api");
    form.append("file_name", "a.jsonl");
    const body = { model: "m", messages: [{ role: "user", content: "Hi" }] };
    form.append("file", new File([JSON.stringify({ custom_id: "a", body })], "a.jsonl"));
    const uploaded = await fetch(`${TOGETHER}/files/upload`, { method: "POST", body: form });
    const { id } = (await uploaded.json()) as { id: string };
    await files.retrieve(id);
    await files.list();
    const params = { input_file_id: id, endpoint: "/v1/chat/completions" } as const;
    const { job } = await batches.create(params);
    for (const status of ["IN_PROGRESS", "COMPLETED"]) {
      expect(await batches.retrieve(job!.id!)).toMatchObject({ status });
    }
    const second = await batches.create(params);
    await batches.cancel(second.job!.id!);
    await files.delete(id);
  },
);
