import type {
  AssistantPart,
  FilePart,
  Message,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from "../../language-model/prompt.ts";
import { toFields, toMembers } from "../google-fields.ts";
import { isObject, type JSONObject, optionalText, toText } from "../read.ts";

/** One turn; a user's turn that holds function responses is a message of the tools. */
export function toMessages(content: unknown): Message[] {
  const { role, parts } = toFields(content);
  const fields = toMembers(parts).map(toFields);
  if (role === "model") return [{ role: "assistant", content: toAssistantContent(fields) }];
  const results = fields.flatMap(toToolResult);
  const said = fields.flatMap(toSaidPart);
  const messages: Message[] = [];
  if (results.length > 0) messages.push({ role: "tool", content: results });
  if (said.length > 0 || results.length === 0) messages.push({ role: "user", content: said });
  return messages;
}

function toSaidPart(part: JSONObject): (TextPart | FilePart)[] {
  if (typeof part["text"] === "string") return [{ type: "text", text: part["text"] }];
  return toFile(part);
}

function toFile({ inlineData, fileData }: JSONObject): FilePart[] {
  if (!isObject(inlineData) && !isObject(fileData)) return [];
  const { mimeType, data, fileUri } = toFields(inlineData ?? fileData);
  const mediaType = toText(mimeType) || "application/octet-stream";
  return [{ type: "file", mediaType, data: toText(data ?? fileUri) }];
}

function toToolResult({ functionResponse }: JSONObject): ToolResultPart[] {
  if (!isObject(functionResponse)) return [];
  const { id, name, response } = functionResponse;
  return [
    {
      type: "tool-result",
      toolCallId: toText(id),
      toolName: toText(name),
      ...toOutput(response, name),
    },
  ];
}

/**
 * What the function gave: the whole response, unless a key tells.
 *
 * @see https://ai.google.dev/api/caching#FunctionResponse
 */
function toOutput(
  response: unknown,
  toolName: unknown,
): Pick<ToolResultPart, "output" | "isError"> {
  if (!isObject(response)) return { output: response };
  const { output, error, name, content } = response;
  if (output !== undefined) return { output };
  if (error !== undefined) return { output: error, isError: true };
  // as the AI SDK wraps it
  if (content !== undefined && name === toolName) return { output: content };
  return { output: response };
}

function toAssistantContent(parts: JSONObject[]): AssistantPart[] {
  const content: AssistantPart[] = [];
  for (const part of parts) {
    const signature = optionalText(part["thoughtSignature"]);
    const signed = signature !== undefined && { signature };
    const { functionCall, text, thought } = part;
    if (isObject(functionCall)) {
      content.push({ ...toToolCall(functionCall), ...signed });
    } else if (typeof text === "string" && thought === true) {
      content.push({ type: "reasoning", text, ...signed });
    } else {
      if (signature !== undefined) signReasoning(content, signature);
      // an empty text may be there for its signature alone
      if (text !== "" || !signed) content.push(...toSaidPart(part));
    }
  }
  return content;
}

function toToolCall({ id, name, args }: JSONObject): ToolCallPart {
  return { type: "tool-call", toolCallId: toText(id), toolName: toText(name), input: args ?? {} };
}

/** The signature of thoughts stands on the part after them; without `includeThoughts` it is all there is of them. */
function signReasoning(content: AssistantPart[], signature: string): void {
  const last = content.at(-1);
  if (last?.type === "reasoning" && last.signature === undefined) last.signature = signature;
  else content.push({ type: "reasoning", text: "", signature });
}
