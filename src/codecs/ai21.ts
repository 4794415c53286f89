import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { createErrorShape } from "./openai-error-shape.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

/** A text alone, as its specification has it; of the errors nothing else is documented. */
const errorShape = createErrorShape(PLAIN_ROWS, { write: ({ message }) => ({ detail: message }) });

/** How AI21's chat differs from OpenAI's. Nothing of it is recorded. @see https://docs.ai21.com/reference/jamba-1-6-api-ref */
export const AI21_CHAT: OpenAIChatOptions = {
  errorShape,
  idPrefix: "chat-",
  namedToolFinish: "tool_calls",
  omitsNull: ["system_fingerprint"],
  usage: encodePlainUsage,
  stream: { opening: {}, usageAt: ["finish"], nullUsage: false },
};
