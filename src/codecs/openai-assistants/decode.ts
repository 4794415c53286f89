import { type JSONObject, toObject } from "../read.ts";

/** What an assistant is asked to be: a `null` is what nobody said. */
export function decodeAssistant(body: unknown): JSONObject {
  const given = Object.entries(toObject(body)).filter(([, value]) => value !== null);
  return Object.fromEntries(given);
}
