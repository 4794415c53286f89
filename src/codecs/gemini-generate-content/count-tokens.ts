import type { EndpointCodec } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { countPromptTokens } from "../../tokens.ts";
import { encodeGoogleError } from "../google-error.ts";
import { toFields } from "../google-fields.ts";
import { googleJSON } from "../google-json.ts";
import { checkMessage, checkMessages, checkRoot } from "../google-request.ts";
import { isObject } from "../read.ts";
import { decode } from "./decode.ts";
import { toDetails } from "./encode.ts";
import type { GeminiCall, ModalityTokenCount } from "./wire.ts";

interface CountTokensResponse {
  totalTokens: number;
  promptTokensDetails: ModalityTokenCount[];
}

/**
 * What a prompt weighs, of contents alone or of a whole request for content; a reply is the number.
 *
 * @see https://ai.google.dev/api/tokens
 *
 * @example
 * server.use(llm.gemini.countTokens(12));
 */
export function geminiCountTokens(): EndpointCodec<GeminiCall, number> {
  return {
    kind: "endpoint",
    json: googleJSON,
    decode: (request) => ({
      ...decode({ ...request, body: toPrompt(request.body) }),
      body: request.body,
    }),
    validate,
    reply: (call, { countTokens }) => countPromptTokens(call, countTokens),
    encode: (totalTokens): CountTokensResponse => ({
      totalTokens,
      promptTokensDetails: toDetails(totalTokens),
    }),
    encodeError: encodeGoogleError,
  };
}

function toPrompt(body: unknown): unknown {
  const { generateContentRequest } = toFields(body);
  return isObject(generateContentRequest) ? generateContentRequest : body;
}

function validate({ body }: LanguageModelCall): ReturnType<EndpointCodec["validate"]> {
  const { contents, generateContentRequest } = toFields(body);
  return (
    checkRoot(body) ??
    checkMessages(contents, "contents", "Content") ??
    checkMessage(generateContentRequest, "generate_content_request", "GenerateContentRequest")
  );
}
