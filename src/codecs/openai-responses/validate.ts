import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { countPromptTokens } from "../../tokens.ts";
import { validateParameters } from "../openai-parameters.ts";
import { isObject, type JSONObject, toObject, toObjects } from "../read.ts";
import { findConversation, toConversationId, toInputItems } from "../openai-stored-items.ts";
import type { OpenAIResponsesOptions } from "./dialect.ts";
import { isReference, listItems } from "./stored.ts";
import { validateForm } from "./validate-form.ts";
import { goesOn, validateInput, validateModel, validatePrevious } from "./validate-input.ts";
import { validateItem } from "./validate-items.ts";
import { validateCalls, validateReasoning, validateUnique } from "./validate-pairs.ts";
import { FIRST, LAST, METADATA } from "./validate-parameters.ts";
import { validateJSONWord, validateText } from "./validate-text.ts";
import { validateToolChoice, validateTools } from "./validate-tools.ts";

/** @see https://platform.openai.com/docs/api-reference/responses/create */
export function validate(
  call: LanguageModelCall,
  context: CodecContext,
  { openaiRules, conversations, validate: validateOwn }: OpenAIResponsesOptions,
): LLMError | undefined {
  return (
    (openaiRules ? validateAsOpenAI(call, context) : validateForm(call, context)) ??
    validateUnbuilt(call, context) ??
    validateOwn?.(call) ??
    (conversations ? validateConversation(call, context) : undefined)
  );
}

/** The parameters in the order in which OpenAI looks at them, then what they name, then what they say together. */
function validateAsOpenAI(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const request = toObject(call.body);
  return (
    validateModel(request) ??
    validateInput(request, validateItem) ??
    validateParameters(request, FIRST) ??
    validateTools(request["tools"]) ??
    validateToolChoice(call) ??
    validateParameters(request, METADATA) ??
    validateText(request) ??
    validateParameters(request, LAST) ??
    validateState(call, context) ??
    validateTogether(request)
  );
}

/** What the count of a prompt's tokens asks for, too: what stands in the prompt. */
export function validateInputTokens(
  call: LanguageModelCall,
  context: CodecContext,
): LLMError | undefined {
  const request = toObject(call.body);
  return (
    validateInput(request, validateItem) ??
    validateTools(request["tools"]) ??
    validateText(request) ??
    validateState(call, context)
  );
}

export function validateCompact(
  call: LanguageModelCall,
  context: CodecContext,
): LLMError | undefined {
  return validateModel(toObject(call.body)) ?? validateInputTokens(call, context);
}

/** Where conversations can be made, one that was not is not there. */
function validateConversation(
  { body }: LanguageModelCall,
  { store }: CodecContext,
): LLMError | undefined {
  const { conversation } = toObject(body);
  const id = toConversationId(conversation);
  if (id === undefined || findConversation(conversation, store)) return undefined;
  return llmError("not-found", { message: `Conversation with id '${id}' not found.` });
}

/** What is stored, and what the items say together; of what is stored at OpenAI, nothing is known. */
function validateState(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const { store } = context;
  const request = toObject(call.body);
  const { previous_response_id: previous, conversation, prompt, input } = request;
  const isShared = (conversation ?? undefined) !== undefined;
  if (typeof previous === "string" && isShared) {
    return llmError("bad-request", {
      message:
        "Mutually exclusive parameters: ''. Ensure you are only providing one of: 'pre..._id' or 'conversation'.",
      code: "mutually_exclusive_parameters",
    });
  }
  const unknown = validatePrevious(request, context);
  if (unknown) return unknown;
  if ((input as ArrayLike<unknown> | undefined)?.length === 0 && !goesOn(request)) {
    return llmError("bad-request", {
      message: `One of "input" or "previous_response_id" or 'prompt' or 'conversation' must be provided.`,
      code: "missing_required_parameter",
    });
  }
  const own = toInputItems(input);
  const error = validateUnique(own) ?? validateReasoning(own);
  const isKnown = !isShared || findConversation(conversation, store) !== undefined;
  if (error || !isKnown || (prompt ?? undefined) !== undefined) return error;
  const items = listItems(call, store);
  const isHidden = items.some((item) => isReference(item) || item["type"] === "compaction");
  return isHidden ? undefined : validateCalls(items);
}

function validateTogether(request: JSONObject): LLMError | undefined {
  const { stream, stream_options: options, background, store } = request;
  if (stream !== true && (options ?? undefined) !== undefined) {
    return llmError("bad-request", {
      message: "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      param: "stream_options",
    });
  }
  // https://platform.openai.com/docs/guides/background#limits
  if (background === true && store === false) {
    const message = "Background mode requires store=true.";
    return llmError("bad-request", { message, param: "store" });
  }
  return validateJSONWord(request);
}

/** What would change the answer, and is not mocked: nobody is to think that it was. */
function validateUnbuilt(
  call: LanguageModelCall,
  { countTokens }: CodecContext,
): LLMError | undefined {
  const { moderation, context_management: management } = toObject(call.body);
  if (isObject(moderation)) {
    return unbuilt("an answer's moderation is not mocked. Leave the parameter out");
  }
  const threshold = toObjects(management).find(({ type }) => type === "compaction");
  if (typeof threshold?.["compact_threshold"] !== "number") return undefined;
  if (countPromptTokens(call, countTokens) <= threshold["compact_threshold"]) return undefined;
  return unbuilt(
    "the prompt is over compact_threshold, and compaction is not mocked. Raise the threshold",
  );
}

function unbuilt(reason: string): LLMError {
  const message = `${reason}, or let the request through with validate: { requests: false }.`;
  return llmError("guard", { message });
}
