import type { LanguageModelCodec } from "../codec.ts";
import { isLLMError, type LLMError } from "../errors.ts";
import type { Exchange } from "../create-exchange.ts";
import { type Fault, isFault } from "../faults.ts";
import { isPartPiece } from "../reply/part-piece.ts";
import type { ReplyItem } from "../reply/reply.ts";
import { isAsync, type Source } from "../reply/to-source.ts";
import { sleep } from "../stream/host.ts";
import type { Content, LanguageModelResult } from "../language-model/result.ts";
import { createSplitter, createTextGatherer, type Piece } from "../stream/to-parts.ts";
import { faultResponse } from "./fault-response.ts";
import { takeAtOnce, takeOverTime } from "./given-items.ts";
import { createLimiter } from "./limit.ts";
import { errorResponse, jsonResponse, networkError } from "./response.ts";
import { settleResult, startResult, tellInResult, toPiece } from "./result.ts";

/** The answer in one body. */
export async function collected(
  source: Source,
  exchange: Exchange<LanguageModelCodec>,
): Promise<Response> {
  const { call, codec, route } = exchange;
  const result = startResult(source, exchange);
  const gatherer = createGatherer(result, exchange);
  const limiter = createLimiter(exchange);
  const body = (): unknown => {
    limiter?.flush().forEach(gatherer.add);
    gatherer.close();
    settleResult(result, source, { exchange, cut: limiter?.cut });
    for (const part of result.content) if (part.type === "text") exchange.text.append(part.text);
    return codec.encode(result, call, { ...exchange.headers(), ...source.partial.headers });
  };

  /** What breaks the answer off, if anything. */
  function add(value: unknown): LLMError | Fault | undefined {
    // what came piece by piece is whole at its end
    if (isPartPiece(value)) return value.type === "part-end" ? add(value.part) : undefined;
    const piece = toPiece(value as ReplyItem, source, exchange);
    if (isLLMError(piece) || isFault(piece)) return piece;
    if (limiter) limiter.add(piece).forEach(gatherer.add);
    else gatherer.add(piece);
    return undefined;
  }

  try {
    const { items } = source;
    for await (const item of isAsync(items)
      ? takeOverTime(items, call.signal)
      : takeAtOnce(items)) {
      const broken = add(item);
      if (limiter?.cut) break;
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
  const encoded = body();
  const headers = { ...codec.headers?.(call, result, result.id), ...source.partial.headers };
  return jsonResponse(encoded, exchange, { status: codec.status ?? 200, headers });
}

/** Gathers pieces in `result.content`; as deltas, where the tokens' log probabilities are asked for. */
function createGatherer(
  result: LanguageModelResult,
  { call, route }: Exchange,
): { add(piece: Piece): void; close(): void } {
  const { topLogprobs } = call;
  if (topLogprobs === undefined || result.logprobs) return createContentGatherer(result.content);
  const splitter = createSplitter(result, { chunk: route.settings.chunk, topLogprobs });
  return {
    add: (piece) => void Array.from(splitter.split(piece)),
    close: () => void Array.from(splitter.close()),
  };
}

function createContentGatherer(content: Content[]): ReturnType<typeof createGatherer> {
  const texts = createTextGatherer(content);
  return {
    add(piece) {
      if (typeof piece === "string") return void texts.add(piece);
      texts.close();
      content.push(piece);
    },
    close: () => void texts.close(),
  };
}
