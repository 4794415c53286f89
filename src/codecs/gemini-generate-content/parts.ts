import type {
  CustomPart,
  FilePart,
  ReasoningPart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type { Content } from "../../language-model/result.ts";
import { readCustomPart } from "../custom-part.ts";
import { toFields, toOptionalNumber } from "../google-fields.ts";
import { isObject } from "../read.ts";
import { signFunctionCall, signsFunctionCalls } from "./signature.ts";
import type * as wire from "./wire.ts";

/**
 * What of the thoughts decides how the next part is written.
 *
 * Gemini shows them to who asks for them, and signs the part that follows them.
 * https://ai.google.dev/gemini-api/docs/thinking https://ai.google.dev/gemini-api/docs/thought-signatures
 */
export interface Thoughts {
  areShown: boolean;
  signature: string | undefined;
  /** A function call that comes now has to be signed. */
  owesSignature: boolean;
}

export function readThoughts(call: wire.GeminiCall): Thoughts {
  const config = toFields(toFields(call.body)["generationConfig"]);
  const { includeThoughts, thinkingBudget } = toFields(config["thinkingConfig"]);
  return {
    // a budget of nothing turns thinking off
    areShown: includeThoughts === true && toOptionalNumber(thinkingBudget) !== 0,
    signature: undefined,
    owesSignature: signsFunctionCalls(call),
  };
}

/** The parts of a whole answer. */
export function toParts(content: Content[], thoughts: Thoughts): wire.Part[] {
  return [
    ...content.flatMap((part): wire.Part[] => {
      switch (part.type) {
        case "text":
        case "refusal": // Gemini refuses in words
          return [toTextPart(part.text, thoughts)];
        case "reasoning":
          return [...toThoughtParts(part.text, thoughts), ...endThought(part, thoughts)];
        case "tool-call":
          return toFunctionCallParts(part, thoughts);
        case "file":
          return [toFilePart(part, thoughts)];
        case "source":
          return [];
        case "custom":
          return [toCustomPart(part, thoughts)];
      }
    }),
    ...takeSignature(thoughts),
  ];
}

/** An empty text is no part of a stream, so nothing may stand on it. */
export function toTextPart(text: string, thoughts: Thoughts): wire.Part {
  return text === "" ? { text } : sign({ text }, thoughts);
}

export function toThoughtParts(text: string, { areShown }: Thoughts): wire.Part[] {
  return areShown && text !== "" ? [{ text, thought: true }] : [];
}

/** Keeps the signature for the part that follows; one that already waits goes out on its own. */
export function endThought(
  { signature, redactedData }: ReasoningPart,
  thoughts: Thoughts,
): wire.Part[] {
  const before = takeSignature(thoughts);
  thoughts.signature = signature ?? redactedData;
  return before;
}

export function toFunctionCallParts(part: ToolCallPart, thoughts: Thoughts): wire.Part[] {
  const { toolName, toolCallId, input, signature } = part;
  if (!isObject(input)) throw cannotCarryInput(toolName);
  const functionCall = {
    name: toolName,
    args: input,
    ...(toolCallId !== "" && { id: toolCallId }),
  };
  const { owesSignature } = thoughts;
  thoughts.owesSignature = false;
  if (signature === undefined) {
    if (owesSignature) thoughts.signature ??= signFunctionCall(part);
    return [sign({ functionCall }, thoughts)];
  }
  return [...takeSignature(thoughts), { functionCall, thoughtSignature: signature }];
}

export function toFilePart({ mediaType, data }: FilePart, thoughts: Thoughts): wire.Part {
  return sign(
    isLink(data)
      ? { fileData: { mimeType: mediaType, fileUri: data } }
      : { inlineData: { mimeType: mediaType, data } },
    thoughts,
  );
}

/** Whether a file is one that Google fetches. */
export function isLink(data: string): boolean {
  return /^(?:https?|gs):\/\//.test(data);
}

/** What only Google has, such as `google.executableCode`, by its field; `google.part` is a part as it stands. */
export function toCustomPart(part: CustomPart, thoughts: Thoughts): wire.Part {
  const { type, value } = readCustomPart(part, "google");
  return type === "part" ? value : sign({ [type]: value }, thoughts);
}

/** A signature with no part after it stands on an empty text, as at the end of a Gemini 3 stream. */
export function takeSignature(thoughts: Thoughts): wire.Part[] {
  return thoughts.signature === undefined ? [] : [sign({ text: "" }, thoughts)];
}

function sign(part: wire.Part, thoughts: Thoughts): wire.Part {
  const { signature } = thoughts;
  if (signature === undefined) return part;
  thoughts.signature = undefined;
  return { ...part, thoughtSignature: signature };
}

function cannotCarryInput(toolName: string): Error {
  return new Error(
    `Gemini's function calls carry an object, and the input of "${toolName}" is none. Give an object of arguments.`,
  );
}
