import type { CodecContext, EndpointCodec, WireRequest } from "../codec.ts";
import { isLLMError, type LLMError } from "../errors.ts";
import { mergeBody } from "./merge-body.ts";
import { encodeOpenAIError, missingParameter } from "./openai-error.ts";
import {
  findMissing,
  keepObject,
  type ObjectCall,
  type ObjectKind,
  toPathId,
} from "./openai-object-kind.ts";
import { type OpenAIPage, toPage } from "./openai-page.ts";
import { validateParameters } from "./openai-parameters.ts";
import { toObject } from "./read.ts";

// What OpenAI keeps is made, asked for, changed, listed and deleted in one way, whatever it is: a kind says the rest.

export interface DeletedObject {
  id: string;
  object: string;
  deleted: boolean;
}

export type ObjectCodec<Value> = EndpointCodec<ObjectCall, Value>;

/** Makes an object; a reply is what is to be said of it, such as its id, and is kept with it. */
export function createObject<T extends object>(kind: ObjectKind<T>): ObjectCodec<Partial<T>> {
  return {
    ...OBJECT_BASE,
    validate: (call, context) => validateNew(kind, call, context),
    reply: ({ params }, { store }) => findMissing(kind.parent, store, params) ?? {},
    encode(value, call, context) {
      const id = toOwnId(value) ?? kind.toOwnId?.(call) ?? context.generateId(kind.id);
      const object = mergeBody(kind.make(id, { call, context }), value);
      return keepObject(kind.collect(context.store, call.params), id, object);
    },
  };
}

/** What an SDK's polling helper waits for, in place of its own seconds. */
export const POLL_HEADERS = { "openai-poll-after-ms": "1" };

/** What is known of an object; one that takes its time is done when somebody looks. */
export function retrieveObject<T extends object>(kind: ObjectKind<T>): ObjectCodec<Partial<T>> {
  return {
    ...actOnObject(kind, (object, _, context) => settle(kind, object, context)),
    ...(kind.isPolled && { headers: () => POLL_HEADERS }),
  };
}

/** Changes what a request may change, which is seen from then on. */
export function updateObject<T extends object>(kind: ObjectKind<T>): ObjectCodec<Partial<T>> {
  return {
    ...actOnObject(kind, (object, call) => (kind.change ?? changeMetadata)(object, call) as T),
    validate: ({ body }) => validateParameters(toObject(body), kind.rules),
  };
}

/** Does something to an object, such as to cancel it; an object that comes of it is kept. */
export function actOnObject<T extends object>(
  kind: ObjectKind<T>,
  act: (object: T, call: ObjectCall, context: CodecContext) => T | LLMError,
): ObjectCodec<Partial<T>> {
  return {
    ...OBJECT_BASE,
    reply(call, context) {
      const { params } = call;
      const missing = findMissing(kind, context.store, params);
      if (missing) return missing;
      const objects = kind.collect(context.store, params);
      const id = toPathId(kind, params);
      const acted = act(objects.get(id)!, call, context);
      return isLLMError(acted) ? acted : keepObject(objects, id, acted);
    },
    encode(value, call, context) {
      const id = toPathId(kind, call.params);
      const known = kind.collect(context.store, call.params).get(id);
      return value === known ? value : mergeBody(known ?? kind.make(id, { call, context }), value);
    },
  };
}

export function deleteObject<T extends object>(
  kind: ObjectKind<T>,
): ObjectCodec<Partial<DeletedObject>> {
  return {
    ...OBJECT_BASE,
    reply({ params }, { store }) {
      const missing = findMissing(kind, store, params);
      if (!missing) kind.collect(store, params).delete(toPathId(kind, params));
      return missing ?? {};
    },
    encode: (value, { params }): DeletedObject =>
      mergeBody({ id: toPathId(kind, params), object: kind.deleted, deleted: true }, value),
  };
}

/** Those that are kept, in pages; a reply is a list of what is to be said of each. */
export function listObjects<T extends object>(
  kind: ObjectKind<T>,
): ObjectCodec<readonly Partial<T>[]> {
  return {
    ...OBJECT_BASE,
    reply({ params, query }, context) {
      const { store } = context;
      const missing = findMissing(kind.parent, store, params);
      if (missing) return missing;
      const objects = kind.collect(store, params);
      for (const [id, object] of objects) keepObject(objects, id, settle(kind, object, context));
      return [...objects.values()].filter((object) => kind.isWanted?.(object, query) ?? true);
    },
    encode(values, call, context): OpenAIPage<object> {
      const known = new Set<unknown>(kind.collect(context.store, call.params).values());
      const objects = values.map((value) => {
        const id = toOwnId(value) ?? context.generateId(kind.id);
        return known.has(value) ? value : mergeBody(kind.make(id, { call, context }), value);
      });
      return toPageBefore(objects, call.query);
    },
  };
}

function validateNew(
  { required = [], rules, check }: ObjectKind,
  call: ObjectCall,
  context: CodecContext,
): LLMError | undefined {
  const request = toObject(call.body);
  const missing = required.find((name) => (request[name] ?? undefined) === undefined);
  if (missing !== undefined) return missingParameter(missing);
  return validateParameters(request, rules) ?? check?.(call, context);
}

function settle<T extends object>(kind: ObjectKind<T>, object: T, context: CodecContext): T {
  return kind.settle?.(object, context) ?? object;
}

function changeMetadata<T extends object>(object: T, { body }: ObjectCall): T {
  const { metadata } = toObject(body);
  return metadata === undefined ? object : { ...object, metadata: metadata ?? {} };
}

/** A page of what comes before an object, or any other. */
function toPageBefore(oldestFirst: object[], query: URLSearchParams): OpenAIPage<object> {
  const before = query.get("before");
  const isAscending = query.get("order") === "asc";
  const items = isAscending ? oldestFirst : oldestFirst.toReversed();
  const end = before === null ? -1 : items.findIndex((item) => toOwnId(item) === before);
  if (end === -1) return toPage(oldestFirst, query);
  const start = Math.max(0, end - Number(query.get("limit") ?? 20));
  const data = items.slice(start, end);
  return { ...toPage(isAscending ? data : data.toReversed(), query), has_more: start > 0 };
}

function toOwnId(value: object): string | undefined {
  return (value as { id?: string }).id;
}

/** What all endpoints have in common. */
export const OBJECT_BASE = {
  kind: "endpoint",
  decode: ({ params, query, body }: WireRequest): ObjectCall => ({
    modelId: "",
    body,
    params,
    query,
  }),
  validate: () => undefined,
  encodeError: (error: LLMError) => encodeOpenAIError(error),
} as const;
