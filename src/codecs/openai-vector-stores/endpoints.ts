import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { findMissing, type ObjectCall, type ObjectKind } from "../openai-object-kind.ts";
import { createObject, OBJECT_BASE, type ObjectCodec } from "../openai-objects.ts";
import { toObject, toTexts } from "../read.ts";
import { decodeFiles, decodeSearch } from "./decode.ts";
import { FILE, STORE } from "./kinds.ts";
import { search } from "./search.ts";
import { findUpload, listChunks } from "./stored.ts";
import { validateSearch } from "./validate.ts";
import type { FileBatch, ResultPage, SearchResult } from "./wire.ts";

/** Files are named in one way or the other. */
export function createBatch(batch: ObjectKind<FileBatch>): ObjectCodec<Partial<FileBatch>> {
  const codec = createObject(batch);
  return {
    ...codec,
    validate(call, context) {
      const { file_ids: ids, files } = toObject(call.body);
      const isEmpty = ids === undefined && files === undefined;
      return isEmpty ? missingParameter("file_ids") : codec.validate(call, context);
    },
  };
}

export function findMissingFile(
  { body }: ObjectCall,
  { store }: CodecContext,
): LLMError | undefined {
  const ids = [...toTexts(toObject(body)["file_id"]), ...decodeFiles(body).map(({ id }) => id)];
  const unknown = ids.find((id) => !findUpload(store, id));
  if (unknown === undefined) return undefined;
  return llmError("not-found", { message: `No such File object: ${unknown}` });
}

/** A reply is the list of what is found. */
export function searchStore(): ObjectCodec<readonly Partial<SearchResult>[]> {
  return {
    ...OBJECT_BASE,
    validate: ({ body }) => validateSearch(body),
    reply: ({ params, body }, context) =>
      findMissing(STORE, context.store, params) ??
      search(params["vector_store_id"] ?? "", body, context),
    encode: (results, { body }): ResultPage<SearchResult> => ({
      object: "vector_store.search_results.page",
      search_query: decodeSearch(body).queries,
      data: results.map((result) => ({ ...BLANK, ...result })),
      has_more: false,
      next_page: null,
    }),
  };
}

const BLANK: SearchResult = {
  file_id: "file-abc123",
  filename: "file.txt",
  score: 1,
  attributes: {},
  content: [],
};

/** A reply is the text of each part. */
export function readFile(): ObjectCodec<readonly string[]> {
  return {
    ...OBJECT_BASE,
    reply({ params }, { store }) {
      const missing = findMissing(FILE, store, params);
      return (
        missing ?? listChunks(FILE.collect(store, params).get(params["file_id"] ?? "")!, store)
      );
    },
    encode: (texts): ResultPage<object> => ({
      object: "vector_store.file_content.page",
      data: texts.map((text) => ({ type: "text", text })),
      has_more: false,
      next_page: null,
    }),
  };
}
