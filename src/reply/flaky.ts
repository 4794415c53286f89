import { checkOptions } from "../argument.ts";
import { errors as all, type LLMError } from "../errors.ts";
import type { Fault } from "../faults.ts";
import { createRandom } from "../ids.ts";
import type { BaseCall, LanguageModelCall } from "../language-model/call.ts";
import type { ReplyValue, Responder } from "./reply.ts";

/** How often `flaky()` fails, and with what. */
export interface FlakyOptions {
  /** How many of the requests fail, from 0 to 1. @default 0.5 */
  rate?: number;
  /** What they fail with, by turns that the seed decides. @default a rate limit, an overloaded model, a server error */
  errors?: readonly (LLMError | Fault)[];
  /** The same seed gives the same failures on every run. @default 1 */
  seed?: number;
}

const OPTIONS = ["rate", "errors", "seed"] satisfies (keyof FlakyOptions)[];

const USUAL = [all.rateLimit(), all.overloaded(), all.serverError()];

/**
 * A reply that fails now and then, the same on every run.
 *
 * @throws RangeError where `rate` is no number from 0 to 1, TypeError where `errors` is empty, or an option is none.
 *
 * @example
 * server.use(llm.openai.chat(flaky("Hello", { rate: 0.3, errors: [errors.rateLimit()], seed: 7 })));
 */
export function flaky<Value = ReplyValue, C extends BaseCall = LanguageModelCall>(
  reply: Value | Responder<Value, C>,
  options: FlakyOptions = {},
): Responder<Value | LLMError | Fault, C> {
  const {
    rate = 0.5,
    errors = USUAL,
    seed = 1,
  } = checkOptions("flaky()'s options", options, OPTIONS);
  if (!(rate >= 0 && rate <= 1)) {
    throw new RangeError(
      `Failed to read flaky()'s rate: it is ${rate}. Give a number from 0 to 1.`,
    );
  }
  if (errors.length === 0) {
    throw new TypeError(
      "Failed to read flaky()'s errors: there is none. Give one, or leave them out.",
    );
  }
  const random = createRandom(seed, 0);
  return function replyOrFail(call) {
    const fails = random() < rate;
    const failure = errors[Math.floor(random() * errors.length)]!;
    if (fails) return failure;
    return isResponder<Value, C>(reply) ? reply(call) : reply;
  };
}

function isResponder<Value, C extends BaseCall>(
  reply: Value | Responder<Value, C>,
): reply is Responder<Value, C> {
  return typeof reply === "function";
}
