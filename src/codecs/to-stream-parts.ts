import type { Content, LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { serializeInput } from "../language-model/tool-input.ts";

/** A stored answer as a stream once more, each text in one delta. */
export function* toStreamParts(
  result: LanguageModelResult,
): Generator<StreamPart, void, undefined> {
  yield { type: "response-metadata", ...result };
  for (const [id, part] of result.content.entries()) yield* toPartsOf(part, id);
  yield { type: "finish", result };
}

function toPartsOf(part: Content, id: number): StreamPart[] {
  switch (part.type) {
    case "text":
      return [
        { type: "text-start", id },
        ...(part.text === "" ? [] : [{ type: "text-delta" as const, id, delta: part.text }]),
        { type: "text-end", id, part },
      ];
    case "refusal":
      return [
        { type: "refusal-start", id },
        { type: "refusal-delta", id, delta: part.text },
        { type: "refusal-end", id, part },
      ];
    case "reasoning":
      return [
        { type: "reasoning-start", id, part },
        ...(part.text === "" ? [] : [{ type: "reasoning-delta" as const, id, delta: part.text }]),
        { type: "reasoning-end", id, part },
      ];
    case "tool-call":
      return [
        { type: "tool-input-start", id, part },
        { type: "tool-input-delta", id, delta: serializeInput(part.input) },
        { type: "tool-input-end", id, part },
      ];
    case "file":
      return [{ type: "file", id, part }];
    case "source":
      return [{ type: "source", id, part }];
    case "custom":
      return [{ type: "custom", id, part }];
  }
}
