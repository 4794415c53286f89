import type { WireRequest } from "../codec.ts";

/** What a model is asked for: by its id, or by an ARN, whose slash clients escape or leave. */
export function modelPaths(...actions: string[]): string[] {
  return actions.flatMap((action) => [
    `/model/{model}/${action}`,
    `/model/{arn}/{resource}/${action}`,
  ]);
}

/** The model as the path names it; an ARN that came with its slash unescaped is put together again. */
export function toModelId(params: Record<string, string>): string {
  return Object.values(params).join("/");
}

/** Whether the path asks for a stream: bodies don't say. */
export function isStreamed({ url }: Pick<WireRequest, "url">): boolean {
  return /-stream(?:\?|$)/.test(url);
}

export type ModelKind = "text" | "embedding" | "reranking" | "other";

/**
 * What a model makes, by its name: all share InvokeModel's path, and each kind has bodies of its own.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html
 */
const KINDS: [ModelKind, RegExp][] = [
  ["embedding", /amazon\.titan-embed|cohere\.embed|amazon\.nova-[\w-]*embed/],
  ["reranking", /(?:cohere|amazon)\.rerank/],
  [
    "other",
    /amazon\.(?:titan-image|nova-(?:canvas|reel|sonic|2-sonic))|stability\.|luma\.|twelvelabs\./,
  ],
];

/** An ARN of an account's own says nothing of the model behind it. */
const OPAQUE = /^arn:.*:(?:application-inference-profile|provisioned-model|imported-model)\//;

/** Pictures, films and voices are no texts: the pack has no such endpoint. */
export function findKind(modelId: string): ModelKind {
  return KINDS.find(([, pattern]) => pattern.test(modelId))?.[0] ?? "text";
}

export function isOpaque(modelId: string): boolean {
  return OPAQUE.test(modelId);
}

/** As Bedrock numbers the calls that its models make. */
export const TOOL_CALL_ID = { prefix: "tooluse_", size: 22 } as const;
