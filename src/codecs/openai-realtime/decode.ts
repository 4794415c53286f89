import type { WireRequest } from "../../codec.ts";
import { optionalNumber, toObject, toText } from "../read.ts";
import type { RealtimeCall } from "./wire.ts";

/** @see https://platform.openai.com/docs/api-reference/realtime-sessions/create-realtime-client-secret */
const TEN_MINUTES = 600;

export function decode({ body }: Pick<WireRequest, "body">): RealtimeCall {
  const { session, expires_after } = toObject(body);
  const asked = toObject(session);
  return {
    modelId: toText(asked["model"]),
    body,
    session: asked,
    lifetime: optionalNumber(toObject(expires_after)["seconds"]) ?? TEN_MINUTES,
  };
}

/** The older endpoints have the session alone, and keys that last a minute. */
export function decodeSession({ body }: Pick<WireRequest, "body">): RealtimeCall {
  const session = toObject(body);
  return { modelId: toText(session["model"]), body, session, lifetime: 60 };
}
