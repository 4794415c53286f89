import { type Exceptions, exceptions } from "./exceptions.ts";
import { singleExceptions } from "./single-exceptions.ts";

/** What is named of an endpoint, and why. */
export function reasonsFor(endpoint: string, held: keyof Exceptions): Record<string, string> {
  return { ...exceptions[endpoint]?.[held], ...singleExceptions[endpoint]?.[held] };
}

/** What is named of all endpoints. */
export function listNamed(held: keyof Exceptions): string[] {
  const all = [...Object.values(exceptions), ...Object.values(singleExceptions)];
  return all.flatMap((one) => Object.keys(one[held] ?? {}));
}
