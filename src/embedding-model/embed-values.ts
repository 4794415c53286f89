import type { EmbeddingCall } from "./call.ts";
import { embed } from "./embed.ts";

/** What answers where a test gives no vectors; in single precision, so that floats and base64 say the same. */
export function embedValues({
  values,
  dimensions,
}: Pick<EmbeddingCall, "values" | "dimensions">): number[][] {
  return values.map((text) => embed(text, dimensions).map(Math.fround));
}
