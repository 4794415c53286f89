import { type LLMError, llmError } from "../../errors.ts";
import { checkContent } from "../google-content.ts";
import { toFields, toMembers } from "../google-fields.ts";
import {
  checkCount,
  checkEnum,
  checkMessage,
  checkMessages,
  checkRoot,
  checkScalars,
  type EnumType,
} from "../google-request.ts";
import type { JSONObject } from "../read.ts";
import { toAsked, toDimensions } from "./decode.ts";
import type { GeminiEmbeddingCall } from "./wire.ts";

/** @see https://ai.google.dev/api/embeddings#v1beta.TaskType */
const TASK_TYPE: EnumType = {
  name: "TaskType",
  values: new Set([
    "TASK_TYPE_UNSPECIFIED",
    "RETRIEVAL_QUERY",
    "RETRIEVAL_DOCUMENT",
    "SEMANTIC_SIMILARITY",
    "CLASSIFICATION",
    "CLUSTERING",
    "QUESTION_ANSWERING",
    "FACT_VERIFICATION",
    "CODE_RETRIEVAL_QUERY",
  ]),
};

const MAXIMUM_REQUESTS = 100;

/** @see https://ai.google.dev/api/embeddings */
export function validate({ body, isBatch, modelId }: GeminiEmbeddingCall): LLMError | undefined {
  const request = toFields(body);
  const error = checkRoot(body);
  if (error) return error;
  if (!isBatch) {
    return validateRequest(request, "", "EmbedContentRequest") ?? checkDimensions(request, modelId);
  }
  const wrong = checkMessages(request["requests"], "requests", "EmbedContentRequest");
  if (wrong) return wrong;
  const requests = toMembers(request["requests"]).map(toFields);
  if (requests.length === 0)
    return refuse("BatchEmbedContentsRequest.requests: requests is not specified");
  if (requests.length > MAXIMUM_REQUESTS) {
    return refuse(
      `BatchEmbedContentsRequest.requests: at most ${MAXIMUM_REQUESTS} requests can be in one batch`,
    );
  }
  for (const [index, each] of requests.entries()) {
    const name = `BatchEmbedContentsRequest.requests[${index}]`;
    const refusal =
      validateRequest(each, `requests[${index}].`, name) ?? checkDimensions(each, modelId);
    if (refusal) return refusal;
  }
  return undefined;
}

/** `at` is where the request stands, `name` what it is called. */
function validateRequest(request: JSONObject, at: string, name: string): LLMError | undefined {
  const { content, outputDimensionality, taskType } = request;
  return (
    checkMessage(content, `${at}content`, "Content") ??
    checkContent(content, `${at}content`) ??
    checkScalars({ outputDimensionality }, at.slice(0, -1), {
      outputDimensionality: "TYPE_INT32",
    }) ??
    checkEnum(taskType, `${at}task_type`, TASK_TYPE) ??
    (content === undefined || content === null
      ? refuse(`${name}.content: contents is not specified`)
      : undefined) ??
    (toMembers(toFields(content)["parts"]).length === 0
      ? refuse(`${name}.content.parts: contents.parts must not be empty.`)
      : undefined)
  );
}

function checkDimensions(request: JSONObject, modelId: string): LLMError | undefined {
  return checkCount(toAsked(request), "outputDimensionality", toDimensions(modelId));
}

function refuse(violation: string): LLMError {
  return llmError("bad-request", { message: `* ${violation}\n` });
}
