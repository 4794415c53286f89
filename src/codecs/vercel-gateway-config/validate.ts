/** There is nothing to refuse. */
export function validate(): undefined {
  return undefined;
}
