import type { CustomPart } from "../../language-model/prompt.ts";
import type { Content } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { toObject } from "../read.ts";
import { encryptIndex } from "./signature.ts";
import type * as wire from "./wire.ts";

/**
 * Whether the request asks for a summary of the conversation, which is all that its answer holds.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/compaction
 */
export function isCompaction(body: unknown): boolean {
  return toObject(toObject(body)["compaction"])["type"] === "summarize";
}

/** The summary is the text that a test answers with. */
export function encodeCompaction(content: Content[]): wire.Block[] {
  return content.map((part) => {
    if (part.type !== "text") throw cannotCompact(part.type);
    return { type: "compaction", ...toCompaction(part.text) };
  });
}

/** Of the parts of an answer those that a summary has: it comes whole, once it is known. */
export function compactionOnly(part: StreamPart): StreamPart | undefined {
  const { type } = part;
  if (type === "text-start" || type === "text-delta") return undefined;
  if (type === "text-end") return { type: "custom", id: part.id, part: toCustom(part.part.text) };
  if (type === "response-metadata" || type === "error" || type === "finish") return part;
  throw cannotCompact(type);
}

function toCustom(text: string): CustomPart {
  return { type: "custom", kind: "anthropic.compaction", value: toCompaction(text) };
}

function toCompaction(text: string): { content: string; encrypted_content: string } {
  return { content: text, encrypted_content: encryptIndex(text) };
}

function cannotCompact(type: string): Error {
  return new Error(
    `a request to compact the conversation is answered with its summary, and this is a ${type}. Answer with a text.`,
  );
}
