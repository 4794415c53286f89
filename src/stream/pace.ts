import { createRandom } from "../ids.ts";

export interface Pacing {
  chunkDelayInMs: number;
  jitter: number;
}

/** The delay before each chunk, in milliseconds; `undefined` where there is none. */
export function createDelay(
  { chunkDelayInMs, jitter }: Pacing,
  seed: number,
): (() => number) | undefined {
  if (chunkDelayInMs <= 0) return undefined;
  if (jitter <= 0) return () => chunkDelayInMs;
  const random = createRandom(seed, 0);
  return () => chunkDelayInMs * (1 + jitter * (2 * random() - 1));
}
