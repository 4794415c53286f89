/** What to throw at an argument of another kind than its type says; who calls from JavaScript is told, too. */
export function wrongArgument(what: string, value: unknown, advice: string): TypeError {
  return new TypeError(`Failed to read ${what}: ${describeValue(value)} is none. ${advice}`);
}

/** Whatever was given, in a few words. */
function describeValue(value: unknown): string {
  if (value instanceof Error) return `${value.name} "${value.message}" (throw it, or use errors.*)`;
  if (typeof value === "function") return `the function ${value.name || "()"}`;
  if (value === undefined || value === null) return String(value);
  if (isRegExp(value)) return `the RegExp ${String(value)}`;
  return `${typeof value} ${JSON.stringify(value)?.slice(0, 100)}`;
}

/** No list, and not `null`. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object itself; throws at what is none. */
export function checkObject<T extends object>(what: string, value: T, advice: string): T {
  if (isObject(value)) return value;
  throw wrongArgument(what, value, advice);
}

/** Another realm's, too. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** Another realm's object is plain too; an Error or a Date is not. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The options themselves; throws at what is no object, and at a name that there is not. */
export function checkOptions<T extends object>(
  what: string,
  options: T,
  names: readonly string[],
): T {
  checkObject(what, options, `Give an object with ${list(names)}.`);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return options;
  throw new TypeError(`Failed to read ${what}: there is no "${unknown}". Use ${list(names)}.`);
}

function list(names: readonly string[]): string {
  return names.join(", ");
}
