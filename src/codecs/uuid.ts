import type { GenerateId } from "../ids.ts";

/** An id of the form `8f2cae43-720b-42c3-9ca7-44a99a6ca1b1`. */
export function toUUID(generateId: GenerateId): string {
  return [8, 4, 4, 4, 12]
    .map((size) => generateId({ prefix: "", size, alphabet: "hex" }))
    .join("-");
}
