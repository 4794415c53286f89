import { HttpNetworkFrame, InterceptorSource } from "msw/experimental";
import { hookCloneOf } from "../stream/hook-clone.ts";
import { createFetchInterceptor } from "./fetch-interceptor.ts";

type Frame = Parameters<InterceptorSource["queue"]>[0];

/** The requests of `fetch` alone. */
export function createFetchSource(isMSW2: boolean): InterceptorSource {
  const source = new InterceptorSource({ interceptors: [createFetchInterceptor(isMSW2)] });
  if (isMSW2) return source;
  // what clones here on MSW 3 is a class of its own, which nobody else can have
  const queue = source.queue.bind(source);
  source.queue = function queueObserved(frame: Frame): Promise<void> {
    if (frame instanceof HttpNetworkFrame) hookAnswerOf(frame);
    return queue(frame);
  };
  return source;
}

function hookAnswerOf(frame: HttpNetworkFrame): void {
  const respondWith = frame.respondWith.bind(frame);
  frame.respondWith = function respondObserved(response?: Response): void {
    if (response) hookCloneOf(response);
    respondWith(response);
  };
}
