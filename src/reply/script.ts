import { checkObject, wrongArgument } from "../argument.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import { toTranscript } from "../language-model/transcript.ts";
import { Mistake } from "../mistake.ts";
import { describeMismatch } from "./describe-mismatch.ts";
import type { Reply, ReplyValue, Responder } from "./reply.ts";
import { compileWhen, type When } from "./when.ts";

/** One turn of an agent's loop. */
export interface ScriptStep {
  /** What the request must be; without it, any will do. */
  when?: When;
  reply: Reply;
}

/** Steps in order, one an HTTP request. */
export interface Script extends Responder {
  /** How many steps are left. */
  readonly remaining: number;
}

/**
 * A whole agent loop: each step says what the request must be, and what to reply; one that does not fit fails with the
 * conversation so far.
 *
 * @throws TypeError where the steps are no list, or one has no reply, or a key that there is not.
 *
 * @example
 * server.use(
 *   llm.openai.chat(
 *     script([
 *       { when: { user: /weather/, tool: "get_weather" }, reply: toolCall("get_weather", { city: "Oslo" }) },
 *       { when: { toolResult: "get_weather" }, reply: "It rains." },
 *     ]),
 *   ),
 * );
 */
export function script(steps: readonly ScriptStep[]): Script {
  if (!Array.isArray(steps))
    throw wrongArgument("a script", steps, "Give a list of { when, reply }.");
  const conditions = steps.map(checkStep).map(({ when }) => compileWhen(when));
  let next = 0;

  async function replyScript(call: Parameters<Responder>[0]): Promise<ReplyValue | undefined> {
    const index = next;
    const step = steps[index];
    if (!step) {
      const length = steps.length === 1 ? "1 step" : `${steps.length} steps`;
      const problem = `the script of ${length} has ended, and the app asks on. Add a step`;
      throw unfit(call, problem);
    }
    const mismatch = conditions[index]?.(call, call.headers);
    if (mismatch) {
      const where = `step ${index + 1} of ${steps.length} of the script`;
      throw unfit(call, `${where} does not fit: it ${describeMismatch(mismatch)}`);
    }
    next++;
    const { reply } = step;
    const value = typeof reply === "function" ? await reply(call) : reply;
    if (value === undefined) next--;
    return value;
  }

  return Object.defineProperties(replyScript as Script, {
    remaining: { get: () => steps.length - next },
  });
}

function checkStep(step: ScriptStep, index: number): ScriptStep {
  const place = `step ${index + 1} of a script`;
  const { when: _, reply, ...rest } = checkObject(place, step, "Give { when, reply }.");
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || reply === undefined) {
    const problem =
      unknown === undefined ? "it has no reply" : `it has the unknown key "${unknown}"`;
    throw new TypeError(`Failed to read ${place}: ${problem}. Give { when, reply }.`);
  }
  return step;
}

function unfit({ prompt }: LanguageModelCall, problem: string): Mistake {
  const lines = toTranscript(prompt).map((line) => `\n  ${line}`);
  return new Mistake(`${problem}. The conversation so far:${lines.join("")}`);
}
