import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { toFields } from "../google-fields.ts";
import { checkRoot, checkScalars } from "../google-request.ts";
import { storedFiles } from "../google-stored.ts";
import { validateUpload } from "../google-uploads.ts";
import { toText } from "../read.ts";
import type { UploadToStoreCall } from "./decode.ts";
import { searchStores } from "./stored.ts";
import type { SearchStoreCall } from "./wire.ts";

export function validateNew({ body }: SearchStoreCall): LLMError | undefined {
  const types = { displayName: "TYPE_STRING", embeddingModel: "TYPE_STRING" } as const;
  return checkRoot(body) ?? checkScalars(toFields(body), "file_search_store", types);
}

export function validateUploadToStore(
  call: UploadToStoreCall,
  context: CodecContext,
): LLMError | undefined {
  return validateUpload(call, context) ?? checkStore(call.storeName, context);
}

/** A file that was uploaded, in a store that is there. */
export function validateImport(
  { body, storeName }: SearchStoreCall,
  context: CodecContext,
): LLMError | undefined {
  const name = toText(toFields(body)["fileName"]);
  if (storedFiles(context.store).has(name)) return checkStore(storeName, context);
  return llmError("permission-denied", {
    message: `You do not have permission to access the File ${name.replace(/^files\//, "")} or it may not exist.`,
  });
}

/** What has something in it goes by force alone. @see https://ai.google.dev/api/file-search/file-search-stores */
export function notEmpty(kind: string): LLMError {
  return llmError("bad-request", {
    errorType: "FAILED_PRECONDITION",
    message: `Cannot delete non-empty ${kind}.`,
  });
}

function checkStore(name: string, { store }: CodecContext): LLMError | undefined {
  return searchStores(store).has(name) ? undefined : llmError("not-found");
}
