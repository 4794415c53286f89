import type { EndpointCodec } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { countPromptTokens } from "../../tokens.ts";
import { encodeGoogleError } from "../google-error.ts";
import { toFields } from "../google-fields.ts";
import { googleJSON } from "../google-json.ts";
import { checkMessage, checkRoot } from "../google-request.ts";
import { isObject } from "../read.ts";
import { decode } from "./decode.ts";
import { toDetails } from "./encode.ts";
import { checkRequest, refuseAll } from "./validate.ts";
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
  const fields = toFields(body);
  const { generateContentRequest } = fields;
  const field = "generate_content_request";
  const wrong =
    checkRoot(body) ?? checkMessage(generateContentRequest, field, "GenerateContentRequest");
  if (wrong) return wrong;
  if (!isObject(generateContentRequest)) return checkRequest(fields);
  const request = toFields(generateContentRequest);
  return checkRequest(request) ?? refuseAll(request, `CountTokensRequest.${field}`);
}
