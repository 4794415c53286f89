import type { AnswerPlace, RequestPlace } from "../definition.ts";
import type { GenerateId } from "../ids.ts";

/** Of whoever asked. */
const ACCOUNT = {
  "anthropic-organization-id": "00000000-0000-4000-8000-000000000000",
  "anthropic-workspace-id": "wrkspc_mock",
} as const;

/** Who answered, and for whom; a chat in OpenAI's format has OpenAI's name for it, as recorded. */
export function tellAnthropicIdentity(
  generateId: GenerateId,
  { operation }: RequestPlace,
): Record<string, string> {
  const id = generateId({ prefix: "req_011C", size: 20, alphabet: "base58" });
  if (operation === "chat") return { "x-request-id": id, "x-robots-tag": "none" };
  return { "request-id": id, ...ACCOUNT, "x-robots-tag": "none" };
}

/** A wrong key has no account, as recorded. */
export function omitAnthropicAccount({ status }: AnswerPlace): readonly string[] {
  return status === 401 ? Object.keys(ACCOUNT) : [];
}
