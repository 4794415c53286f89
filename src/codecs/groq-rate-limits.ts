import { createTellLimits, isFine } from "./openai-rate-limits.ts";

const DAY = 86_400_000;

/** Requests count by the day, as recorded. @see https://console.groq.com/docs/rate-limits#rate-limit-headers */
export const tellGroqLimits = createTellLimits({
  requests: 1000,
  requestsWindow: DAY,
  tokens: 12_000,
  isTold: ({ operation, status }) => operation === "chat" && isFine(status),
});
