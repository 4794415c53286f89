/** Headers by lower-case names: a test's `Content-Type` takes the place of ours, instead of joining it. */
export function toHeaderRecord(headers: Record<string, string>): Record<string, string> {
  // checked by the platform: a name or a value that cannot be sent throws
  return Object.fromEntries(new Headers(headers));
}
