import { type LLMError } from "../errors.ts";
import { invalidRequest } from "./anthropic-error.ts";
import { isObject, type JSONObject } from "./read.ts";

/** Why a value is refused, in the words of the API's own checks, if it is. */
export type Check = (value: unknown) => string | undefined;

/** Refuses the value at a place, if there is a reason. */
export function refuse(place: string, reason: string | undefined): LLMError | undefined {
  return reason === undefined ? undefined : invalidRequest(`${place}: ${reason}`);
}

/** Checks fields that may be left out; the first that is wrong is told. */
export function checkFields(
  object: JSONObject,
  checks: readonly (readonly [name: string, check: Check])[],
  prefix = "",
): LLMError | undefined {
  for (const [name, check] of checks) {
    const value = object[name] ?? undefined;
    const error = value === undefined ? undefined : refuse(prefix + name, check(value));
    if (error) return error;
  }
  return undefined;
}

/** A text that holds a number is one: the API converts it. */
export function integer(value: unknown): string | undefined {
  const number = toNumber(value);
  if (number === undefined) return shouldBe("a valid integer");
  if (Number.isInteger(number)) return undefined;
  return `${shouldBe("a valid integer")}, got a number with a fractional part`;
}

export function integerFrom(minimum: number): Check {
  return (value) => integer(value) ?? atLeast(value, minimum);
}

export function atLeast(value: unknown, minimum: number): string | undefined {
  return Number(value) < minimum ? shouldBe(`greater than or equal to ${minimum}`) : undefined;
}

export function number(value: unknown): string | undefined {
  return toNumber(value) === undefined ? shouldBe("a valid number") : undefined;
}

/** A number from 0 to 1. */
export function fraction(value: unknown): string | undefined {
  const isOutside = Number(value) < 0 || Number(value) > 1;
  return number(value) ?? (isOutside ? "range: 0..1" : undefined);
}

export function boolean(value: unknown): string | undefined {
  // so are the texts that stand for one
  return ["boolean", "string"].includes(typeof value) ? undefined : shouldBe("a valid boolean");
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? undefined : shouldBe("a valid string");
}

export function textUpTo(length: number): Check {
  return (value) =>
    text(value) ??
    (String(value).length > length ? `String should have at most ${length} characters` : undefined);
}

export function textLike(pattern: RegExp): Check {
  return (value) =>
    text(value) ??
    (pattern.test(String(value)) ? undefined : `String should match pattern '${pattern.source}'`);
}

export function list(value: unknown): string | undefined {
  return Array.isArray(value) ? undefined : shouldBe("a valid list");
}

export function dictionary(value: unknown): string | undefined {
  return isObject(value) ? undefined : shouldBe("a valid dictionary");
}

export function oneOf(...values: string[]): Check {
  const quoted = values.map((value) => `'${value}'`);
  const last = quoted.pop();
  const words = quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last;
  return (value) => (values.includes(value as string) ? undefined : shouldBe(String(words)));
}

/** Why an object's `type` is none of those that are known here; `isKnown` may know more than it tells. */
export function tag(
  value: string,
  tags: readonly string[],
  isKnown: (type: string) => boolean = (type) => tags.includes(type),
): string | undefined {
  if (isKnown(value)) return undefined;
  const expected = tags.map((name) => `'${name}'`).join(", ");
  return `Input tag '${value}' found using 'type' does not match any of the expected tags: ${expected}`;
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && !Number.isNaN(number) ? number : undefined;
}

function shouldBe(words: string): string {
  return `Input should be ${words}`;
}
