import type { LanguageModelCodec } from "../codec.ts";
import type { Exchange } from "../create-exchange.ts";
import type { LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { closePart, type OpenPart, type PartPiece } from "../reply/part-piece.ts";
import type { Source } from "../reply/to-source.ts";
import { createText, type GrowingText } from "../stream/growing-text.ts";
import type { Splitter } from "../stream/to-parts.ts";
import { checkToolCall } from "./check-reply.ts";
import type { Limiter } from "./limit.ts";
import { toPiece } from "./result.ts";

type Parts = Generator<StreamPart, void, undefined>;

/** The part that a test writes piece by piece, on its way to the wire. */
export interface PieceSplitter {
  split(piece: PartPiece): Parts;
  /** Ends what is open, a text too, with what there is of it. */
  close(): Parts;
}

interface Pieces {
  source: Source;
  limiter: Limiter | undefined;
  /** What splits texts and whole parts. */
  splitter: Splitter;
}

export function createPieceSplitter(
  result: LanguageModelResult,
  { source, limiter, splitter }: Pieces,
  exchange: Exchange<LanguageModelCodec>,
): PieceSplitter {
  const { chunk } = exchange.route.settings;
  const { content } = result;
  let open: { start: OpenPart; text: GrowingText } | undefined;

  function begin(part: OpenPart): StreamPart {
    const id = content.length;
    if (part.type === "reasoning") return { type: "reasoning-start", id, part, isOpen: true };
    return { type: "tool-input-start", id, part, isOpen: true };
  }

  function* write(delta: string): Parts {
    const fitting = limiter ? limiter.addDelta(delta) : delta;
    open?.text.append(fitting);
    const id = content.length;
    const type = open?.start.type === "reasoning" ? "reasoning-delta" : "tool-input-delta";
    if (fitting !== "") for (const piece of chunk(fitting)) yield { type, id, delta: piece };
  }

  function* finish(part: OpenPart): Parts {
    open = undefined;
    const id = content.push(part) - 1;
    if (part.type === "reasoning") yield { type: "reasoning-end", id, part, isOpen: true };
    else yield { type: "tool-input-end", id, part, isOpen: true };
  }

  return {
    *split(piece) {
      yield* splitter.close();
      if (limiter?.cut) return;
      switch (piece.type) {
        case "part-start": {
          const start = toStart(piece.part, source, exchange);
          open = { start, text: createText() };
          return yield begin(start);
        }
        case "part-delta":
          return yield* write(piece.delta);
        case "part-end":
          if (!open) return;
          // its id is the one that it began with; its input is held against the request now
          return yield* finish(
            toPiece({ ...piece.part, ...idOf(open.start) }, source, exchange) as OpenPart,
          );
      }
    },
    *close() {
      yield* splitter.close();
      if (open) yield* finish(closePart(open.start, open.text.toString()));
    },
  };
}

/** Of a call that begins, only the name is known. */
function toStart(part: OpenPart, source: Source, exchange: Exchange<LanguageModelCodec>): OpenPart {
  if (part.type === "tool-call" && source.isChecked && exchange.codec.ids.toolCall) {
    checkToolCall({ ...part, input: "" }, exchange.call, "length");
  }
  return toPiece(part, { ...source, isChecked: false }, exchange) as OpenPart;
}

function idOf(part: OpenPart): { toolCallId?: string } {
  return part.type === "tool-call" ? { toolCallId: part.toolCallId } : {};
}
