import type { LanguageModelCall } from "../../language-model/call.ts";
import type { Usage } from "../../language-model/result.ts";
import type { CachePlan } from "../../prompt-cache.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";

type TTL = keyof typeof LIVES;

const LIVES = { "5m": 5 * 60_000, "1h": 60 * 60_000 };

/**
 * What a request asks to be cached of its prompt, in the order of the API: tools, system, messages; a mark at its top
 * level stands for its last block.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export function cachePrompt({
  body,
  modelId,
}: Pick<LanguageModelCall, "body" | "modelId">): CachePlan | undefined {
  const { text, marks } = layOut(toObject(body));
  if (marks.length === 0) return undefined;
  const breakpoints = marks.map(({ end, ttl }) => ({ end, ttl: LIVES[ttl] }));
  return { text, minimumTokens: minimumCacheTokens(modelId), breakpoints };
}

/** How much of what is written to the cache is kept for an hour: what comes before the last mark that says so. */
export function countHourly({ inputTokens }: Usage, body: unknown): number {
  const { total, cacheRead, cacheWrite } = inputTokens;
  if (cacheWrite === 0) return 0;
  const { text, marks } = layOut(toObject(body));
  const last = marks.findLast(({ ttl }) => ttl === "1h");
  if (!last) return 0;
  if (last === marks.at(-1)) return cacheWrite;
  const before = Math.floor((total * last.end) / text.length);
  return Math.min(cacheWrite, Math.max(0, before - cacheRead));
}

/** The prompt as one text, and where its marked beginnings end. */
function layOut(request: JSONObject): { text: string; marks: { end: number; ttl: TTL }[] } {
  const blocks = listBlocks(request);
  const last = blocks.at(-1);
  const automatic = toTTL(request["cache_control"]);
  if (last && automatic) last.ttl ??= automatic;
  let text = "";
  const marks: { end: number; ttl: TTL }[] = [];
  for (const block of blocks) {
    text += block.text;
    if (block.ttl) marks.push({ end: text.length, ttl: block.ttl });
  }
  return { text, marks };
}

/** What the shortest prefix has that a model caches, by the beginning of the model's name; else 1,024 tokens. */
const MINIMA: [name: RegExp, tokens: number][] = [
  [/claude-(?:opus|fable|mythos)-5/, 512],
  [/claude-opus-4-7/, 2048],
  [/claude-opus-4-[56]/, 4096],
  [/claude-haiku-4-5/, 4096],
  [/claude-3-(?:5-)?haiku/, 2048],
];

/** @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching#cache-limitations */
function minimumCacheTokens(modelId: string): number {
  return MINIMA.find(([name]) => name.test(modelId))?.[1] ?? 1024;
}

interface Block {
  text: string;
  ttl: TTL | undefined;
}

/** What changes how a part of the prompt is read stands before it: another value is another prefix. */
function listBlocks(request: JSONObject): Block[] {
  const { system, speed, tool_choice, thinking } = request;
  const blocks = toObjects(request["tools"]).map((tool) => toBlock("tool", tool));
  const said = [
    ...toBlocks("system", system),
    ...toObjects(request["messages"]).flatMap(({ role, content }) =>
      toBlocks(toText(role), content),
    ),
  ];
  const first = said[0];
  if (first && speed) first.text = JSON.stringify(speed) + first.text;
  const message = said[toBlocks("system", system).length];
  if (message) message.text = JSON.stringify([tool_choice, thinking]) + message.text;
  return [...blocks, ...said];
}

function toBlocks(role: string, content: unknown): Block[] {
  const blocks = typeof content === "string" ? [{ type: "text", text: content }] : content;
  return toObjects(blocks).map((block) => toBlock(role, block));
}

/** The marks themselves are no part of a prefix; one within a tool's result is the result's. */
function toBlock(role: string, block: JSONObject): Block {
  const inner = toArray(block["content"]).map((part) => toTTL(toObject(part)["cache_control"]));
  const text = JSON.stringify(block, (key, value: unknown) =>
    key === "cache_control" ? undefined : value,
  );
  return { text: role + text, ttl: toTTL(block["cache_control"]) ?? inner.find(Boolean) };
}

function toTTL(mark: unknown): TTL | undefined {
  if (!isObject(mark)) return undefined;
  return mark["ttl"] === "1h" ? "1h" : "5m";
}
