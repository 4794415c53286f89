import type { Usage } from "../language-model/result.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

/** DeepInfra's usage tells what it cost, as its documentation shows; the mock costs nothing. @see https://deepinfra.com/docs/openai_api */
export function encodeDeepInfraUsage(usage: Usage): Record<string, unknown> {
  return { ...encodePlainUsage(usage), estimated_cost: 0 };
}
