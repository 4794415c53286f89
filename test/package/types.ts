// A user's file as strict as TypeScript can be; compiled, never run, against the packed tarball and both MSW majors.
import {
  type Call,
  createFetch,
  createHandlers,
  createStream,
  defineProvider,
  errors,
  faults,
  type LLMHandler,
  llm,
  openaiChat,
  type Reply,
  reasoning,
  sequence,
  text,
  toolCall,
} from "msw-llm";
import { parallelTools, weatherToolLoop } from "msw-llm/fixtures";
import {
  type FetchServer,
  type FetchServerOptions,
  interceptHTTP2,
  setupFetchServer,
} from "msw-llm/node";
import { openai } from "msw-llm/openai";
import { setupWorker } from "msw/browser";
import { setupServer } from "msw/node";

const server = setupServer(...llm.handlers, ...openai.handlers);
export const worker = setupWorker(...createHandlers({ providers: [openai], chunkDelayInMs: 40 }));

const mock: LLMHandler = llm.openai.chat("Hello", { once: true });
server.use(
  mock,
  llm("Hello"),
  openai("Hello", { when: { user: /hello/i, tool: "get_weather" } }),
  openai.chat((call) => `You said: ${call.lastUserText}`),
  openai.chat(async ({ tools }: Call) => (tools.length > 0 ? toolCall("get_weather") : undefined)),
  openai.chat([reasoning("Hm."), text("Hello"), errors.overloaded(), faults.truncate()]),
  openai.chat({ content: "Hello", usage: { inputTokens: 10, outputTokens: 5 } }),
  openai.chat(function* () {
    yield "Hel";
    yield "lo";
  }),
  openai.chat(sequence(errors.rateLimit({ retryAfter: 2 }), "Hello").cycle()),
  openai.chat(createStream()),
  openai.chat(sequence(...weatherToolLoop, parallelTools)),
  openai.chat(new Response("Hello")),
);

// @ts-expect-error a partial result has no status: that is a Response's
export const noResult: Reply = { content: "Hello", status: 200 };

// @ts-expect-error steps are no reply: they need a sequence
openai.chat(weatherToolLoop);

// @ts-expect-error there is no endpoint of that name
openai.chats("Hello");

// @ts-expect-error there is no setting of that name
openai.with({ baseUrl: "https://gateway.example/v1" });

export const own = defineProvider({
  name: "own",
  baseURL: "https://llm.example/v1",
  operations: { chat: ["POST", "/chat/completions", openaiChat()] },
});
server.use(own.chat("Hello"));

export const fetched: typeof fetch = createFetch(...own.handlers);
export const statuses: number[] = mock.calls.map(({ status }) => status);

export const fetchServer: FetchServer = setupFetchServer(...llm.handlers);
export const restore: () => void = interceptHTTP2(setupServer(...llm.handlers));
export const options: FetchServerOptions = {
  onUnhandledRequest: (request, print) => (request.url.endsWith("/ok") ? undefined : print.error()),
  onUnhandledFrame: ({ defaults }) => defaults.warn(),
};
fetchServer.listen(options);
fetchServer.listen({ onUnhandledRequest: "error" });
fetchServer.use(mock);
fetchServer.events.on("response:mocked", ({ response }) => void response.status);
export const inBoundary: (name: string) => Promise<string> = fetchServer.boundary(
  async (name: string) => name,
);

// @ts-expect-error there is no strategy of that name
fetchServer.listen({ onUnhandledRequest: "ignore" });

/** Either server fits where the other is expected. */
export const servers: Pick<typeof server, "use" | "close" | "listen">[] = [server, fetchServer];
