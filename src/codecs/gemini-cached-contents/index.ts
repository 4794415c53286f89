import type { CodecContext, EndpointCodec, LanguageModelCodec } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import {
  type CachedContent,
  type CacheWords,
  GEMINI_CACHES,
  isExpired,
  type StoredCache,
  storedCaches,
} from "../google-cached-contents.ts";
import { toFields } from "../google-fields.ts";
import { GOOGLE_STORED, toTime } from "../google-stored.ts";
import { decode, decodeNew } from "./decode.ts";
import { encodeCached, encodeCreated, encodeList, toExpiry } from "./encode.ts";
import { checkExpiry, validateNew } from "./validate.ts";
import type { CachedContentsCall, CreateCachedContentCall } from "./wire.ts";

export type { CachedContent } from "../google-cached-contents.ts";

/** The codec of the text generations that use what is cached, which reads the contents. */
type Reader = Pick<LanguageModelCodec, "decode">;

type Codec = EndpointCodec<CachedContentsCall, Partial<CachedContent>>;

/**
 * Keeps the beginning of a prompt, until its time is over by the clock; a reply is what is said of it.
 *
 * @see https://ai.google.dev/gemini-api/docs/caching
 *
 * @example
 * server.use(llm.gemini.cachedContents({ usageMetadata: { totalTokenCount: 9609 } }));
 */
export function geminiCachedContents(
  codec: Reader,
): EndpointCodec<CreateCachedContentCall, Partial<CachedContent>> {
  return {
    ...BASE,
    decode: (request) => decodeNew(request, codec),
    validate: validateNew,
    reply: () => ({}),
    encode: encodeCreated,
  };
}

/** Those that are kept, in pages, the newest first. */
export function listCachedContents(): EndpointCodec<
  CachedContentsCall,
  readonly Partial<CachedContent>[]
> {
  return {
    ...BASE,
    reply: (_, context) =>
      [...storedCaches(context.store).values()]
        .filter((stored) => !isExpired(stored, context))
        .toReversed()
        .map(({ cached }) => cached),
    encode: encodeList,
  };
}

/** What is known of a cached content; what is in it is not told. */
export function getCachedContent(words?: CacheWords): Codec {
  return { ...BASE, reply: whenStored(({ cached }) => cached, words), encode: encodeCached };
}

/** When it goes is all that can be changed. */
export function patchCachedContent(words?: CacheWords): Codec {
  const reply = whenStored((stored, call, context) => {
    const { ttl, expireTime } = toFields(call.body);
    const isLater = (ttl ?? expireTime ?? undefined) !== undefined;
    stored.cached = {
      ...stored.cached,
      updateTime: toTime(context.now),
      ...(isLater && toExpiry(call, context)),
    };
    return stored.cached;
  }, words);
  return { ...BASE, validate: checkExpiry, reply, encode: encodeCached };
}

export function deleteCachedContent(words?: CacheWords): EndpointCodec<CachedContentsCall, object> {
  const reply = whenStored((_, { id }, { store }) => {
    storedCaches(store).delete(id);
    return {};
  }, words);
  return { ...BASE, reply, encode: (value) => value };
}

const BASE = { ...GOOGLE_STORED, decode } as const;

function whenStored<Answer>(
  answer: (stored: StoredCache, call: CachedContentsCall, context: CodecContext) => Answer,
  { notFound }: CacheWords = GEMINI_CACHES,
): (call: CachedContentsCall, context: CodecContext) => Answer | LLMError {
  return function reply(call, context) {
    const stored = storedCaches(context.store).get(call.id);
    return stored && !isExpired(stored, context)
      ? answer(stored, call, context)
      : notFound(call.id);
  };
}
