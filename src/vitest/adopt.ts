import { LOOPBACK } from "../routes.ts";
import { hideSecrets } from "../secrets.ts";
import { isAnotherListening } from "./other-servers.ts";
import type { MSWServer } from "./msw-server.ts";

/**
 * Makes a server listen now, and takes its project's own later `listen()` and `close()` for what they mean.
 *
 * MSW throws at a second `listen()`, and MSW 3 at a second `close()` too. `onListen` comes after each.
 */
export function adopt(server: MSWServer, onListen: () => void): void {
  const { listen, close } = server;
  let isListening = true;
  start();
  onListen();

  function start(): void {
    const isAnother = isAnotherListening();
    try {
      listen.call(server, LISTEN_OPTIONS);
    } catch (error) {
      // its project let it listen already, with options of its own
      if (error instanceof Error && /already/.test(error.message)) return;
      throw error;
    }
    if (!isAnother) return;
    close.call(server);
    throw new Error(
      "Failed to set up: another setupServer() is listening, and of two at a time MSW serves one. Give it to setupLLM({ server }), or close it before.",
    );
  }

  server.listen = function listenAgain(options) {
    if (isListening && !options) return;
    if (isListening) close.call(server);
    listen.call(server, options ?? LISTEN_OPTIONS);
    onListen();
    isListening = true;
  };
  server.close = function closeOnce() {
    if (isListening) close.call(server);
    isListening = false;
  };
}

/** What nobody mocks passes: with MSW's warning, unless it goes to a server of the app's own. Each major reads one of the names. */
const LISTEN_OPTIONS = {
  onUnhandledRequest(request: Request, print: { warning(): void }) {
    warn(request, () => print.warning());
  },
  onUnhandledFrame({ frame, defaults }: { frame: Frame; defaults: { warn(): void } }) {
    warn(frame.data.request, () => defaults.warn());
  },
};

/** MSW's own warning shows the whole URL, and so a key that is part of it. */
function warn(request: Request | undefined, print: () => void): void {
  if (request && isLoopback(request)) return;
  const url = hideSecrets(request?.url ?? "");
  if (url === (request?.url ?? "")) return print();
  // oxlint-disable-next-line no-console -- it stands for a warning that MSW would print
  console.warn(`msw-llm: no handler answers ${request?.method} ${url}, so it passes.`);
}

interface Frame {
  data: { request?: Request };
}

function isLoopback({ url }: Request): boolean {
  return LOOPBACK.test(new URL(url).origin);
}
