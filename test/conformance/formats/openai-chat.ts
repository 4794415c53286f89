import type { Format } from "../measure/endpoint.ts";

interface Choice {
  index: number;
  delta: Record<string, unknown>;
  finish_reason: string | null;
  logprobs?: Record<string, unknown[] | null> | null;
  /** A provider's own. */
  [field: string]: unknown;
}

interface Chunk {
  choices: Choice[];
  usage?: object | null;
  [field: string]: unknown;
}

/** How answers of OpenAI's chat are read. */
export const chat: Format = { toScript, join, ask };

/** What each chunk says. */
function toScript(payloads: unknown[]): string[] {
  return payloads.map((payload) => {
    if (payload === "[DONE]") return "done";
    const { choices = [], usage } = payload as Partial<Chunk>;
    const [choice] = choices;
    if (!choice) return usage ? "usage" : "empty";
    return `${Object.keys(choice.delta).toSorted().join("+")} ${choice.finish_reason ?? ""}`;
  });
}

/** The body that the same answer would have been; an error amid a stream has no choices. */
function join(payloads: unknown[]): unknown {
  const chunks = payloads.filter((payload) => typeof payload === "object") as Chunk[];
  if (chunks.some(({ choices }) => !Array.isArray(choices))) return undefined;
  const choices: Record<string, unknown>[] = [];
  const body: Record<string, unknown> = { choices };
  for (const { choices: deltas, obfuscation: _, ...rest } of chunks) {
    for (const [key, value] of Object.entries(rest)) body[key] = value ?? body[key] ?? null;
    for (const choice of deltas) addChoice(choices, choice);
  }
  return { ...body, object: "chat.completion" };
}

/** The same at another address. */
export function chatAt(url: string): Format {
  return { ...chat, ask: (answer, isStream) => ({ ...ask(answer, isStream), url }) };
}

/** A stream tells of usage where it is asked to. */
function ask(answer: Record<string, unknown>, isStream: boolean): ReturnType<Format["ask"]> {
  const messages = [{ role: "user", content: "Hello" }];
  const usage = isStream && answer["usage"] ? { stream_options: { include_usage: true } } : {};
  return {
    url: "https://api.openai.com/v1/chat/completions",
    body: { model: answer["model"], messages, stream: isStream, ...usage },
  };
}

function addChoice(
  choices: Record<string, unknown>[],
  { index, delta, finish_reason, logprobs, ...own }: Choice,
): void {
  const known = (choices[index] ??= {
    index,
    message: { role: "assistant", content: null, refusal: null },
    logprobs: null,
    finish_reason: null,
  });
  known["finish_reason"] = finish_reason ?? known["finish_reason"];
  for (const [key, value] of Object.entries(own)) known[key] = value ?? known[key] ?? null;
  addDelta(known["message"] as Record<string, unknown>, delta);
  if (!logprobs) return;
  const all = (known["logprobs"] ??= { content: null, refusal: null }) as Record<string, unknown>;
  for (const [key, tokens] of Object.entries(logprobs)) {
    if (tokens) all[key] = [...((all[key] as unknown[] | null) ?? []), ...tokens];
  }
}

/** Texts grow, but for those that name something. */
function addDelta(target: Record<string, unknown>, delta: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(delta)) {
    // what streams alone have
    if (key === "channel") continue;
    const known = target[key];
    if (Array.isArray(value)) {
      target[key] = addMembers((known as unknown[] | undefined) ?? [], value);
    } else if (typeof value === "object" && value !== null) {
      addDelta((target[key] ??= {}) as Record<string, unknown>, value as Record<string, unknown>);
    } else if (
      typeof value === "string" &&
      typeof known === "string" &&
      !/^(?:role|id|type|format)$/.test(key)
    ) {
      target[key] = known + value;
    } else target[key] = value ?? known ?? null;
  }
}

/** Tool calls say which one they go on with; anything else is one more. */
function addMembers(members: unknown[], added: unknown[]): unknown[] {
  for (const member of added as { index?: number }[]) {
    const { index, ...rest } = member;
    if (index === undefined) members.push(member);
    else addDelta((members[index] ??= {}) as Record<string, unknown>, rest);
  }
  return members;
}
