/** A request for an account is its path alone. */
export function validate(): undefined {}
