// What is streamed and is no text generation.
import { GoogleGenAI } from "@google/genai";
import { Mistral } from "@mistralai/mistralai";
import OpenAI from "openai";
import { type Fault, llm, type LLMHandler } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import type { FaultClient } from "../contract/observe-faults.ts";

interface Options {
  signal: AbortSignal;
}

interface EventClient {
  /** The folder of the codec that streams so. */
  codec: string;
  mock(fault: Fault): unknown;
  /** The events of an answer; made once the server listens, for SDKs take hold of `fetch` in their constructor. */
  read(options: Options): Promise<AsyncIterable<unknown>>;
}

const WAV = createSilence("wav");
const PICTURE = { model: "gpt-image-1", prompt: "A cat", partial_images: 2, stream: true } as const;
const toOpenAI = (): OpenAI => new OpenAI({ apiKey: "any", maxRetries: 0 });
const toFile = (type: string): File => new File([WAV], `a.${type}`, { type: `audio/${type}` });

/** One endpoint for each codec whose events an SDK reads. */
export const EVENT_CLIENTS: Record<string, EventClient> = {
  "gemini.interactions.get": {
    codec: "gemini-interactions",
    mock: (fault) => llm.gemini.interactions.get(fault),
    async read(options) {
      const { interactions } = new GoogleGenAI({ apiKey: "any" });
      const asked = { model: "gemini-3.5-flash", input: "Hello", stream: false } as const;
      const { id } = await interactions.create(asked);
      return interactions.get(id, { stream: true }, { ...options, maxRetries: 0 });
    },
  },
  "mistral.speech": {
    codec: "mistral-speech",
    mock: (fault) => llm.mistral.speech(fault),
    async read({ signal }) {
      const { audio } = new Mistral({ apiKey: "any", retryConfig: { strategy: "none" } });
      const asked = { input: "Hello", stream: true } as const;
      return (await audio.speech.complete(asked, { signal })) as AsyncIterable<unknown>;
    },
  },
  "mistral.transcriptions": {
    codec: "mistral-transcriptions",
    mock: (fault) => llm.mistral.transcriptions(fault),
    read({ signal }) {
      const { audio } = new Mistral({ apiKey: "any", retryConfig: { strategy: "none" } });
      const asked = { model: "voxtral-mini-latest", file: toFile("wav") };
      return audio.transcriptions.stream(asked, { signal });
    },
  },
  "openai.images": {
    codec: "openai-images",
    mock: (fault) => llm.openai.images(fault),
    read: (options) => toOpenAI().images.generate(PICTURE, options),
  },
  "openai.responses.retrieve": {
    codec: "openai-responses",
    mock: (fault) => llm.openai.responses.retrieve(fault),
    async read(options) {
      const { responses } = toOpenAI();
      const { id } = await responses.create({ model: "gpt-5.4", input: "Hello" });
      return responses.retrieve(id, { stream: true }, options);
    },
  },
  "openai.transcriptions": {
    codec: "openai-transcriptions",
    mock: (fault) => llm.openai.transcriptions(fault),
    read(options) {
      const asked = { model: "gpt-4o-transcribe", file: toFile("wav"), stream: true } as const;
      return toOpenAI().audio.transcriptions.create(asked, options);
    },
  },
};

/** Codecs whose events no SDK reads, and why. */
export const UNREAD_EVENTS: Record<string, string> = {
  "openai-speech": "the package hands the answer over as it is, for the app to read",
};

export function createEventClient(name: string): FaultClient {
  const { mock, read } = EVENT_CLIENTS[name]!;
  return {
    name,
    mock: ([fault]) => mock(fault as Fault) as LLMHandler,
    async events(options) {
      for await (const _ of await read(options));
    },
  };
}
