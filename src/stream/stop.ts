/** Ends an answer, by the client or by us: an `AbortController`, made when somebody asks, for few answers need one. */
export class Stop {
  /** The request's own; let go of at the end: a call that is remembered holds no request. */
  #source: AbortSignal | undefined;
  #controller: AbortController | undefined;
  #listener: ((reason: unknown) => void) | undefined;
  #aborted: { reason: unknown } | undefined;
  #isWatching = false;

  constructor({ signal }: Request) {
    this.#source = signal;
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#aborted) this.#controller.abort(this.#aborted.reason);
      else this.#watch();
    }
    return this.#controller.signal;
  }

  /** Calls the listener at an abort, at once where that was before. */
  listen(listener: (reason: unknown) => void): void {
    if (this.#aborted) return listener(this.#aborted.reason);
    this.#listener = listener;
    this.#watch();
  }

  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = { reason };
    this.#controller?.abort(reason);
    this.#listener?.(reason);
  }

  /** The answer is over: what the client does from now on aborts nothing. */
  end(): void {
    const source = this.#source;
    // a client may keep one signal for all its requests
    if (this.#isWatching) source?.removeEventListener("abort", this.#onAbort);
    else if (source?.aborted) this.abort(source.reason);
    this.#source = undefined;
    this.#listener = undefined;
  }

  readonly #onAbort = (): void => this.abort(this.#source?.reason);

  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    if (this.#source?.aborted) this.#onAbort();
    else this.#source?.addEventListener("abort", this.#onAbort, { once: true });
  }
}
