import type { EndpointCodec, ErrorReply, LanguageModelCodec, WireRequest } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import { isObject, toObject } from "./read.ts";
import { encodeVertexError } from "./vertex-error.ts";

// Claude on Vertex AI: Anthropic's own format, but for the model, which the path names.

type VertexCall = LanguageModelCall & { url: string };

/** The path of counts has a word in the place of a model's name. */
const COUNTS = "count-tokens";

/** @see https://docs.claude.com/en/api/claude-on-vertex-ai */
export function vertexMessages<Frame>(
  codec: LanguageModelCodec<Frame>,
): LanguageModelCodec<Frame, VertexCall> {
  return {
    ...codec,
    ids: {
      result: { prefix: "msg_vrtx_01", size: 22, alphabet: "base58" },
      toolCall: { prefix: "toolu_vrtx_01", size: 22, alphabet: "base58" },
    },
    serves: ({ model }) => model !== COUNTS,
    ...(codec.parameters && { parameters: new Set([...codec.parameters, "anthropic_version"]) }),
    decode(request) {
      const call = decodeNamed(codec, request);
      return { ...call, stream: call.stream || request.url.includes(":streamRawPredict") };
    },
    validate: (call, context) => checkVersion(call) ?? codec.validate(withModel(call), context),
    encode: (result, call) => codec.encode(withDatedName(result), withModel(call)),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(withModel(call), headers);
      return (part) => {
        if (part.type === "response-metadata") return encode(withDatedName(part));
        return encode(
          part.type === "finish" ? { ...part, result: withDatedName(part.result) } : part,
        );
      };
    },
    encodeError: (error, call, headers) =>
      toReply(error, call, () => codec.encodeError(error, call, headers)),
  };
}

export function vertexMessageTokens(
  codec: EndpointCodec<LanguageModelCall, number>,
): EndpointCodec<VertexCall, number> {
  return {
    ...codec,
    decode: (request) => ({ ...codec.decode(request), url: request.url }),
    encodeError: (error, call, headers) =>
      toReply(error, call, () => codec.encodeError(error, call, headers)),
  };
}

function decodeNamed(codec: Pick<LanguageModelCodec, "decode">, request: WireRequest): VertexCall {
  const { model: modelId = "" } = request.params;
  return { ...codec.decode(request), modelId, url: request.url };
}

/** The call with a body that names its model, as Anthropic's rules want it. */
function withModel(call: VertexCall): VertexCall {
  const { anthropic_version: _, ...body } = toObject(call.body);
  return isObject(call.body) ? { ...call, body: { ...body, model: call.modelId } } : call;
}

function checkVersion({ body }: VertexCall): LLMError | undefined {
  if (!isObject(body) || body["anthropic_version"] !== undefined) return undefined;
  return llmError("bad-request", { message: "anthropic_version: Field required" });
}

/** `claude-sonnet-4@20250514` is called `claude-sonnet-4-20250514` in its answers. */
function withDatedName<T extends Pick<LanguageModelResult, "modelId">>(named: T): T {
  return { ...named, modelId: named.modelId.replace("@", "-") };
}

/** What is refused before Anthropic hears of it. */
const GOOGLE: ReadonlySet<ErrorKind> = new Set([
  "rate-limit",
  "insufficient-quota",
  "invalid-api-key",
  "permission-denied",
  "model-not-found",
]);

function toReply(
  error: LLMError,
  call: VertexCall | undefined,
  toOwn: () => ErrorReply,
): ErrorReply {
  if (!GOOGLE.has(error.kind)) return toOwn();
  return encodeVertexError(error, call?.url, call?.modelId);
}
