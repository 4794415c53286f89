import { isLLMError } from "./errors.ts";
import { Mistake } from "./mistake.ts";

/** What a function of the test's own threw, told with what the function is; `cause` is the error itself. */
export class UserFunctionError extends Error {
  override readonly name: string = "UserFunctionError";
}

/** A function of the test's own. */
export interface UserFunction {
  /** Such as `the reply function`. */
  readonly what: string;
  /** What it is for, such as `true or false`. */
  readonly expected: string;
}

/** What to throw in place of what it threw: an error of the provider's, and what is told whole, stay as they are. */
export function toUserError(error: unknown, { what, expected }: UserFunction): unknown {
  if (isLLMError(error) || error instanceof Mistake) return error;
  if (error instanceof UserFunctionError) return error;
  return new UserFunctionError(
    `${what} threw ${describeThrown(error)}. Expected ${expected}. Mend it: handler.errors has the error as a cause, with its stack.`,
    { cause: error },
  );
}

/** The same function, which tells what it is where it throws. */
export function tellingOf<Arguments extends unknown[], Result>(
  run: (...args: Arguments) => Result,
  userFunction: UserFunction,
): (...args: Arguments) => Result {
  return function runTelling(...args) {
    try {
      return run(...args);
    } catch (error) {
      throw toUserError(error, userFunction);
    }
  };
}

/** Anything can be thrown, and not everything has a text. */
export function describeThrown(error: unknown): string {
  try {
    return String(error).replace(/\.$/, "");
  } catch {
    return "something that has no text";
  }
}
