/** The message of an assertion that fails, word for word; `toThrow` finds parts. */
export function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the assertion holds");
}
