import type { Mismatch } from "./when.ts";

/** How much of a text is told. */
const SHOWN = 100;

/** Such as `wanted user /weather/i, was "Hello"`. */
export function describeMismatch({ field, wanted, found }: Mismatch): string {
  if (field === "call") return "has a condition that does not hold";
  return `wanted ${field} ${describeCondition(wanted)}, was ${describeFound(found)}`;
}

/** A RegExp and a function as they are written, a text as JSON. */
function describeCondition(wanted: unknown): string {
  return typeof wanted === "string" ? JSON.stringify(wanted) : String(wanted);
}

function describeFound(found: unknown): string {
  const text = Array.isArray(found) && found.length === 0 ? "none" : JSON.stringify(found);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
