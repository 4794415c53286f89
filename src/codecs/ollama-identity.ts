import type { RequestPlace } from "../definition.ts";
import type { GenerateId } from "../ids.ts";
import { toUUID, UUID } from "./uuid.ts";

/** In the cloud a request has an id, on this machine none. */
export function tellOllamaIdentity(
  generateId: GenerateId,
  { origin }: RequestPlace,
): Record<string, string> {
  return origin === "https://ollama.com" ? { "x-request-id": toUUID(generateId(UUID)) } : {};
}
