import { createHandlers, type CreateHandlersOptions, handlers as pack } from "../llm.ts";
import { RespondingHandler } from "./responding-handler.ts";
import type { Scopes } from "./scopes.ts";
import type { Handlers } from "./msw-server.ts";
import { refuseUnmocked } from "./unmocked.ts";
import { isLLMHandler } from "../node/mocked.ts";

/** The project's own handlers, the pack behind them, and behind that what finds a call to a host that nobody mocks. */
export function toHandlers(
  own: Handlers,
  settings: CreateHandlersOptions,
  { answerStray, current }: Scopes,
): Handlers {
  return [
    new RespondingHandler("llm.stray", answerStray),
    ...own,
    ...toPack(own, settings),
    new RespondingHandler("llm.unmocked", (request) =>
      refuseUnmocked(request, (error) => current().watcher.onError(error)),
    ),
  ];
}

/** Nothing where the project has mounted the whole pack itself: a second one could never answer. */
function toPack(own: Handlers, settings: CreateHandlersOptions): Handlers {
  const names = Object.keys(settings);
  const wanted = names.length > 0 ? createHandlers(settings) : pack;
  const hasPack = own
    .filter(isLLMHandler)
    .some((handler) => wanted.every((other) => handler.shadows(other)));
  if (!hasPack) return wanted;
  if (names.length === 0) return [];
  throw new TypeError(
    `Failed to set up: ${names.join(", ")} cannot change a pack that is mounted already. Give the settings to its createHandlers(), or leave the pack to setupLLM().`,
  );
}
