import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { emptyArray, invalidType, missingParameter } from "../openai-error.ts";
import { validateEach, validateParameters } from "../openai-parameters.ts";
import { onlyWhere, refused } from "../openai-refusals.ts";
import { type JSONObject, toObject } from "../read.ts";
import { COMMON_PARAMETERS, OPENAI_PARAMETERS } from "./parameters.ts";
import { validateSchemas } from "./validate-format.ts";
import { validateMessage } from "./validate-messages.ts";
import { validateRole } from "./validate-role.ts";
import { validateChoices, validateTools } from "./validate-tools.ts";
import { validateTurns } from "./validate-turns.ts";
import type { OpenAIChatOptions } from "./options.ts";

/** @see https://platform.openai.com/docs/api-reference/chat/create */
export function validate(
  { body }: LanguageModelCall,
  { openaiRules }: OpenAIChatOptions,
): LLMError | undefined {
  const request = toObject(body);
  return (
    validateModel(request) ?? (openaiRules ? validateAsOpenAI(request) : validateForm(request))
  );
}

/** What any provider of this format refuses. */
function validateForm(request: JSONObject): LLMError | undefined {
  return validateMessages(request, validateRole) ?? validateParameters(request, COMMON_PARAMETERS);
}

/** Faults are told in OpenAI's order: of fields, then of their combinations, then of the conversation. */
function validateAsOpenAI(request: JSONObject): LLMError | undefined {
  return (
    validateMessages(request, validateMessage) ??
    validateTools(request) ??
    validateParameters(request, OPENAI_PARAMETERS) ??
    validateCombinations(request) ??
    validateChoices(request) ??
    validateSchemas(request) ??
    validateTurns(request)
  );
}

function validateModel({ model }: JSONObject): LLMError | undefined {
  if (model === undefined || model === null || model === "") {
    return llmError("bad-request", { message: "you must provide a model parameter" });
  }
  return typeof model === "string" ? undefined : invalidType("model", "a string", model);
}

function validateMessages(
  { messages }: JSONObject,
  validateOne: (message: JSONObject, param: string) => LLMError | undefined,
): LLMError | undefined {
  if (messages === undefined) return missingParameter("messages");
  if (!Array.isArray(messages)) return invalidType("messages", "an array of objects", messages);
  if (messages.length === 0) return emptyArray("messages");
  return validateEach(messages, "messages", validateOne);
}

function validateCombinations(request: JSONObject): LLMError | undefined {
  const has = (name: string): boolean => (request[name] ?? undefined) !== undefined;
  if (has("max_tokens") && has("max_completion_tokens")) {
    return refused(
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
      "max_tokens",
      "invalid_parameter_combination",
    );
  }
  if (Number(request["top_logprobs"]) > 0 && request["logprobs"] !== true) {
    return onlyWhere("top_logprobs", "logprobs");
  }
  if (has("stream_options") && request["stream"] !== true) {
    return onlyWhere("stream_options", "stream");
  }
  return undefined;
}
