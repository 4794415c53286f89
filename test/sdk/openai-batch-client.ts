import { type OpenAI, toFile } from "openai";

/** The states in which a batch stays. */
const FINAL = ["completed", "failed", "cancelled"];

/** What tests do with batches, through the SDK. */
export interface BatchClient {
  create(
    lines: (object | string)[],
    endpoint?: OpenAI.BatchCreateParams["endpoint"],
  ): Promise<OpenAI.Batch>;
  /** Looks until it is done, and tells each state. */
  poll(id: string): Promise<{ batch: OpenAI.Batch; states: string[] }>;
  /** The lines of a file. */
  read(id: string | null | undefined): Promise<Record<string, unknown>[]>;
}

/** A line of an input file. */
export function ask(custom_id: string, content: string): object {
  const body = { model: "gpt-5.4", messages: [{ role: "user", content }] };
  return { custom_id, method: "POST", url: "/v1/chat/completions", body };
}

export function createBatchClient(client: OpenAI): BatchClient {
  return {
    async create(lines, endpoint = "/v1/chat/completions") {
      const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
      const file = await toFile(new TextEncoder().encode(texts.join("\n")), "in.jsonl");
      const { id } = await client.files.create({ file, purpose: "batch" });
      return client.batches.create({ input_file_id: id, endpoint, completion_window: "24h" });
    },
    async poll(id) {
      const states: string[] = [];
      for (;;) {
        const batch = await client.batches.retrieve(id);
        states.push(batch.status);
        if (FINAL.includes(batch.status)) return { batch, states };
      }
    },
    async read(id) {
      const text = await (await client.files.content(id!)).text();
      return text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}
