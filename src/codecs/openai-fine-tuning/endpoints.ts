import { keepObject, type ObjectKind } from "../openai-object-kind.ts";
import { createObject, listObjects, type ObjectCodec } from "../openai-objects.ts";
import { type OpenAIPage, toPage } from "../openai-page.ts";
import { toObject, toTexts } from "../read.ts";
import { PERMISSION } from "./kinds.ts";
import type { CheckpointPermission } from "./wire.ts";

/** A list that does not tell where it begins and ends, as recorded. */
export function listInShort<T extends object>(
  kind: ObjectKind<T>,
): ObjectCodec<readonly Partial<T>[]> {
  const codec = listObjects(kind);
  return {
    ...codec,
    encode(values, call, context) {
      const page = codec.encode(values, call, context) as OpenAIPage<object>;
      const { object, data, has_more } = page;
      return { object, data, has_more };
    },
  };
}

/** One for each project; a reply is what is said of each. */
export function createPermissions(): ObjectCodec<readonly Partial<CheckpointPermission>[]> {
  const codec = createObject(PERMISSION);
  return {
    ...codec,
    reply: ({ body }) =>
      toTexts(toObject(body)["project_ids"]).map((project_id) => ({ project_id })),
    encode(values, call, context) {
      const { store, generateId } = context;
      const kept = PERMISSION.collect(store, call.params);
      const made = values.map((value) => {
        const id = value.id ?? generateId(PERMISSION.id);
        return keepObject(kept, id, { ...PERMISSION.make(id, { call, context }), ...value });
      });
      return toPage(made, new URLSearchParams({ order: "asc", limit: String(made.length) }));
    },
  };
}

/** Its orders have names of their own. */
export function listPermissions(): ObjectCodec<readonly Partial<CheckpointPermission>[]> {
  const codec = listObjects(PERMISSION);
  return {
    ...codec,
    encode(values, call, context) {
      const query = new URLSearchParams(call.query);
      if (query.get("order") === "ascending") query.set("order", "asc");
      return codec.encode(values, { ...call, query }, context);
    },
  };
}
