import { type Make, largest, smallest } from "./maker.ts";
import type { SchemaObject } from "./schema.ts";

const FEW = 20;
const MANY = 100;

/** Whole numbers near 1 where the bounds allow it, then what lies between. */
export const makeNumbers: Make = function* (parts, scope, maker) {
  const { low, high, reason } = readBounds(parts);
  if (reason !== undefined) return maker.fail(scope.place, reason);
  const step = readStep(parts);
  const target = Math.min(Math.max(1, low), high);
  yield* onGrid({ low, high, target, tries: step === undefined ? FEW : MANY }, step ?? 1);
  if (step !== undefined) return;
  yield* between(low, high);
  yield* onGrid({ low, high, target: target + 0.5, tries: MANY }, 0.5);
};

/** Whole numbers near 1 where the bounds allow it. */
export const makeIntegers: Make = (parts, scope, maker) =>
  makeNumbers([...parts, { multipleOf: 1 }], scope, maker);

interface Range {
  low: number;
  high: number;
}

function readBounds(parts: SchemaObject[]): Range & { reason?: string } {
  const bounds = (["minimum", "exclusiveMinimum"] as const).map((keyword) => {
    return { keyword, value: largest(parts, keyword) ?? -Infinity };
  });
  const ceilings = (["maximum", "exclusiveMaximum"] as const).map((keyword) => {
    return { keyword, value: smallest(parts, keyword) ?? Infinity };
  });
  const floor = bounds.reduce((one, other) => (other.value >= one.value ? other : one));
  const ceiling = ceilings.reduce((one, other) => (other.value <= one.value ? other : one));
  const range = { low: floor.value, high: ceiling.value };
  const isEmpty = `${floor.keyword}${ceiling.keyword}`.includes("exclusive")
    ? range.low >= range.high && Number.isFinite(range.low)
    : range.low > range.high;
  if (!isEmpty) return range;
  const relation = range.low > range.high ? "above" : "no less than";
  const reason = `${floor.keyword} ${range.low} is ${relation} ${ceiling.keyword} ${range.high}`;
  return { ...range, reason };
}

/** The multiples of a step, the one at the target first, then upwards, then downwards. */
function* onGrid(
  { low, high, target, tries }: Range & { target: number; tries: number },
  step: number,
): Generator<number> {
  const start = Math.ceil(target / step - 1e-9);
  for (let index = 0; index < tries; index += 1) {
    const value = multiply(start + index, step);
    if (value > high) break;
    if (value >= low) yield value;
  }
  for (let index = 1; index < tries; index += 1) {
    const value = multiply(start - index, step);
    if (value < low) break;
    if (value <= high) yield value;
  }
}

/** `3 * 0.1` is `0.3`, and never `-0`. */
function multiply(count: number, step: number): number {
  const product = count * step;
  return Number.isInteger(product) ? product + 0 : Number(product.toPrecision(15));
}

function* between(low: number, high: number): Generator<number> {
  if (Number.isFinite(low)) yield low;
  if (Number.isFinite(high)) yield high;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return;
  for (let count = 2; count < 20; count += 1) {
    yield Number((low + (high - low) / count).toPrecision(12));
    yield low + (high - low) / count;
  }
}

/** The smallest number of which every step is a divisor. */
function readStep(parts: SchemaObject[]): number | undefined {
  const steps = parts.flatMap(({ multipleOf }) => (multipleOf === undefined ? [] : [multipleOf]));
  if (steps.length === 0) return undefined;
  const scale = 10 ** Math.max(...steps.map(countDecimals));
  const whole = steps.map((step) => Math.round(step * scale));
  const common = whole.reduce((one, other) => (one / divisor(one, other)) * other);
  // where that is more than a number can tell, the value's check decides
  return Number.isSafeInteger(common) ? common / scale : Math.max(...steps);
}

function countDecimals(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
