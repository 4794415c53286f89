/** Ends an answer, by the client or by us: an `AbortController`, made when somebody asks, for few answers need one. */
export interface Stop {
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** The answer is over: what the client does from now on aborts nothing. */
  end(): void;
}

/** Aborts with the request's own signal. */
export function createStop(request: Request): Stop {
  /** Let go of at the end: a call that is remembered holds no request. */
  let source: AbortSignal | undefined = request.signal;
  let controller: AbortController | undefined;

  function onAbort(): void {
    controller?.abort(source?.reason);
  }

  function getController(): AbortController {
    if (controller) return controller;
    controller = new AbortController();
    if (source?.aborted) onAbort();
    else source?.addEventListener("abort", onAbort, { once: true });
    return controller;
  }

  return {
    get signal() {
      return getController().signal;
    },
    abort: (reason) => getController().abort(reason),
    end() {
      // a client may keep one signal for all its requests
      if (controller) source?.removeEventListener("abort", onAbort);
      else if (source?.aborted) getController();
      source = undefined;
    },
  };
}
