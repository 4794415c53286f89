import { LLMHandler } from "./handler.ts";
import { createRouteTable, type Route } from "./routes.ts";

/** What `setupServer(...)` takes; one handler, whose spies the pack shows as its own. */
export interface Pack extends Array<LLMHandler> {
  readonly calls: LLMHandler["calls"];
  readonly errors: LLMHandler["errors"];
}

/** One handler for all routes, and for whatever else is asked of their hosts; made when it is first looked at. */
export function createPack(name: string, getRoutes: () => Route[]): Pack {
  let handler: LLMHandler | undefined;
  const getHandler = (): LLMHandler =>
    (handler ??= new LLMHandler({
      name,
      table: createRouteTable(getRoutes(), true),
      reply: undefined,
    }));
  return Object.defineProperties([], {
    0: { get: getHandler, enumerable: true },
    calls: { get: () => getHandler().calls },
    errors: { get: () => getHandler().errors },
  }) as unknown as Pack;
}
