import {
  ApiError,
  type GenerateContentConfig,
  type GenerateContentResponse,
  GoogleGenAI,
  type Part,
  type Tool,
} from "@google/genai";
import { llm } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";

export const ai: GoogleGenAI = new GoogleGenAI({ apiKey: "test" });

/** An answer of an older model, which signs no function calls. */
export function generate(config: GenerateContentConfig): Promise<GenerateContentResponse> {
  return ai.models.generateContent({ model: "gemini-2.5-flash", contents: "Hi", config });
}

/** The chunks of the same answer. */
export async function stream(config: GenerateContentConfig): Promise<GenerateContentResponse[]> {
  const params = { model: "gemini-2.5-flash", contents: "Hi", config };
  const chunks: GenerateContentResponse[] = [];
  for await (const chunk of await ai.models.generateContentStream(params)) chunks.push(chunk);
  return chunks;
}

/** Functions of these names, with arguments of any kind. */
export function offer(...names: string[]): Tool[] {
  const parametersJsonSchema = { type: "object", properties: {} };
  return [{ functionDeclarations: names.map((name) => ({ name, parametersJsonSchema })) }];
}

/** The SDK retries nothing unless it is told to. */
function toParams({ prompt = "Hello", signal, maxRetries = 0 }: AskOptions) {
  return {
    model: "gemini-3.5-flash",
    contents: prompt,
    config: {
      tools: offer("get_weather", "get_time"),
      thinkingConfig: { includeThoughts: true },
      ...(signal && { abortSignal: signal }),
      ...(maxRetries > 0 && {
        httpOptions: { retryOptions: { attempts: maxRetries + 1, initialDelay: 0.001 } },
      }),
    },
  };
}

interface Own extends Pick<Client, "name" | "mock"> {
  ai: GoogleGenAI;
  errors?: Partial<Client["errors"]>;
}

export const generateContent: Client = createGeminiClient({
  name: "gemini.generateContent",
  mock: llm.gemini.generateContent,
  ai,
});

export function createGeminiClient({ ai, errors, ...own }: Own): Client {
  return {
    ...own,
    ask: async (options = {}) => toAnswer([await ai.models.generateContent(toParams(options))]),
    async stream(options = {}) {
      const chunks: GenerateContentResponse[] = [];
      for await (const chunk of await ai.models.generateContentStream(toParams(options))) {
        chunks.push(chunk);
      }
      return toAnswer(chunks);
    },
    async *deltas(options = {}) {
      // who stops reading has to abort: the SDK itself leaves the stream open
      const controller = new AbortController();
      const params = toParams({ signal: controller.signal, ...options });
      try {
        for await (const chunk of await ai.models.generateContentStream(params)) {
          if (chunk.text) yield chunk.text;
        }
      } finally {
        controller.abort();
      }
    },
    async object(schema) {
      const { config, ...params } = toParams({});
      const { text } = await ai.models.generateContent({
        ...params,
        config: {
          ...config,
          tools: [],
          responseMimeType: "application/json",
          responseJsonSchema: schema,
        },
      });
      return JSON.parse(text!) as unknown;
    },
    toError,
    misreads: ["comments"],
    finishReasons: { stop: "STOP", toolCalls: "STOP" },
    errors: {
      rateLimit: toRow(429, "RESOURCE_EXHAUSTED"),
      overloaded: toRow(503, "UNAVAILABLE"),
      insufficientQuota: toRow(429, "RESOURCE_EXHAUSTED"),
      invalidApiKey: toRow(400, "INVALID_ARGUMENT"),
      permissionDenied: toRow(403, "PERMISSION_DENIED"),
      modelNotFound: toRow(404, "NOT_FOUND"),
      badRequest: toRow(400, "INVALID_ARGUMENT"),
      contextLengthExceeded: toRow(400, "INVALID_ARGUMENT"),
      contentFiltered: { finishReason: "SAFETY" },
      serverError: toRow(500, "INTERNAL"),
      unavailable: toRow(503, "UNAVAILABLE"),
      gatewayTimeout: toRow(504, "DEADLINE_EXCEEDED"),
      custom: toRow(418, "UNKNOWN"),
      ...errors,
    },
    midStream: toRow(503, "UNAVAILABLE"),
  };
}

export function toRow(status: number, code: string): SDKError {
  return { className: "ApiError", status, code };
}

export function toError(error: unknown): SDKError {
  if (!(error instanceof ApiError)) throw error;
  return { className: error.name, status: error.status, code: toBody(error).status };
}

/** The SDK's message is the body; of a streamed request the body is the message within it. */
export function toBody({ message }: ApiError): { status: string; message: string } {
  const start = message.indexOf("{"); // `got status: UNAVAILABLE. {…}` in the middle of a stream
  const { error } = JSON.parse(message.slice(start)) as { error: ReturnType<typeof toBody> };
  return error.message.startsWith("{") ? toBody(new ApiError({ ...error, status: 0 })) : error;
}

/** Adjacent texts are one, if both are thoughts or none is; an empty one says nothing, a signature begins a new one. */
export function joinParts(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const { text, thought, thoughtSignature } = part;
    const continues = text !== undefined && thoughtSignature === undefined;
    if (continues && text === "") continue;
    if (continues && last?.text !== undefined && thought === last.thought) last.text += text;
    else joined.push({ ...part });
  }
  return joined;
}

function toAnswer(chunks: GenerateContentResponse[]): Answer {
  const last = chunks.at(-1)!;
  const [candidate] = last.candidates ?? [];
  const parts = joinParts(chunks.flatMap((chunk) => chunk.candidates?.[0]?.content?.parts ?? []));
  const { usageMetadata: usage = {} } = last;
  return {
    text: parts.map((part) => (part.thought ? "" : (part.text ?? ""))).join(""),
    toolCalls: parts.flatMap(({ functionCall }) =>
      functionCall ? [{ name: functionCall.name!, input: functionCall.args }] : [],
    ),
    finishReason: candidate?.finishReason,
    usage: {
      input: usage.promptTokenCount ?? 0,
      output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
    },
    raw: {
      parts,
      finishReason: candidate?.finishReason,
      finishMessage: candidate?.finishMessage,
      usage: last.usageMetadata,
      id: last.responseId,
      model: last.modelVersion,
      promptFeedback: last.promptFeedback,
    },
  };
}
