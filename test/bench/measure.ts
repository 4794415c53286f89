/** One way to answer the same request. */
export interface Contender {
  name: string;
  /** Before each of its rounds. */
  mount(): Mounted;
}

export interface Mounted {
  /** Asks once and reads the answer to its end. */
  ask(): Promise<unknown>;
  unmount(): void;
}

/** How long a round lasts, in milliseconds: long enough for the clock, short enough to escape a busy moment. */
const ROUND = 15;

/** How long it runs before that, in milliseconds, so that V8 has compiled it. */
const COMPILED = 250;

/** Calls of each round that no clock measures: a fresh connection, code that is not compiled yet. */
const WARM_UP = 3;

declare const gc: ((options: { type: "minor" }) => void) | undefined;

/**
 * Milliseconds a call, by the name of the contender: the best of its rounds.
 *
 * They take turns, so that a busy moment of the machine hits all alike, and each begins with the young garbage of the
 * one before it collected. The best round is the one that nothing disturbed.
 */
export async function measure(
  contenders: Contender[],
  rounds: number,
): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  const calls = new Map<Contender, number>();
  // round 0 finds out how many calls fill one
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const { ask, unmount } = contender.mount();
      for (let call = 0; call < WARM_UP; call++) await ask();
      if (round === 0) calls.set(contender, await countCalls(ask));
      gc?.({ type: "minor" });
      const perCall = await time(ask, calls.get(contender)!);
      unmount();
      if (round > 0) best[contender.name] = Math.min(best[contender.name] ?? Infinity, perCall);
    }
    // nobody is always the first
    contenders = [...contenders.slice(1), ...contenders.slice(0, 1)];
  }
  return best;
}

async function time(ask: Mounted["ask"], calls: number): Promise<number> {
  const started = process.cpuUsage();
  for (let call = 0; call < calls; call++) await ask();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / calls;
}

/** How many calls fill a round, once the code is compiled. */
async function countCalls(ask: Mounted["ask"]): Promise<number> {
  const started = performance.now();
  let calls = 0;
  while (performance.now() - started < COMPILED || calls === 0) {
    await ask();
    calls++;
  }
  const perCall = (performance.now() - started) / calls;
  return Math.max(1, Math.ceil(ROUND / perCall));
}
