import type { Call } from "../language-model/call.ts";
import type { ReplyValue } from "../reply/reply.ts";
import { createDefaultReply } from "../reply/default-reply.ts";
import type { ReplicateCall } from "./replicate-predictions/wire.ts";

/** A stream shows the prediction that it is of; anything else gets the default reply. */
export function replyAsReplicate(call: Call): ReplyValue {
  const { kept } = call as Call & Partial<ReplicateCall>;
  if (!kept) return createDefaultReply(call);
  return kept.isCanceled || kept.prediction.error !== null ? [] : kept.content;
}
