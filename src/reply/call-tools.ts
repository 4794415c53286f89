import { wrongArgument } from "../argument.ts";
import type { LanguageModelCall, Tool } from "../language-model/call.ts";
import { Mistake } from "../mistake.ts";
import { createFinalReply, createToolCall, listAllowed } from "./default-reply.ts";
import type { ReplyItem, Responder } from "./reply.ts";

/**
 * Plays an agent: calls each tool on offer once, in order, with arguments that its schema accepts, then answers in text.
 *
 * `names` chooses among the tools. They are called all at once, or one a turn where the request allows no more; each
 * message of the user begins anew.
 *
 * @throws TypeError where `names` is no list of texts.
 *
 * @example
 * server.use(llm.openai.chat(callTools()));
 */
export function callTools(names?: readonly string[]): Responder<ReplyItem[]> {
  if (names !== undefined && !isNames(names)) {
    const advice = 'Give names, such as callTools(["get_weather"]), or nothing.';
    throw wrongArgument("the tools of callTools()", names, advice);
  }
  return function callToolsInTurn(call) {
    const called = listCalled(call);
    const due = chooseTools(call, names).filter(({ name }) => !called.has(name));
    const calls = (call.parallelToolCalls ? due : due.slice(0, 1)).map(createToolCall);
    return calls.length > 0 && call.toolChoice?.type !== "none" ? calls : [createFinalReply(call)];
  };
}

function isNames(names: unknown): boolean {
  return Array.isArray(names) && names.every((name) => typeof name === "string");
}

function chooseTools(call: LanguageModelCall, names: readonly string[] | undefined): Tool[] {
  if (!names) return listAllowed(call);
  const { tools } = call;
  return names.map((name) => {
    const tool = tools.find((one) => one.name === name);
    if (tool) return tool;
    const offered = tools.map((one) => one.name).join(", ") || "none";
    throw new Mistake(
      `callTools() is to call "${name}", which the request does not offer; it offers ${offered}. Offer the tool, or leave it out.`,
    );
  });
}

/** The tools that were called since the user spoke. */
function listCalled({ prompt }: LanguageModelCall): Set<string> {
  const start = prompt.findLastIndex(({ role }) => role === "user") + 1;
  const parts = prompt
    .slice(start)
    .flatMap((message) => (message.role === "assistant" ? message.content : []));
  return new Set(parts.flatMap((part) => (part.type === "tool-call" ? [part.toolName] : [])));
}
