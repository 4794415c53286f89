/** A machine asks itself. */
export function validate(): undefined {
  return undefined;
}
