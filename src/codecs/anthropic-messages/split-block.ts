import { isObject, toObject } from "../read.ts";
import type * as wire from "./wire.ts";

/** A block that comes whole, as a stream sends it: what it begins with, and what follows piece by piece. */
export function splitBlock(block: wire.ServerBlock): {
  start: wire.ServerBlock;
  deltas: wire.BlockDelta[];
} {
  const { type, input, caller } = block;
  if (type === "compaction") return splitCompaction(block as unknown as wire.CompactionBlock);
  // what a program calls is known at once
  const isWritten = toObject(caller)["type"] === undefined || toObject(caller)["type"] === "direct";
  if (!isObject(input) || !isWritten) return { start: block, deltas: [] };
  const text = Object.keys(input).length === 0 ? [] : [JSON.stringify(input)];
  const deltas = ["", ...text].map(toInputDelta);
  return { start: { ...block, input: {} }, deltas };
}

/** A summary comes in one piece. */
function splitCompaction({ type, ...summary }: wire.CompactionBlock): {
  start: wire.ServerBlock;
  deltas: wire.BlockDelta[];
} {
  const keys = Object.keys(summary).map((key) => [key, null]);
  return {
    start: { type, ...Object.fromEntries(keys) },
    deltas: [{ ...summary, type: "compaction_delta" }],
  };
}

function toInputDelta(partial_json: string): wire.BlockDelta {
  return { type: "input_json_delta", partial_json };
}
