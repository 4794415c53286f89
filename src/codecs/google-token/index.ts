import type { EndpointCodec } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { decode } from "./decode.ts";
import { encode, encodeError } from "./encode.ts";
import { validate } from "./validate.ts";
import type { AccessToken } from "./wire.ts";

/**
 * The token that Google's SDKs ask for before their first request.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth
 */
export function googleToken(): EndpointCodec<BaseCall, Partial<AccessToken>> {
  return {
    kind: "endpoint",
    accepts: ["form"],
    decode,
    validate,
    reply: () => ({}),
    encode,
    encodeError,
  };
}
