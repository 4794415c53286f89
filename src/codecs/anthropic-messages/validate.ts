import type { CodecContext } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { type JSONObject, toObject, toObjects } from "../read.ts";
import { findThread, validateThread } from "./threads.ts";
import { validateCacheControl } from "./validate-cache-control.ts";
import { validateModel } from "./validate-form.ts";
import { validateMessages } from "./validate-messages.ts";
import { validateParameters, validateShared } from "./validate-parameters.ts";
import { findSchemaFault } from "./validate-schema.ts";
import { validateStrict } from "./validate-strict.ts";
import { validateSystem } from "./validate-system.ts";
import { validateBudget, validateThinking } from "./validate-thinking.ts";
import { validateToolChoice, validateTools } from "./validate-tools.ts";
import { integerFrom, refuse } from "../anthropic-words.ts";

const isLimit = integerFrom(0);

/** @see https://docs.claude.com/en/api/messages */
export function validate(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const request = toObject(call.body);
  const { max_tokens: limit } = request;
  if (limit === undefined)
    return validatePrompt(call, context) ?? invalidRequest("max_tokens: Field required");
  return (
    refuse("max_tokens", isLimit(limit)) ??
    validateParameters(request) ??
    validatePrompt(call, context) ??
    validateThinking(request)
  );
}

/** What messages and the counting of their tokens have in common. */
export function validatePrompt(
  { body }: LanguageModelCall,
  context: CodecContext,
): LLMError | undefined {
  const request = toObject(body);
  const thread = findThread(body, context);
  return (
    validateModel(request) ??
    validateShared(request) ??
    validateSystem(request["system"]) ??
    validateThread(body, context) ??
    validateMessages(request["messages"], thread?.calls) ??
    validateTools(request) ??
    validateToolChoice(request, thread?.tools) ??
    validateOutputFormat(request) ??
    validateStrict(request) ??
    validateCacheControl(request) ??
    validateBudget(request)
  );
}

function validateOutputFormat({
  output_config,
  output_format,
  messages,
}: JSONObject): LLMError | undefined {
  const { format = null } = toObject(output_config);
  const name = format === null ? "output_format" : "output_config.format";
  const { type, schema } = toObject(format ?? output_format);
  if (type !== "json_schema") return undefined;
  if (schema === undefined) return invalidRequest(`${name}.schema: Field required`);
  const error = refuse(`${name}.schema`, findSchemaFault(schema));
  if (error || !toObjects(messages).some(cites)) return error;
  return invalidRequest(`${name}: cannot be used together with citations`);
}

/** @see https://platform.claude.com/docs/en/build-with-claude/citations */
function cites({ content }: JSONObject): boolean {
  return toObjects(content).some(({ citations }) => toObject(citations)["enabled"] === true);
}
