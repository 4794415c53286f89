import type { ErrorReply } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { AccessToken } from "./wire.ts";

export function encode(token: Partial<AccessToken>): AccessToken {
  return { access_token: "ya29.mock", expires_in: 3599, token_type: "Bearer", ...token };
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export function encodeError(error: LLMError): ErrorReply {
  const isGrant = error.kind === "invalid-api-key" || error.kind === "bad-request";
  return {
    status: error.status ?? (isGrant || error.kind === "guard" ? 400 : 503),
    body: {
      error: error.code ?? (isGrant ? "invalid_grant" : "internal_failure"),
      error_description: error.message ?? (isGrant ? "Invalid grant: account not found" : "Error"),
    },
  };
}
