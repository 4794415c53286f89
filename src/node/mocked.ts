import { LLMHandler } from "../handler.ts";

/** MSW's server, as far as its handlers tell what is mocked. */
export interface HandlerSource {
  listHandlers(): readonly object[];
}

export function isLLMHandler(handler: object): handler is LLMHandler {
  return handler instanceof LLMHandler;
}

/** Whether one of the pack's handlers, an override alone among them, has an endpoint at that host. */
export function isMockedHost(server: HandlerSource, request: Request): boolean {
  return listOurs(server).some((handler) => handler.isAtHost(request));
}

/** Whether one of the pack's handlers answers there, or refuses in the name of its host. */
export function isMocked(server: HandlerSource, request: Request): boolean {
  return listOurs(server).some((handler) => handler.predicate({ request }));
}

function listOurs(server: HandlerSource): LLMHandler[] {
  return server.listHandlers().filter(isLLMHandler);
}
