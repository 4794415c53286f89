import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import decode, { init } from "@jsquash/webp/decode.js";

const require = createRequire(import.meta.url);

/** Google's own decoder. */
export async function decodeWebP(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const file = require.resolve("@jsquash/webp/codec/dec/webp_dec.wasm");
  await init(await WebAssembly.compile(readFileSync(file)));
  return decode(new Uint8Array(bytes).buffer);
}
