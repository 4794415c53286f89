/**
 * Whether a pattern may take forever on a text that it doesn't match: a repetition within a repetition, or beside what
 * matches the same.
 *
 * @see https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
 */
export function isRisky(pattern: string): boolean {
  const bare = pattern.replace(/\\[\s\S]/g, "e").replace(/\[[^\]]*\]/g, "c");
  const groups: { repeats: boolean; chooses: boolean }[] = [];
  let loose = 0;
  for (const [index, character] of Array.from(bare).entries()) {
    if (character === "(") groups.push({ repeats: false, chooses: false });
    if (character === "|") for (const group of groups) group.chooses = true;
    if (isRepeat(bare, index)) {
      loose += 1;
      for (const group of groups) group.repeats = true;
    }
    const group = character === ")" ? groups.pop() : undefined;
    if ((group?.repeats || group?.chooses) && isRepeat(bare, index + 1)) return true;
  }
  // each repetition that can take what the next one could is one more power of the length
  return loose > 4;
}

function isRepeat(bare: string, index: number): boolean {
  return /^(?:[*+]|\{\d+,\d*\}|\{\d{2,}\})/.test(bare.slice(index, index + 12));
}
