import { encodeAzureError } from "./azure-error.ts";
import type { OpenAIBatchesOptions } from "./openai-batches/wire.ts";
import type { OpenAIFilesOptions } from "./openai-stored-files.ts";

// How Azure's files and batches differ from OpenAI's. None is recorded: this is what its documentation shows.

/** @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch */
export const AZURE_FILES: OpenAIFilesOptions = {
  errorShape: encodeAzureError,
  id: { prefix: "file-", size: 32, alphabet: "hex" },
};

/** What the deployments that a batch may be of answer; Azure's own names of them leave the version out. */
const ENDPOINTS = ["/chat/completions", "/embeddings", "/responses"];

/** @see https://learn.microsoft.com/azure/ai-foundry/openai/how-to/batch */
export const AZURE_BATCHES: OpenAIBatchesOptions = {
  errorShape: encodeAzureError,
  id: { prefix: "batch_", size: [8, 4, 4, 4, 12], alphabet: "hex" },
  endpoints: ENDPOINTS.flatMap((endpoint) => [endpoint, `/v1${endpoint}`]),
  toOwn: ({ model: _model, usage: _usage, ...batch }) => batch,
  // a line names its deployment as a model
  toBase: (url) => url.replace(/(?<=^https?:\/\/[^/]+)\/.*$/, "/openai/v1"),
  files: AZURE_FILES,
};
