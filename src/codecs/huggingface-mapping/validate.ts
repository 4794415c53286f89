/** A look-up is its path alone: any path that comes here is right. */
export function validate(): undefined {}
