export type { LLMMatchers } from "./matcher-types.ts";
export { type LLMServer, setupLLM, type SetupLLMOptions } from "./setup-llm.ts";
