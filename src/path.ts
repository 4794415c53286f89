/** `{model}` stands for one segment of a path, or a part of one. */
export function compilePath(path: string): RegExp | undefined {
  if (!path.includes("{")) return undefined;
  const source = path
    .split(/\{\w+\}/)
    .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`))
    .join("([^/]+)");
  return new RegExp(`^${source}$`);
}

/** What stands in a path's places, by their names. */
export function toParams(path: string, values: RegExpExecArray): Record<string, string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index + 1] ?? "")]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // `%` that escapes nothing
  }
}
