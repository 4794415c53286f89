import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidRequest, wrongType } from "../bedrock-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toWords } from "../read.ts";
import { validateConstraints } from "./constraints.ts";

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export function validate({ body, modelId }: LanguageModelCall): LLMError | undefined {
  const request = toObject(body);
  // a stored prompt brings its own messages
  const isPrompt = modelId.includes(":prompt/");
  return (
    validateTypes(body) ??
    validateConstraints(request) ??
    (isPrompt ? undefined : validateConversation(request))
  );
}

/** Lists and objects that are something else. */
function validateTypes(body: unknown): LLMError | undefined {
  if (body !== undefined && !isObject(body)) return wrongType();
  const { messages, system, inferenceConfig, toolConfig } = toObject(body);
  const { stopSequences } = toObject(inferenceConfig);
  const { tools } = toObject(toolConfig);
  const contents = toObjects(messages).map(({ content }) => content);
  const lists = [messages, system, stopSequences, tools, ...contents];
  const objects = [inferenceConfig, toolConfig, ...toArray(messages)];
  const isRight =
    lists.every((list) => isAbsent(list) || Array.isArray(list)) &&
    objects.every((object) => isAbsent(object) || isObject(object)) &&
    hasRightNumbers(toObject(inferenceConfig));
  return isRight ? undefined : wrongType();
}

function hasRightNumbers({ maxTokens, temperature, topP }: JSONObject): boolean {
  return [maxTokens, temperature, topP].every(
    (value) => isAbsent(value) || typeof value === "number",
  );
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** What makes a conversation, in the words that users report. */
function validateConversation({ messages, toolConfig }: JSONObject): LLMError | undefined {
  const all = toObjects(messages);
  const turns = all.filter(({ role }) => role !== "system");
  if (turns[0]?.["role"] !== "user") {
    return invalidRequest(
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  }
  if (turns.some(({ role }, index) => role === turns[index + 1]?.["role"])) {
    return invalidRequest(
      "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.",
    );
  }
  const blocks = all.flatMap(({ content }) => toObjects(content));
  const usesTools = blocks.some((block) => isObject(block["toolUse"] ?? block["toolResult"]));
  if (usesTools && !isObject(toolConfig)) {
    return invalidRequest(
      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
    );
  }
  return validateContents(all) ?? validateToolTurns(all);
}

function validateContents(messages: JSONObject[]): LLMError | undefined {
  for (const [index, { content }] of messages.entries()) {
    const path = `messages.${index}`;
    const blocks = toObjects(content);
    if (blocks.length === 0) {
      return invalidRequest(
        `The content field in the Message object at ${path} is empty. Add a ContentBlock object to the content field and try again.`,
      );
    }
    for (const [at, { text, toolResult }] of blocks.entries()) {
      const place = `${path}.content.${at}`;
      if (text === "") {
        return invalidRequest(
          `The text field in the ContentBlock object at ${place} is blank. Add text to the text field, and try again.`,
        );
      }
      const error = validateToolResult(toObject(toolResult), `${place}.toolResult`);
      if (error) return error;
    }
  }
  return undefined;
}

function validateToolResult({ content, status }: JSONObject, path: string): LLMError | undefined {
  const blocks = toObjects(content);
  if (status === "error" && blocks.length === 0) {
    return invalidRequest(
      `The content field at ${path} cannot be empty when status value is error.`,
    );
  }
  const wrong = blocks.findIndex((block) => "json" in block && !isObject(block["json"]));
  if (wrong === -1) return undefined;
  return invalidRequest(
    `The format of the value at ${path}.content.${wrong}.json is invalid. Provide a json object for the field and try again.`,
  );
}

/** Each call of a tool is answered in the turn that follows, and nothing else is. */
function validateToolTurns(messages: JSONObject[]): LLMError | undefined {
  let asked: unknown[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    const blocks = toObjects(content);
    if (role === "user") {
      const given = readIds(blocks, "toolResult");
      const path = `messages.${index}.content`;
      if (given.length > asked.length) {
        return invalidRequest(
          `The number of toolResult blocks at ${path} exceeds the number of toolUse blocks of previous turn.`,
        );
      }
      const missing = asked.filter((id) => !given.includes(id));
      if (missing.length > 0) {
        return invalidRequest(
          `Expected toolResult blocks at ${path} for the following Ids: ${missing.map(toWords).join(", ")}`,
        );
      }
    }
    if (role !== "system") asked = role === "assistant" ? readIds(blocks, "toolUse") : [];
  }
  return undefined;
}

/** What Bedrock's own tools did is asked and answered in one turn. */
function readIds(blocks: JSONObject[], kind: "toolUse" | "toolResult"): unknown[] {
  return blocks.flatMap((block) => {
    const { toolUseId, type } = toObject(block[kind]);
    return toolUseId === undefined || type === "server_tool_use" ? [] : [toolUseId];
  });
}
