import type { BaseCall } from "../../language-model/call.ts";

/** Grants are forms, and stay unread: they hold credentials. */
export function decode(): BaseCall {
  return { modelId: "", body: undefined };
}
