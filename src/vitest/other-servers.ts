import * as mswNode from "msw/node";

/** What all of MSW's servers share since 2.13; its emitter is none of its documented parts. */
interface SharedSource {
  emitter?: { listenerCount?: (type: string) => number };
}

/** Whether a server listens: the next one would take its place without a word. */
export function isAnotherListening(): boolean {
  const { defaultNetworkOptions } = mswNode as Partial<typeof mswNode>;
  const [source] = (defaultNetworkOptions?.sources ?? []) as unknown as SharedSource[];
  return (source?.emitter?.listenerCount?.("frame") ?? 0) > 0;
}
