import type { WireRequest } from "./codec.ts";
import { type LLMError, llmError } from "./errors.ts";
import type { Exchange } from "./create-exchange.ts";

const CREDENTIAL_HEADERS = ["authorization", "x-api-key", "x-goog-api-key", "api-key"];

/** What the provider refuses in a request, if anything. */
export function refuse({ route, codec, call, context, request }: Exchange): LLMError | undefined {
  const { requests, credentials, unknownParameters } = route.settings.validate;
  const { accepts } = codec;
  const isForm = accepts?.includes("form") === true;
  if (request.malformed && !isForm) return llmError("invalid-json");
  if (credentials && !isForm && !hasCredentials(request)) return llmError("invalid-api-key");
  const param = unknownParameters ? findUnknown(call.body, codec.parameters) : undefined;
  if (param !== undefined) return llmError("unknown-parameter", { param });
  return requests ? codec.validate(call, context) : undefined;
}

function hasCredentials({ headers, url }: WireRequest): boolean {
  return CREDENTIAL_HEADERS.some((name) => headers.has(name)) || /[?&]key=[^&]/.test(url);
}

function findUnknown(
  body: unknown,
  parameters: ReadonlySet<string> | undefined,
): string | undefined {
  if (!parameters || typeof body !== "object" || body === null) return undefined;
  return Object.keys(body).find((name) => !parameters.has(name));
}
