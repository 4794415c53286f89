import type { Exceptions } from "./exceptions.ts";

const CHAT = "__200__";
const OLDER = "recorded before the provider sent what later recordings have";
const UNSEEN = "a text without reasoning and without usage on request was recorded of no stream";

/** Those of the providers that speak OpenAI's formats. */
export const compatibleExceptions: Record<string, Exceptions> = {
  "groq chat": under("groq/post-openai-v1-chat-completions", {
    orders: {
      "reasoning-stream-tool-call__40d62700": UNSEEN,
      "reasoning-stream__87bb627d": UNSEEN,
    },
    roundTrips: {
      "stream-tool-call__85ecf523": OLDER,
      "stream-tool-call__prism-19e6eb9b": OLDER,
      "stream__prism-30c7ec4f": OLDER,
    },
  }),
};

/** Files by what differs in their names. */
function under(prefix: string, exceptions: Exceptions): Exceptions {
  return Object.fromEntries(
    Object.entries(exceptions).map(([measure, reasons]) => [
      measure,
      Object.fromEntries(
        Object.entries(reasons).map(([file, reason]) => [`${prefix}${CHAT}${file}.json`, reason]),
      ),
    ]),
  );
}
