import type { LLMError } from "../errors.ts";
import type { Message } from "../language-model/prompt.ts";
import { checkMessages, toMessage } from "./mistral-messages.ts";
import { checkText, missingField, wrongType } from "./pydantic.ts";
import { isObject, toArray, toObject, toObjects, toTexts } from "./read.ts";

/** The text of each input of an endpoint that judges: texts, or conversations. */
export function toInputs(body: unknown, ofChats: boolean): string[] {
  const { input } = toObject(body);
  if (!ofChats) return toTexts(input);
  return toConversations(input).map((messages) =>
    toObjects(messages).flatMap(toMessage).map(toText).join("\n"),
  );
}

/** @see https://docs.mistral.ai/api/endpoint/classifiers */
export function checkInputs(body: unknown, ofChats: boolean): LLMError | undefined {
  const { model, input } = toObject(body);
  const unnamed = checkText(model, "model");
  if (unnamed) return unnamed;
  if (input === undefined) return missingField("input");
  return ofChats ? checkChats(input) : checkTexts(input);
}

function checkTexts(input: unknown): LLMError | undefined {
  if (typeof input === "string") return undefined;
  if (!Array.isArray(input)) return wrongType("input", "string");
  const wrong = input.findIndex((text) => typeof text !== "string");
  return wrong === -1 ? undefined : wrongType(`input.${wrong}`, "string");
}

function checkChats(input: unknown): LLMError | undefined {
  if (isObject(input)) return checkMessages(input["messages"], "input.messages");
  if (!Array.isArray(input) || !isNested(input)) return checkMessages(input, "input");
  for (const [index, messages] of input.entries()) {
    const list: unknown = isObject(messages) ? messages["messages"] : messages;
    const error = checkMessages(list, `input.${index}`);
    if (error) return error;
  }
  return undefined;
}

/** One conversation, or several; a classifier takes them as objects, too. */
function toConversations(input: unknown): unknown[] {
  if (isObject(input)) return [input["messages"]];
  const list = toArray(input);
  if (!isNested(list)) return [list];
  return list.map((one) => (isObject(one) ? one["messages"] : one));
}

function isNested(list: unknown[]): boolean {
  const [first] = list;
  return Array.isArray(first) || (isObject(first) && "messages" in first);
}

function toText({ content }: Message): string {
  if (typeof content === "string") return content;
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}
