import type { Measure } from "./measure/measure.ts";

/** By a recording's file, a key path or a fault: why an answer of ours is not as recorded. */
export type Exceptions = Partial<Record<Measure, Record<string, string>>>;

/** By provider and endpoint; one that is no longer needed fails the suite. */
export const exceptions: Record<string, Exceptions> = {
  "openai chat": {
    refused: {
      "openai/post-v1-chat-completions__400__error__43158269.json":
        "gpt-5-mini takes no audio: what a model can do is never judged",
    },
  },
};
