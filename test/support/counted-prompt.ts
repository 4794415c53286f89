// A prompt with all that weighs in it, whose count its answers are held against.
import { expect } from "vitest";

export const PNG = "iVBORw0KGgo=";
export const SYSTEM = "Be brief, and always name the city.";
export const QUESTION = "How is the weather in the city of this picture?";
export const parameters = {
  type: "object" as const,
  properties: { city: { type: "string" as const } },
};
export const tool = { name: "get_weather", description: "Looks at the sky" };

/** A system message, a text, a picture and a tool weigh more than each of the others alone. */
export function expectAll(counts: (number | undefined)[], fewer: (number | undefined)[]): void {
  const [count, ...others] = counts;
  expect(others.length).toBeGreaterThan(0);
  expect(others).toEqual(others.map(() => count));
  for (const less of fewer) expect(count).toBeGreaterThan(less ?? Infinity);
}
