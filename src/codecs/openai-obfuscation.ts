const PADDING = "aZ3kQ9xV1mB7tR5w";

/** Pads a delta of `size` characters, so that its frame's length tells little of its token. */
export function toObfuscation(size: number): string {
  return PADDING.slice(size % PADDING.length);
}
