import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { md5 } from "../../src/codecs/md5.ts";
import { sha256 } from "../../src/codecs/sha256.ts";

/** Around the borders of a block, and beyond. */
const LENGTHS = [0, 1, 55, 56, 63, 64, 65, 119, 120, 100_000];

test.for(LENGTHS)("%i bytes have the hashes that Node says", (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
  expect(md5(bytes)).toBe(createHash("md5").update(bytes).digest("hex"));
  expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});
