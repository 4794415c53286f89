/** Calls of tools that say in a body, too, which one each is. */
export function withIndexes<C extends object>(calls: readonly C[]): (C & { index: number })[] {
  return calls.map((call, index) => ({ index, ...call }));
}

/** A message that has a text, if an empty one, and calls that say which one each is. */
export function withTextAndIndexes({
  content,
  tool_calls: calls,
  ...message
}: {
  content?: string | null;
  tool_calls?: readonly object[];
}): Record<string, unknown> {
  return { ...message, content: content ?? "", ...(calls && { tool_calls: withIndexes(calls) }) };
}
