/** Words in pieces of at most five characters, spaces before them included: about as a tokenizer cuts a text. */
const TOKEN = /\s*\S{1,5}|\s+$/gu;

/** The pieces joined are the text again. */
export function cutTokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
