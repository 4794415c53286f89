// What is asked as no other SDK is.
import { InferenceClient } from "@huggingface/inference";
import { OpenRouter } from "@openrouter/sdk";
import { generateText, type LanguageModel, streamText } from "ai";
import OpenAI from "openai";
import Replicate from "replicate";
import { createWorkersAI } from "workers-ai-provider";
import { llm } from "../../src/index.ts";
import type { FaultClient } from "../contract/observe-faults.ts";
import { askOpenRouter } from "./openrouter-client.ts";

const MESSAGES = [{ role: "user" as const, content: "Hello" }];
const LLAMA = "meta/meta-llama-3-70b-instruct";
const input = { prompt: "Hello" };

/** Cloudflare's other package reads no streams. */
export function createWorkers(name: string): FaultClient {
  const workersAI = createWorkersAI({ accountId: "0123456789abcdef", apiKey: "any" });
  const model = workersAI("@cf/meta/llama-3.3-70b-instruct-fp8-fast") as LanguageModel;
  const asked = { model, prompt: "Hello", maxRetries: 0 };
  return {
    name,
    mock: llm.cloudflare.run,
    ask: ({ signal }) => generateText({ ...asked, abortSignal: signal }),
    async *deltas({ signal }) {
      const { fullStream } = streamText({ ...asked, abortSignal: signal, onError() {} });
      for await (const part of fullStream) {
        if (part.type === "error") throw part.error;
        if (part.type === "text-delta") yield part.text;
      }
    },
  };
}

export function createHuggingFace(name: string): FaultClient {
  const client = new InferenceClient("hf_any", { retry_on_error: false });
  const params = { model: "meta-llama/Llama-3.1-8B-Instruct", messages: MESSAGES };
  return {
    name,
    mock: llm.huggingface.chatCompletion,
    ask: (options) => client.chatCompletion(params, options),
    async *deltas(options) {
      for await (const { choices } of client.chatCompletionStream(params, options)) {
        yield choices[0]?.delta.content ?? "";
      }
    },
  };
}

export function createTextGeneration(name: string): FaultClient {
  const client = new InferenceClient("hf_any", { retry_on_error: false });
  const params = { model: "openai-community/gpt2", provider: "hf-inference", inputs: "Hello" };
  const asked = params as typeof params & { provider: "hf-inference" };
  return {
    name,
    mock: llm.huggingface.textGeneration,
    ask: (options) => client.textGeneration(asked, options),
    async *deltas(options) {
      // chunks of OpenAI's text completions, whatever its type says
      for await (const chunk of client.textGenerationStream(
        asked,
        options,
      ) as AsyncIterable<object>) {
        yield (chunk as OpenAI.Completion).choices[0]?.text ?? "";
      }
    },
  };
}

export function createRuns(name: string): FaultClient {
  const { beta } = new OpenAI({ apiKey: "any", maxRetries: 0 });
  async function createThread(): Promise<[string, string]> {
    const { id } = await beta.assistants.create({ model: "gpt-4o" });
    return [(await beta.threads.create({ messages: MESSAGES })).id, id];
  }
  return {
    name,
    mock: llm.openai.runs,
    async ask(options) {
      const [thread, assistant_id] = await createThread();
      return beta.threads.runs.create(thread, { assistant_id }, options);
    },
    async *deltas(options) {
      const [thread, assistant_id] = await createThread();
      const params = { assistant_id, stream: true } as const;
      for await (const event of await beta.threads.runs.create(thread, params, options)) {
        if (event.event !== "thread.message.delta") continue;
        const [part] = event.data.delta.content ?? [];
        if (part?.type === "text") yield part.text?.value ?? "";
      }
    },
  };
}

export function createOpenRouter(name: string): FaultClient {
  const client = new OpenRouter({ apiKey: "any" });
  const params = { model: "mock", messages: MESSAGES };
  return {
    name,
    mock: llm.openrouter.chat,
    ask: (options) => askOpenRouter(client, params, options),
    async *deltas(options) {
      const stream = await askOpenRouter(client, { ...params, stream: true }, options);
      for await (const { choices } of stream as AsyncIterable<OpenAI.ChatCompletionChunk>) {
        yield choices[0]?.delta.content ?? "";
      }
    },
  };
}

/** Not by `run()`, which hands its signal to no request. */
export function createPrediction(name: string): FaultClient {
  const { predictions } = new Replicate({ auth: "any", useFileOutput: false });
  const params = { model: LLAMA, input, wait: true };
  return {
    name,
    mock: llm.replicate.predictions,
    ask: (options) => predictions.create({ ...params, ...options }),
  };
}

export function createDeployment(name: string): FaultClient {
  const { deployments } = new Replicate({ auth: "any", useFileOutput: false });
  const params = { input, wait: true };
  return {
    name,
    mock: llm.replicate.deployments,
    ask: (options) => deployments.predictions.create("me", "mine", { ...params, ...options }),
  };
}

/** A prediction is made, and its output read. */
export function createOutput(name: string): FaultClient {
  const client = new Replicate({ auth: "any", useFileOutput: false });
  return {
    name,
    mock: llm.replicate.predictions.stream,
    async *deltas(options) {
      for await (const { event, data } of client.stream(LLAMA, { input, ...options })) {
        if (event === "output") yield data;
      }
    },
  };
}
