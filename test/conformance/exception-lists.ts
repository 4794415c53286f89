import type { Exceptions } from "./exceptions.ts";

/** One reason for several. */
export function all(reason: string, files: string[]): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, reason]));
}

/** Files by what differs in their names. */
export function under(prefix: string, exceptions: Exceptions): Exceptions {
  return Object.fromEntries(
    Object.entries(exceptions).map(([measure, reasons]) => [
      measure,
      Object.fromEntries(
        Object.entries(reasons).map(([file, reason]) => [`${prefix}${file}.json`, reason]),
      ),
    ]),
  );
}
