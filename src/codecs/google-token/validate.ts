/** Any grant is good. */
export function validate(): undefined {
  return undefined;
}
