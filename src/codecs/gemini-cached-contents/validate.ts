import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { countPromptTokens } from "../../tokens.ts";
import { toMinimum } from "../google-cache.ts";
import { checkContent } from "../google-content.ts";
import { toFields, toMembers } from "../google-fields.ts";
import {
  checkMessage,
  checkMessages,
  checkRoot,
  checkScalars,
  findFirst,
  refuseRequest,
  refuseViolations,
} from "../google-request.ts";
import type { CachedContentsCall, CreateCachedContentCall } from "./wire.ts";

export function validateNew(
  call: CreateCachedContentCall,
  context: CodecContext,
): LLMError | undefined {
  const request = toFields(call.body);
  const { contents, systemInstruction } = request;
  return (
    checkRoot(call.body) ??
    checkScalars(request, "cached_content", { model: "TYPE_STRING", displayName: "TYPE_STRING" }) ??
    checkExpiry(call) ??
    checkMessages(contents, "cached_content.contents", "Content") ??
    checkMessage(systemInstruction, "cached_content.system_instruction", "Content") ??
    checkContent(systemInstruction, "cached_content.system_instruction") ??
    findFirst(toMembers(contents), (content, index) =>
      checkContent(content, `cached_content.contents[${index}]`),
    ) ??
    checkModel(call) ??
    checkSize(call, context)
  );
}

const DURATION = /^-?\d+(?:\.\d{1,9})?s$/;

/** A time to live, or a time; not both. */
export function checkExpiry({ body }: Pick<CachedContentsCall, "body">): LLMError | undefined {
  const { ttl = null, expireTime = null } = toFields(body);
  if (ttl !== null && expireTime !== null) {
    return refuseViolations([
      "Invalid value at 'cached_content' (oneof), oneof field 'expiration' is already set. Cannot set 'expireTime'",
    ]);
  }
  if (ttl !== null && !(typeof ttl === "string" && DURATION.test(ttl))) {
    return refuseViolations([
      "Invalid value at 'cached_content.ttl' (type.googleapis.com/google.protobuf.Duration), Field 'ttl', Illegal duration format; duration must end with 's'",
    ]);
  }
  const isTime = typeof expireTime === "string" && !Number.isNaN(Date.parse(expireTime));
  if (expireTime === null || isTime) return undefined;
  return refuseViolations([
    "Invalid value at 'cached_content.expire_time' (type.googleapis.com/google.protobuf.Timestamp), Field 'expireTime', Invalid time format: Failed to parse input",
  ]);
}

function checkModel({ modelId }: CreateCachedContentCall): LLMError | undefined {
  if (modelId !== "") return undefined;
  return refuseRequest("CreateCachedContentRequest", ["model: model is not specified"]);
}

/**
 * A content that is too small is not cached. Tokens are estimated here, and those of files are not known: only what is
 * far below the least of all limits is refused.
 *
 * @see https://ai.google.dev/gemini-api/docs/caching#considerations
 */
function checkSize(
  call: CreateCachedContentCall,
  { countTokens }: CodecContext,
): LLMError | undefined {
  const hasFiles = call.prompt.some(
    ({ content }) => typeof content !== "string" && content.some(({ type }) => type === "file"),
  );
  const total = countPromptTokens(call, countTokens);
  if (hasFiles || total * 2 >= LEAST) return undefined;
  return llmError("bad-request", {
    message: `Cached content is too small. total_token_count=${total}, min_total_token_count=${toMinimum(call)}`,
  });
}

const LEAST = 1024;
