import { checkObject, checkOptions, wrongArgument } from "../argument.ts";
import type {
  CustomPart,
  FilePart,
  ReasoningPart,
  RefusalPart,
  SourcePart,
  TextPart,
  ToolCallPart,
} from "../language-model/prompt.ts";

/**
 * A text that is a block of its own; strings that stand side by side are one block.
 *
 * @example
 * server.use(llm.anthropic.messages([text("First."), text("Second.")]));
 */
export function text(value: string): TextPart {
  return { type: "text", text: toText("text()", value) };
}

/**
 * Reasoning before the answer, where the provider shows it; where it hides it, its tokens are counted.
 *
 * `signature` is the provider's proof, `redactedData` reasoning that it keeps encrypted.
 *
 * @example
 * server.use(llm.anthropic.messages([reasoning("Let me think."), "42"]));
 */
export function reasoning(
  value: string,
  options: { signature?: string; redactedData?: string } = {},
): ReasoningPart {
  const names = ["signature", "redactedData"];
  const { signature, redactedData } = checkOptions("reasoning()'s options", options, names);
  return {
    type: "reasoning",
    text: toText("reasoning()", value),
    ...(signature !== undefined && { signature }),
    ...(redactedData !== undefined && { redactedData }),
  };
}

/**
 * A call of one of the request's tools; without an `id` it gets one in the provider's format.
 *
 * @throws TypeError where the input is no JSON value.
 *
 * @example
 * server.use(llm.openai.chat(toolCall("get_weather", { city: "Oslo" })));
 */
export function toolCall(
  toolName: string,
  input: unknown = {},
  options: { id?: string; signature?: string } = {},
): ToolCallPart {
  const { id = "", signature } = checkOptions("toolCall()'s options", options, ["id", "signature"]);
  if (JSON.stringify(input) === undefined) {
    throw new TypeError(
      `Failed to create a call of the tool "${toolName}": its input is no JSON value. Give an object.`,
    );
  }
  return {
    type: "tool-call",
    toolCallId: id,
    toolName: toText("the tool's name", toolName),
    input,
    ...(signature !== undefined && { signature }),
  };
}

/**
 * A text that is `value` as JSON, for structured output.
 *
 * @throws TypeError where JSON has no such value, as for `undefined`.
 *
 * @example
 * server.use(llm.openai.chat(json({ answer: 42 })));
 */
export function json(value: unknown): TextPart {
  const serialized = JSON.stringify(value);
  if (serialized === undefined) {
    throw new TypeError(
      "Failed to create a JSON text: the value is no JSON value. Give an object.",
    );
  }
  return { type: "text", text: serialized };
}

/**
 * The model's own refusal.
 *
 * @example
 * server.use(llm.openai.chat(refusal("I can't help with that.")));
 */
export function refusal(value: string): RefusalPart {
  return { type: "refusal", text: toText("refusal()", value) };
}

/**
 * A file that the model made; `data` is base64 or bytes.
 *
 * @example
 * server.use(llm.gemini.generateContent(file({ mediaType: "image/png", data: "iVBORw0KGgo=" })));
 */
export function file(content: { mediaType: string; data: string | Uint8Array }): FilePart {
  const { mediaType, data } = checkOptions("a file", content, ["mediaType", "data"]);
  return {
    type: "file",
    mediaType: toText("a file's mediaType", mediaType),
    data: ArrayBuffer.isView(data) ? toBase64(data) : toText("a file's data", data),
  };
}

/**
 * A page that the text before it rests on.
 *
 * @example
 * server.use(llm.openai.responses(["It rains.", source({ url: "https://yr.no", title: "Yr" })]));
 */
export function source(page: { url: string; title?: string }): SourcePart {
  const { url, title } = checkOptions("a source", page, ["url", "title"]);
  return {
    type: "source",
    url: toText("a source's url", url),
    ...(title !== undefined && { title }),
  };
}

/**
 * What only one provider has, as it stands in that provider's answer, such as a search that it ran itself.
 *
 * `kind` is the provider and its own word; another provider's endpoint refuses it.
 *
 * @example
 * server.use(
 *   llm.openai.responses([
 *     custom("openai.web_search_call", { status: "completed", action: { type: "search", query: "Oslo" } }),
 *     "It rains.",
 *   ]),
 * );
 */
export function custom(kind: string, value: Record<string, unknown>): CustomPart {
  checkObject(`the value of custom("${kind}")`, value, "Give an object.");
  return { type: "custom", kind: toText("the kind of custom()", kind), value };
}

function toText(what: string, value: string): string {
  if (typeof value === "string") return value;
  throw wrongArgument(what, value, "Give a text.");
}

/** In slices, because `String.fromCharCode` takes no more arguments than the stack holds. */
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}
