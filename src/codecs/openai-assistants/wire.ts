export type { Assistant, ThreadMessage } from "../openai-threads.ts";
