import type { LLMMatchers } from "../matchers/matchers.ts";

export type { LLMMatchers } from "../matchers/matchers.ts";

// `Matchers` of Vitest 4 has other type parameters than that of Vitest 5; both take over what Chai's assertion has
declare global {
  namespace Chai {
    interface Assertion extends LLMMatchers {}
  }
}
