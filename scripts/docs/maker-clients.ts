import { InferenceClient } from "@huggingface/inference";
import { Mistral } from "@mistralai/mistralai";
import { CohereClientV2 } from "cohere-ai";
import { Groq } from "groq-sdk";
import { Ollama } from "ollama";
import Replicate from "replicate";
import { VoyageAIClient } from "voyageai";
import { llm, type LLMHandler } from "../../src/index.ts";
import { HELLO, type Vendor } from "./vendor.ts";

/** Those who make models, or run those of others, and have an SDK of their own. */
export function createMakers(): Vendor[] {
  const groq = new Groq({ apiKey: "any", maxRetries: 0 });
  const chat = { model: "openai/gpt-oss-20b", messages: HELLO };
  const mistral = new Mistral({ apiKey: "any", retryConfig: { strategy: "none" } });
  const cohere = new CohereClientV2({ token: "any", maxRetries: 0 });
  const ollama = new Ollama();
  const replicate = new Replicate({ auth: "any" });
  const llama = "meta/meta-llama-3-70b-instruct";
  const input = { prompt: "Hello" };
  const huggingFace = new InferenceClient("hf_any", { retry_on_error: false });
  const open = { model: "meta-llama/Llama-3.1-8B-Instruct", messages: HELLO };
  const voyage = new VoyageAIClient({ apiKey: "any", maxRetries: 0 });
  return [
    {
      title: "Groq",
      sdk: "groq-sdk",
      name: "groq.chat",
      mock: (reply) => llm.groq.chat(reply),
      ask: () => groq.chat.completions.create(chat),
      stream: () => groq.chat.completions.create({ ...chat, stream: true }),
    },
    {
      title: "Mistral",
      sdk: "@mistralai/mistralai",
      name: "mistral.chat",
      mock: (reply) => llm.mistral.chat(reply),
      ask: () => mistral.chat.complete(chat),
      stream: () => mistral.chat.stream(chat),
    },
    {
      title: "Cohere",
      sdk: "cohere-ai",
      name: "cohere.chat",
      mock: (reply) => llm.cohere.chat(reply),
      ask: () => cohere.chat(chat),
      stream: () => cohere.chatStream(chat),
    },
    {
      title: "Ollama",
      sdk: "ollama",
      name: "ollama.chat",
      mock: (reply) => llm.ollama.chat(reply),
      ask: () => ollama.chat(chat),
      stream: () => ollama.chat({ ...chat, stream: true }),
    },
    {
      title: "Replicate",
      sdk: "replicate",
      name: "replicate.predictions",
      mock: (reply) => llm.replicate.predictions(reply),
      ask: () => replicate.run(llama, { input }),
      stream: () => replicate.stream(llama, { input }),
    },
    {
      title: "Hugging Face",
      sdk: "@huggingface/inference",
      name: "huggingface.chatCompletion",
      mock: (reply) => llm.huggingface.chatCompletion(reply),
      ask: () => huggingFace.chatCompletion(open),
      stream: () => huggingFace.chatCompletionStream(open),
    },
    {
      title: "Voyage",
      sdk: "voyageai",
      name: "voyage.embed",
      mock: (reply) => llm.voyage.embed(reply as never) as unknown as LLMHandler,
      ask: () => voyage.embed({ model: "voyage-3.5", input: "Hello" }),
    },
  ];
}
