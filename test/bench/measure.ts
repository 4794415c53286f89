/** One way to answer the same request. */
export interface Contender {
  /** Called before each of its rounds. */
  mount: () => void;
  /** Asks once and reads the answer to its end. */
  ask: () => Promise<unknown>;
}

/** Milliseconds a call, best round of each; interleaved, so that a busy moment of the machine hits all alike. */
export async function measure(
  contenders: Contender[],
  { rounds, calls }: { rounds: number; calls: number },
): Promise<number[]> {
  const best = contenders.map(() => Infinity);
  // round 0 warms up
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { mount, ask }] of contenders.entries()) {
      mount();
      const started = performance.now();
      for (let call = 0; call < calls; call++) await ask();
      const perCall = (performance.now() - started) / calls;
      if (round > 0) best[index] = Math.min(best[index]!, perCall);
    }
  }
  return best;
}
