import type { CodecContext } from "../../codec.ts";
import { countPromptTokens } from "../../tokens.ts";
import { type CachedContent, storedCaches } from "../google-cached-contents.ts";
import { toFields } from "../google-fields.ts";
import { toPage, toTime } from "../google-stored.ts";
import { mergeBody } from "../merge-body.ts";
import { optionalText } from "../read.ts";
import type {
  CachedContentsCall,
  CreateCachedContentCall,
  CreateCachedContentRequest,
  ListCachedContentsResponse,
} from "./wire.ts";

const HOUR = 60 * 60 * 1000;

/** Keeps what later requests name. */
export function encodeCreated(
  partial: Partial<CachedContent>,
  call: CreateCachedContentCall,
  context: CodecContext,
): CachedContent {
  const { place, modelId, prompt, tools, toolChoice } = call;
  // Vertex AI numbers them
  const id = place
    ? ({ prefix: "", size: 19, alphabet: "decimal" } as const)
    : ({ prefix: "", size: 40, alphabet: "lowercase" } as const);
  const asked = toFields(call.body) as Partial<CreateCachedContentRequest>;
  const displayName = optionalText(asked.displayName) ?? (place ? undefined : "");
  const name = partial.name ?? `${place}cachedContents/${context.generateId(id)}`;
  const known: CachedContent = {
    ...toCached(name, context),
    model: modelId,
    ...(displayName !== undefined && { displayName }),
    ...toExpiry(call, context),
    usageMetadata: { totalTokenCount: countPromptTokens(call, context.countTokens) },
  };
  const cached = mergeBody(known, partial);
  storedCaches(context.store).set(toId(name), { cached, prompt, tools, toolChoice });
  return cached;
}

export function encodeCached(
  partial: Partial<CachedContent>,
  { id, place }: CachedContentsCall,
  context: CodecContext,
): CachedContent {
  const stored = storedCaches(context.store).get(id);
  return mergeBody(stored?.cached ?? toCached(`${place}cachedContents/${id}`, context), partial);
}

/** An empty list is no list. */
export function encodeList(
  contents: readonly Partial<CachedContent>[],
  { query, place }: CachedContentsCall,
  context: CodecContext,
): ListCachedContentsResponse {
  const all = contents.map((cached, index) => ({
    ...toCached(`${place}cachedContents/${index + 1}`, context),
    ...cached,
  }));
  const { page, next } = toPage(all, query, DEFAULT_SIZE);
  return { ...(page.length > 0 && { cachedContents: page }), ...next };
}

/** Google says no more than that some are returned; the most is 1,000. */
const DEFAULT_SIZE = 50;

/** When it goes, as a request says; an hour after now where one says nothing. */
export function toExpiry(
  { body }: Pick<CachedContentsCall, "body">,
  { now }: Pick<CodecContext, "now">,
): Pick<CachedContent, "expireTime"> {
  const { ttl, expireTime } = toFields(body);
  if (typeof expireTime === "string") return { expireTime };
  const lifetime = typeof ttl === "string" ? Number.parseFloat(ttl) * 1000 : HOUR;
  return { expireTime: toTime(now + lifetime) };
}

/** The end of a name. */
function toId(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function toCached(name: string, context: Pick<CodecContext, "now">): CachedContent {
  const time = toTime(context.now);
  return {
    name,
    model: "",
    createTime: time,
    updateTime: time,
    ...toExpiry({ body: undefined }, context),
    usageMetadata: { totalTokenCount: 0 },
  };
}
