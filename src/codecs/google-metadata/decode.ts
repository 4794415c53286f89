import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

export interface GoogleMetadataCall extends BaseCall {
  /** The last segment of the path, such as `token`. */
  key: string;
}

export function decode({ url }: WireRequest): GoogleMetadataCall {
  return { modelId: "", body: undefined, key: new URL(url).pathname.split("/").at(-1)! };
}
