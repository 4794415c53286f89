import type { LanguageModelCodec } from "../codec.ts";
import { isLLMError, type LLMError } from "../errors.ts";
import type { Exchange } from "../create-exchange.ts";
import { type Fault, isFault } from "../faults.ts";
import type { ReplyItem } from "../reply/reply.ts";
import { isAsync, type Source } from "../reply/to-source.ts";
import { abortable } from "../stream/abortable.ts";
import { sleep } from "../stream/host.ts";
import { createTextGatherer } from "../stream/to-parts.ts";
import { faultResponse } from "./fault-response.ts";
import { errorResponse, jsonResponse, networkError } from "./response.ts";
import { settleResult, startResult, tellInResult, toPiece } from "./result.ts";

/** The answer in one body. */
export async function collected(
  source: Source,
  exchange: Exchange<LanguageModelCodec>,
): Promise<Response> {
  const { call, codec, route } = exchange;
  const result = startResult(source, exchange);
  const { content } = result;
  const texts = createTextGatherer(content);
  const body = (): unknown => {
    texts.close();
    settleResult(result, source, exchange);
    for (const part of content) if (part.type === "text") exchange.text.append(part.text);
    return codec.encode(result, call);
  };

  /** What breaks the answer off, if anything. */
  function add(item: unknown): LLMError | Fault | undefined {
    const piece = toPiece(item as ReplyItem, exchange);
    if (isLLMError(piece) || isFault(piece)) return piece;
    if (typeof piece === "string") {
      texts.add(piece);
      return undefined;
    }
    texts.close();
    content.push(piece);
    return undefined;
  }

  try {
    const { items } = source;
    for await (const item of isAsync(items) ? abortable(items, call.signal) : items) {
      const broken = add(item);
      // the answer ends where the stream does
      if (isLLMError(broken) && tellInResult(broken, source, exchange)) break;
      if (isLLMError(broken)) return errorResponse(broken, exchange);
      if (broken?.kind === "stall" && broken.ms !== undefined) {
        await sleep(broken.ms, call.signal, route.settings.timers);
      } else if (broken) return await faultResponse(broken, exchange, body);
    }
  } catch (error) {
    if (!call.signal.aborted) throw error;
    call.aborted = true;
    return networkError(exchange);
  }
  return jsonResponse(body(), exchange, { headers: source.partial.headers });
}
