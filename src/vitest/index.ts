export type { LLMMatchers } from "./matcher-types.ts";
export { type LLMServer, setupLLM } from "./setup-llm.ts";
export type { SetupLLMOptions } from "./setup-options.ts";
