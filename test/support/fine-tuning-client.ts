import OpenAI from "openai";

type Job = OpenAI.FineTuning.FineTuningJob;

/** What tests do with fine-tuning jobs, through the SDK. */
export interface FineTuningClient {
  client: OpenAI;
  jobs: OpenAI["fineTuning"]["jobs"];
  upload(lines: string[], purpose?: OpenAI.FilePurpose): Promise<string>;
  uploadExamples(count?: number): Promise<string>;
  create(params?: Partial<OpenAI.FineTuning.JobCreateParams>): Promise<Job>;
  /** Looks until the job is over, as an app does. */
  finish(id: string): Promise<Job>;
  /** What happened to a job, the last first. */
  messagesOf(id: string): Promise<string[]>;
}

export const EXAMPLE: string = JSON.stringify({
  messages: [
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi there" },
  ],
});

/** To be made once the host listens. */
export function createFineTuningClient(): FineTuningClient {
  const client = new OpenAI({ apiKey: "test", adminAPIKey: "test", maxRetries: 0 });
  const { jobs } = client.fineTuning;
  const tuning: FineTuningClient = {
    client,
    jobs,
    async upload(lines, purpose = "fine-tune") {
      const file = new File([lines.join("\n")], "a.jsonl");
      return (await client.files.create({ file, purpose })).id;
    },
    uploadExamples: (count = 10) => tuning.upload(Array.from({ length: count }, () => EXAMPLE)),
    async create(params = {}) {
      const training_file = params.training_file ?? (await tuning.uploadExamples());
      return jobs.create({ model: "gpt-4.1-mini-2025-04-14", ...params, training_file });
    },
    async finish(id) {
      for (let look = 0; look < 10; look++) {
        const job = await jobs.retrieve(id);
        if (["succeeded", "failed", "cancelled"].includes(job.status)) return job;
      }
      throw new Error("The job never ends.");
    },
    async messagesOf(id) {
      const messages: string[] = [];
      for await (const { message } of jobs.listEvents(id, { limit: 3 })) messages.push(message);
      return messages;
    },
  };
  return tuning;
}
