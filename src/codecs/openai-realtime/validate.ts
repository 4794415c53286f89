import type { LLMError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { type Rule, type Rules, validateParameters, validateValue } from "../openai-parameters.ts";
import { toObject } from "../read.ts";
import type { RealtimeCall } from "./wire.ts";

const RULES: Rules = [
  ["expires_after", { type: "object" }],
  ["session", { type: "object" }],
];

/** @see https://platform.openai.com/docs/api-reference/realtime-sessions/create-realtime-client-secret */
const LIFETIME: Rule = { type: "integer", min: 10, max: 7200 };

const TYPE: Rule = { type: "one-of", values: ["realtime", "transcription"] };

export function validate(call: RealtimeCall): LLMError | undefined {
  const { body, session } = call;
  const error = validateExpiry(call);
  if (error || toObject(body)["session"] === undefined) return error;
  const { type } = session;
  return type === undefined
    ? missingParameter("session.type")
    : validateValue(type, "session.type", TYPE);
}

/** A translation has a session of its own kind. */
export function validateTranslation(call: RealtimeCall): LLMError | undefined {
  const error = validateExpiry(call);
  if (error) return error;
  if (toObject(call.body)["session"] === undefined) return missingParameter("session");
  const { model = null } = call.session;
  if (model === null) return missingParameter("session.model");
  return validateValue(model, "session.model", { type: "string" });
}

/** @see https://platform.openai.com/docs/api-reference/realtime-sessions */
export function validateSession({ session }: RealtimeCall): LLMError | undefined {
  return validateParameters(session, [
    ["model", { type: "string" }],
    ["instructions", { type: "string" }],
    ["temperature", { type: "decimal" }],
  ]);
}

function validateExpiry({ body }: RealtimeCall): LLMError | undefined {
  const request = toObject(body);
  const { seconds = null } = toObject(request["expires_after"]);
  const error = validateParameters(request, RULES);
  if (error || seconds === null) return error;
  return validateValue(seconds, "expires_after.seconds", LIFETIME);
}
