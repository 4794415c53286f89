import * as allProviders from "../../handlers/index.ts";
import type { Operations } from "../../src/definition.ts";
import type { LLMError } from "../../src/errors.ts";
import type { LLMHandler } from "../../src/handler.ts";
import { kDefinition, type ProviderInternals } from "../../src/provider.ts";

/** Each endpoint of the pack fails, text generation or not. */
export function failAll(error: LLMError): LLMHandler[] {
  return Object.values(allProviders).flatMap((provider) => {
    const { operations } = (provider as unknown as ProviderInternals)[kDefinition];
    return listMocks(provider, operations).map((mock) => mock(error));
  });
}

type MockError = (error: LLMError) => LLMHandler;

function listMocks(target: object, operations: Operations): MockError[] {
  return Object.entries(operations).flatMap(([name, [, , , verbs = {}]]) => {
    const mock = (target as Record<string, MockError>)[name]!;
    return [mock, ...listMocks(mock, verbs)];
  });
}
