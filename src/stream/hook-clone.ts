// MSW clones each response for its life-cycle events, and hardly ever does anybody read the clone. By the standard,
// one half of a stream keeps all that the other half is given: a long answer would fill the memory. MSW alone gets a
// clone that keeps little; an app's own `clone()` is the runtime's. https://streams.spec.whatwg.org/#rs-default-tee

/** The class that `HttpResponse` extends, in `@mswjs/interceptors`. */
interface FetchResponseStatic {
  /** Came with MSW 3. */
  from?: unknown;
  clone?: ((response: Response) => Response) & { [kHooked]?: true };
}

/** Makes what a clone is to read, so that it does not hold on to the body itself. */
export type Observe = () => BodyInit;

const kHooked = Symbol.for("msw-llm.clone");
const kObservers = Symbol.for("msw-llm.observers");

/** Whether the host is MSW 2, told by the class that its `HttpResponse` extends. */
export function isMSW2(FetchResponse: FetchResponseStatic): boolean {
  return typeof FetchResponse.from !== "function";
}

/** Replaces MSW's own clone, for our bodies alone. */
export function hookClone(FetchResponse: FetchResponseStatic): void {
  const original = FetchResponse.clone;
  if (!original || original[kHooked]) return;
  const clone = function clone(this: unknown, response: Response): Response {
    const observe = findObserver(response);
    if (!observe) return original.call(this, response);
    releaseClone(response);
    return toClone(response, observe);
  };
  FetchResponse.clone = Object.assign(clone, { [kHooked]: true as const });
}

/** The same for one response, where MSW's class is out of reach. */
export function hookCloneOf(response: Response): void {
  const observe = findObserver(response);
  if (!observe) return;
  const value = (): Response => toClone(response, observe);
  Object.defineProperty(response, "clone", { value, configurable: true });
}

/** Gives an app the runtime's own `clone()`, once MSW has its clone or takes none. */
export function releaseClone(response: Response): void {
  if (!findObserver(response)) return;
  Reflect.deleteProperty(response, "clone");
  Reflect.deleteProperty(response.body!, "tee");
}

export function setObserver(body: ReadableStream, observe: Observe): void {
  getObservers().set(body, observe);
}

function findObserver({ body }: Response): Observe | undefined {
  return body ? getObservers().get(body) : undefined;
}

/** One for all copies of this module: a test runner may load it again for each file, and MSW once. */
function getObservers(): WeakMap<ReadableStream, Observe> {
  const global = globalThis as { [kObservers]?: WeakMap<ReadableStream, Observe> };
  return (global[kObservers] ??= new WeakMap());
}

function toClone(response: Response, observe: Observe): Response {
  const clone = new Response(observe(), response);
  // what MSW's own clones say of themselves
  return Object.defineProperty(clone, "url", { value: response.url, configurable: true });
}
