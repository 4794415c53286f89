// What the pack is measured against: the same bytes, by handlers that know nothing but them.
import { http, HttpResponse, RequestHandler } from "msw";
import { TARGET } from "./requests.ts";

/** What the pack answered: an object that becomes a body, or one that becomes each chunk. */
export type Answer = { body: object } | { chunks: object[] };

const END = "data: [DONE]\n\n";
const encoder = new TextEncoder();

export function toAnswer(text: string): Answer {
  if (text.startsWith("{")) return { body: JSON.parse(text) as object };
  const frames = text.split("\n\n").filter((frame) => frame.startsWith("data: {"));
  return { chunks: frames.map((frame) => JSON.parse(frame.slice("data: ".length)) as object) };
}

/** As users write it: the request is read, the answer is an object. */
export function byHand(answer: Answer): RequestHandler {
  return http.post(TARGET, async ({ request }) => {
    await request.json();
    if ("body" in answer) return HttpResponse.json(answer.body);
    const headers = { "content-type": "text/event-stream" };
    return new HttpResponse(toStream(answer.chunks), { headers });
  });
}

function toStream(chunks: object[], strategy?: QueuingStrategy): ReadableStream<Uint8Array> {
  let index = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[index++];
        if (chunk) return controller.enqueue(encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`));
        controller.enqueue(encoder.encode(END));
        controller.close();
      },
    },
    strategy,
  );
}

type Run = RequestHandler["run"];

/** Whether the host is MSW 3, whose `HttpResponse` has a `from()`. */
const isMSW3 = "from" in (Object.getPrototypeOf(HttpResponse) as object);
const { setImmediate } = globalThis;

/** The least that a handler must do so as to match first, keep MSW 3's connection and let MSW 2's body be cancelled. */
export class Floor extends RequestHandler {
  readonly #paths = new Map([[TARGET, "chat"]]);
  readonly #answer: Answer;

  constructor(answer: Answer) {
    super({ info: { header: "floor" }, resolver: () => undefined });
    this.#answer = answer;
  }

  override async run({ request, requestId }: Parameters<Run>[0]): ReturnType<Run> {
    if (request.method !== "POST" || !this.#paths.has(request.url)) return null;
    await request.json();
    const response = toResponse(this.#answer);
    if (isMSW3) await new Promise((resolve) => void setImmediate(resolve));
    return { handler: this, request, requestId, response, parsedResult: undefined };
  }

  override predicate(): boolean {
    return true;
  }

  override log(): void {}
}

function toResponse(answer: Answer): Response {
  if ("chunks" in answer) {
    const headers = { "content-type": "text/event-stream", "transfer-encoding": "chunked" };
    return new Response(toCancelSafe(toStream(answer.chunks, { highWaterMark: 0 })), { headers });
  }
  const bytes = encoder.encode(JSON.stringify(answer.body));
  const headers = { "content-type": "application/json", "content-length": String(bytes.length) };
  return new Response(isMSW3 ? bytes : toCancelSafe(new Response(bytes).body!), { headers });
}

/** MSW 2 clones each response: without a `tee()` of its own, its cancel would wait for ever for that clone. */
function toCancelSafe(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  if (isMSW3) return stream;
  return Object.defineProperty(stream, "tee", {
    value: () => {
      const reader = ReadableStream.prototype.getReader.call(stream) as ReadableStreamDefaultReader;
      const source: UnderlyingDefaultSource = {
        async pull(controller) {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => void reader.cancel(reason).catch(() => {}),
      };
      return [new ReadableStream(source, { highWaterMark: 0 }), new Response("").body!];
    },
  });
}
