import type { JSONFormat } from "../codec.ts";

/** Google indents what it sends; the SDK quotes the text of a streamed request's error as it came. */
export const googleJSON: JSONFormat = {
  contentType: "application/json; charset=UTF-8",
  stringify: (body) => `${JSON.stringify(body, null, 2)}\n`,
};
