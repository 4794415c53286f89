import type { OpenRouter } from "@openrouter/sdk";

type Request = Parameters<OpenRouter["chat"]["send"]>[0]["chatRequest"];

const ONE_RETRY = {
  strategy: "backoff",
  backoff: { initialInterval: 1, maxInterval: 10, exponent: 1, maxElapsedTime: 1000 },
} as const;

/** OpenRouter's own package, which has names of its own, asked and read in the words of the wire. */
export async function askOpenRouter(
  client: OpenRouter,
  { response_format: format, ...params }: Record<string, unknown>,
  { maxRetries = 0, signal }: { maxRetries?: number; signal?: AbortSignal } = {},
): Promise<unknown> {
  const chatRequest = {
    ...params,
    ...(format !== undefined && { responseFormat: rename(format) }),
  };
  const retries = maxRetries > 0 ? ONE_RETRY : ({ strategy: "none" } as const);
  const answer: unknown = await client.chat.send(
    { chatRequest: chatRequest as unknown as Request },
    { retries, ...(signal && { signal }) },
  );
  return params["stream"] === true ? toChunks(answer as AsyncIterable<unknown>) : toWire(answer);
}

async function* toChunks(chunks: AsyncIterable<unknown>): AsyncGenerator {
  for await (const chunk of chunks) yield toWire(chunk);
}

function rename(format: unknown): unknown {
  const { json_schema: jsonSchema, ...rest } = format as Record<string, unknown>;
  return { ...rest, jsonSchema };
}

/** `toolCalls` is `tool_calls` on the wire. */
function toWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      toWire(member),
    ]),
  );
}
