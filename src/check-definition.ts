import { checkObject, isObject, wrongArgument } from "./argument.ts";
import type { Operations, ProviderDefinition } from "./definition.ts";

/** Throws at what defines no provider. */
export function checkDefinition(definition: ProviderDefinition): void {
  const advice = "Give { name, baseURL, operations }.";
  const { name, operations } = checkObject("a provider", definition, advice);
  if (typeof name !== "string") throw wrongArgument("a provider's name", name, "Give a text.");
  checkOperations(name, operations);
}

function checkOperations(place: string, operations: Operations): void {
  const advice = `Give ["POST", "/chat/completions", openaiChat()] by the endpoint's name.`;
  checkObject(`the operations of ${place}`, operations, advice);
  for (const [name, operation] of Object.entries(operations)) {
    const [method, path, codec, verbs = {}] = Array.isArray(operation) ? operation : [];
    if (typeof method !== "string" || path === undefined || !isObject(codec)) {
      throw wrongArgument(`the operation ${place}.${name}`, operation, advice);
    }
    checkOperations(`${place}.${name}`, verbs);
  }
}
