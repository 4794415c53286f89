/**
 * The arguments of a tool call as the text that most wires carry; an input that is a text goes as it is, and so may be
 * broken on purpose.
 */
export function serializeInput(input: unknown): string {
  return typeof input === "string" ? input : JSON.stringify(input);
}
