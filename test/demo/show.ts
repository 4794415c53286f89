/** One line of the demo: what is shown, and what came back. */
export function show(label: string, value: string): void {
  console.log(`  ${label.padEnd(34)} ${value}`);
}

/** The deltas of a stream as they arrived, with a bar where one ends. */
export async function joinDeltas(deltas: AsyncIterable<string>): Promise<string> {
  const texts: string[] = [];
  for await (const delta of deltas) texts.push(delta);
  return texts.join("|");
}
