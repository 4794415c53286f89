import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { countPromptTokens } from "../../tokens.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { isObject, type JSONObject, toObject, toObjects } from "../read.ts";
import { findConversation, toConversationId, toInputItems } from "../openai-stored-items.ts";
import { findStored, isReference, listItems } from "./stored.ts";
import { validateItems } from "./validate-items.ts";
import { validateCalls, validateReasoning, validateUnique } from "./validate-pairs.ts";
import { validateFirst, validateLast, validateMetadata } from "./validate-parameters.ts";
import { validateJSONWord, validateText } from "./validate-text.ts";
import { validateToolChoice, validateTools } from "./validate-tools.ts";

/**
 * The parameters in the order in which OpenAI looks at them, then what they name, then what they say together.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
export function validate(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const request = toObject(call.body);
  return (
    validateModel(request) ??
    validateInput(request) ??
    validateFirst(request) ??
    validateTools(request["tools"]) ??
    validateToolChoice(call) ??
    validateMetadata(request) ??
    validateText(request) ??
    validateLast(request) ??
    validateState(call, context) ??
    validateTogether(request) ??
    validateUnbuilt(call, context)
  );
}

/** What the count of a prompt's tokens asks for, too: what stands in the prompt. */
export function validateInputTokens(
  call: LanguageModelCall,
  context: CodecContext,
): LLMError | undefined {
  const request = toObject(call.body);
  return (
    validateInput(request) ??
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

/** A stored prompt may say the model. */
function validateModel({ model, prompt }: JSONObject): LLMError | undefined {
  if (isObject(prompt) && (model ?? undefined) === undefined) return undefined;
  if (model === undefined) return missingParameter("model");
  if (model === "") return llmError("model-not-found", {});
  // OpenAI calls a null an object here
  return typeof model === "string" ? undefined : invalidType("model", "a string", model ?? {});
}

function validateInput(request: JSONObject): LLMError | undefined {
  const { input } = request;
  if (input === undefined) return goesOn(request) ? undefined : missingParameter("input");
  if (typeof input === "string") return undefined;
  if (input === null) return goesOn(request) ? undefined : invalidType("input", "a string", {});
  if (Array.isArray(input)) return validateItems(input);
  return invalidType("input", "one of a string or array of input items", input);
}

/** Whether there is something to answer besides the input. */
function goesOn({ previous_response_id: previous, prompt, conversation }: JSONObject): boolean {
  return (previous ?? prompt ?? conversation ?? undefined) !== undefined;
}

/** Where conversations can be made, one that was not is not there. */
export function validateConversation(
  { body }: LanguageModelCall,
  { store }: CodecContext,
): LLMError | undefined {
  const { conversation } = toObject(body);
  const id = toConversationId(conversation);
  if (id === undefined || findConversation(conversation, store)) return undefined;
  return llmError("not-found", { message: `Conversation with id '${id}' not found.` });
}

/** What is stored, and what the items say together; of what is stored at OpenAI, nothing is known. */
function validateState(call: LanguageModelCall, { store }: CodecContext): LLMError | undefined {
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
  if (typeof previous === "string" && !findStored(store, previous)) {
    return llmError("bad-request", {
      message: `Previous response with id '${previous}' not found.`,
      param: "previous_response_id",
      code: "previous_response_not_found",
    });
  }
  if ((input === "" || (input as unknown[] | undefined)?.length === 0) && !goesOn(request)) {
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
