import type { EndpointCodec } from "../../codec.ts";
import { decode, type GoogleMetadataCall } from "./decode.ts";
import { encode, encodeError } from "./encode.ts";
import { validate } from "./validate.ts";
import type { GoogleMetadata } from "./wire.ts";

export type { GoogleMetadata } from "./wire.ts";

/**
 * What Google's SDKs ask of the machine where they have no credentials: whether it is Google Cloud's, its project and a
 * token. A reply is some of it.
 *
 * @see https://cloud.google.com/compute/docs/metadata/overview
 *
 * @example
 * operations: { metadata: ["GET", "/computeMetadata/v1/project/project-id", googleMetadata()] }
 */
export function googleMetadata(): EndpointCodec<GoogleMetadataCall, Partial<GoogleMetadata>> {
  return { kind: "endpoint", decode, validate, reply: () => ({}), encode, encodeError };
}
