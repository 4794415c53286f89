/** A request for models is its path alone: any path that comes here is right. */
export function validate(): undefined {}
