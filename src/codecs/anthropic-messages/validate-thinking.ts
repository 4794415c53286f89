import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import { checkFields, integerFrom, oneOf, refuse, tag } from "../anthropic-words.ts";

const TYPES = ["adaptive", "between_tools", "disabled", "enabled"];
const isBudget = integerFrom(1024);
const isDisplay = oneOf("summarized", "omitted", "updates");

/** @see https://docs.claude.com/en/docs/build-with-claude/extended-thinking */
export function validateBudget({ thinking }: JSONObject): LLMError | undefined {
  if (thinking === undefined || thinking === null) return undefined;
  if (!isObject(thinking)) return invalidRequest("thinking: Input should be a valid dictionary");
  const { type, budget_tokens: budget } = thinking;
  if (type === undefined) return invalidRequest("thinking.type: Field required");
  const name = `thinking.${toText(type)}`;
  const error =
    refuse("thinking", tag(toText(type), TYPES)) ??
    checkFields(thinking, [["display", isDisplay]], `${name}.`);
  if (error || type !== "enabled") return error;
  if (budget === undefined) return invalidRequest(`${name}.budget_tokens: Field required`);
  return refuse(`${name}.budget_tokens`, isBudget(budget));
}

/** What thinking with a budget rules out; where the model decides for itself, more goes. */
export function validateThinking(request: JSONObject): LLMError | undefined {
  const { type, budget_tokens: budget } = toObject(request["thinking"]);
  if (type !== "enabled") return undefined;
  const { tool_choice, max_tokens, tools } = request;
  const choice = toObject(tool_choice)["type"];
  if (choice === "any" || choice === "tool") {
    return invalidRequest("Thinking may not be enabled when tool_choice forces tool use.");
  }
  // thinking between tool calls may take more than one answer's tokens
  if (Number(budget) >= Number(max_tokens) && toArray(tools).length === 0) {
    return invalidRequest(
      "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size",
    );
  }
  const reason = findSamplingFault(request);
  if (reason !== undefined) {
    return invalidRequest(
      `${reason}. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking`,
    );
  }
  return validateLoop(toObjects(request["messages"]));
}

function findSamplingFault({ temperature, top_p, top_k }: JSONObject): string | undefined {
  if (isGiven(temperature) && Number(temperature) !== 1) {
    return "`temperature` may only be set to 1 when thinking is enabled";
  }
  if (isGiven(top_p) && Number(top_p) < 0.95) {
    return "`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled";
  }
  return isGiven(top_k) ? "`top_k` must be unset when thinking is enabled" : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const THOUGHTS = ["thinking", "redacted_thinking"];

/**
 * A turn that goes on, after its tools have answered or from words that a request puts in its mouth, begins with what
 * the model thought.
 *
 * @see https://docs.claude.com/en/docs/build-with-claude/prompt-engineering/prefill-claudes-response
 */
function validateLoop(messages: JSONObject[]): LLMError | undefined {
  const start = messages.findLastIndex(
    (message) => message["role"] === "user" && !isAnswer(message),
  );
  const turn = messages.slice(start + 1).filter(({ role }) => role === "assistant");
  const [first] = turn;
  const { content } = toObject(first);
  const [block] = toObjects(content);
  const type = typeof content === "string" ? content && "text" : toText(block?.["type"]);
  if (type === "" || turn.some(hasThought)) return undefined;
  const place = `messages.${messages.indexOf(first!)}.content.0.type`;
  return invalidRequest(
    `${place}: Expected \`thinking\` or \`redacted_thinking\`, but found \`${type}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks). We recommend you include thinking blocks from previous turns. To avoid this requirement, disable \`thinking\`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking`,
  );
}

function isAnswer({ content }: JSONObject): boolean {
  return toObjects(content).some(({ type }) => type === "tool_result");
}

function hasThought({ content }: JSONObject): boolean {
  return toObjects(content).some(({ type }) => THOUGHTS.includes(toText(type)));
}
