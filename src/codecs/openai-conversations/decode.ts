import { toStoredItem } from "../openai-stored-items.ts";
import { toObject, toObjects } from "../read.ts";
import type { ConversationItem } from "./wire.ts";

/** The items of a request, each with an id that follows from `seed`. */
export function decodeItems(body: unknown, seed: string): ConversationItem[] {
  return toObjects(toObject(body)["items"]).map((item, index) => toStoredItem(item, seed, index));
}
