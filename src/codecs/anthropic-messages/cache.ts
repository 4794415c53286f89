import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";

/** A place up to which a request asks for its prefix to be cached. */
export interface CacheBreakpoint {
  ttl: "5m" | "1h";
  /** All that comes before the place, in the order of the API: tools, system, messages. */
  prefix: string;
  /**
   * Where blocks of the prefix end, the nearest first and the place itself among them: what an earlier request has
   * cached up to one of these is found.
   */
  ends: number[];
}

/** How many blocks before a breakpoint are looked at. */
const LOOKBACK = 20;

/**
 * The breakpoints of a request, first to last; a mark at its top level stands for its last block.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export function cacheBreakpoints(body: unknown): CacheBreakpoint[] {
  const request = toObject(body);
  const blocks = listBlocks(request);
  const last = blocks.at(-1);
  const automatic = toTTL(request["cache_control"]);
  if (last && automatic) last.ttl ??= automatic;
  let whole = "";
  const ends = blocks.map(({ text }) => (whole += text).length);
  return blocks.flatMap(({ ttl }, index) => {
    if (!ttl) return [];
    const near = ends.slice(Math.max(0, index + 1 - LOOKBACK), index + 1).toReversed();
    return [{ ttl, prefix: whole.slice(0, ends[index]), ends: near }];
  });
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
export function minimumCacheTokens(modelId: string): number {
  return MINIMA.find(([name]) => name.test(modelId))?.[1] ?? 1024;
}

interface Block {
  text: string;
  ttl: CacheBreakpoint["ttl"] | undefined;
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

function toTTL(mark: unknown): CacheBreakpoint["ttl"] | undefined {
  if (!isObject(mark)) return undefined;
  return mark["ttl"] === "1h" ? "1h" : "5m";
}
