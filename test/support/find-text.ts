/** Where a text stands in a value: in any property, getter, header, key, message or stack, hidden ones included. */
export function findText(value: unknown, text: string): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();

  function look(member: unknown, path: string): void {
    if (typeof member === "string" && member.includes(text)) found.push(path);
    if (typeof member !== "object" || member === null || seen.has(member)) return;
    seen.add(member);
    if (isEntries(member)) look(Array.from(member), `${path}*`);
    for (const key of keysOf(member)) {
      if (key.includes(text)) found.push(`${path}.${key}`);
      look((member as Record<string, unknown>)[key], `${path}.${key}`);
    }
  }

  look(value, "");
  return found;
}

function isEntries(value: object): value is Iterable<unknown> {
  return value instanceof Headers || value instanceof Map || value instanceof Set;
}

/** Own ones, and getters of a class. */
function keysOf(value: object): string[] {
  const keys = Object.getOwnPropertyNames(value);
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null || prototype === Object.prototype || Array.isArray(value)) return keys;
  const getters = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(
    ([, { get }]) => get,
  );
  return [...keys, ...getters.map(([key]) => key)];
}
