export { type LLMMatchers, type MatcherContext, type MatcherResult, matchers } from "./matchers.ts";
