/** Where a wire has no place for thoughts, models that think do it in their text, between these. */
export const THINK = { open: "<think>\n", close: "\n</think>\n\n" } as const;

export function toThinking(text: string): string {
  return THINK.open + text + THINK.close;
}
