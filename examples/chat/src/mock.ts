import { errors, faults, llm, type LLMHandler, type Reply, type Settings } from "msw-llm";
import {
  declinedRequest,
  interruptedStream,
  longMarkdown,
  manyScripts,
  overloadedStream,
  reasoningThenAnswer,
  structuredOutput,
} from "msw-llm/fixtures";
import { setupWorker } from "msw/browser";

/** What the settings of the page say. */
export interface Choice {
  answer: string;
  error: string;
  pace: string;
}

export const ANSWERS: Record<string, Reply> = {
  Echo: ({ lastUserText }) =>
    `You said: “${lastUserText}”\n\nThis answer was streamed by a mock, through the provider's own SDK.`,
  "Long Markdown": longMarkdown,
  "Many scripts": manyScripts,
  "Reasoning, then answer": reasoningThenAnswer,
  "Structured output": structuredOutput,
  Refusal: declinedRequest,
  "Connection lost half-way": interruptedStream,
  "Overloaded half-way": overloadedStream,
};

export const ERRORS: Record<string, Reply | undefined> = {
  None: undefined,
  "Rate limit": errors.rateLimit(),
  Overloaded: errors.overloaded(),
  "Nothing left to spend": errors.insufficientQuota(),
  "Invalid key": errors.invalidApiKey(),
  "Prompt too long": errors.contextLengthExceeded(),
  "Server error": errors.serverError(),
  "No network": faults.networkError(),
};

export const PACES: Record<string, Settings> = {
  Natural: { chunkDelayInMs: 40, jitter: 0.5 },
  Slow: { chunkDelayInMs: 250 },
  "At once": { chunkDelayInMs: 0 },
};

const worker = setupWorker(...llm.handlers);

export async function startMock(): Promise<void> {
  await worker.start({ quiet: true });
}

/** All that it takes: whatever provider is asked next answers so. */
export function answerWith({ answer, error, pace }: Choice): LLMHandler {
  const mock = llm(ERRORS[error] ?? ANSWERS[answer] ?? "", PACES[pace]);
  worker.resetHandlers();
  worker.use(mock);
  return mock;
}
