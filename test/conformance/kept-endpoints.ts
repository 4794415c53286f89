import type { SpecifiedProvider } from "../../scripts/docs/operations.ts";
import type { Endpoint } from "./measure/endpoint.ts";
import { readOperations, toAnswer } from "./measure/schema.ts";
import { toRecorded } from "./specified.ts";

/** What is kept, and was recorded: the operation of the specification, and the name that the recordings have for it. */
const KEPT: [provider: SpecifiedProvider, name: string, operation: string, recorded?: string][] = [
  ["openai", "files", "POST /v1/files"],
  ["openai", "files.list", "GET /v1/files"],
  ["openai", "files.retrieve", "GET /v1/files/{file_id}"],
  ["openai", "files.delete", "DELETE /v1/files/{file_id}"],
  ["openai", "batches.list", "GET /v1/batches"],
  ["openai", "batches.retrieve", "GET /v1/batches/{batch_id}"],
  ["openai", "batches.cancel", "POST /v1/batches/{batch_id}/cancel"],
  ["openai", "conversations", "POST /v1/conversations"],
  ["openai", "vectorStores", "POST /v1/vector_stores"],
  ["openai", "vectorStores.list", "GET /v1/vector_stores"],
  ["openai", "vectorStores.retrieve", "GET /v1/vector_stores/{vector_store_id}"],
  ["openai", "vectorStores.update", "POST /v1/vector_stores/{vector_store_id}"],
  ["openai", "vectorStores.delete", "DELETE /v1/vector_stores/{vector_store_id}"],
  ["openai", "vectorStores.search", "POST /v1/vector_stores/{vector_store_id}/search"],
  ["openai", "vectorStores.files", "POST /v1/vector_stores/{vector_store_id}/files"],
  [
    "openai",
    "vectorStores.fileBatches.cancel",
    "POST /v1/vector_stores/{vector_store_id}/file_batches/{batch_id}/cancel",
    "POST /v1/vector_stores/{id}/{id}/{id}/cancel",
  ],
  ["openai", "assistants", "POST /v1/assistants"],
  ["openai", "assistants.list", "GET /v1/assistants"],
  ["openai", "assistants.retrieve", "GET /v1/assistants/{assistant_id}"],
  ["openai", "assistants.update", "POST /v1/assistants/{assistant_id}"],
  ["openai", "assistants.delete", "DELETE /v1/assistants/{assistant_id}"],
  ["openai", "threads", "POST /v1/threads"],
  ["openai", "threads.retrieve", "GET /v1/threads/{thread_id}"],
  ["openai", "threads.update", "POST /v1/threads/{thread_id}"],
  ["openai", "threads.delete", "DELETE /v1/threads/{thread_id}"],
  ["openai", "messages.list", "GET /v1/threads/{thread_id}/messages"],
  ["openai", "messages.update", "POST /v1/threads/{thread_id}/messages/{message_id}"],
  ["openai", "messages.delete", "DELETE /v1/threads/{thread_id}/messages/{message_id}"],
  ["openai", "runs", "POST /v1/threads/{thread_id}/runs"],
  ["openai", "runs.list", "GET /v1/threads/{thread_id}/runs"],
  ["openai", "runs.retrieve", "GET /v1/threads/{thread_id}/runs/{run_id}"],
  ["openai", "runs.update", "POST /v1/threads/{thread_id}/runs/{run_id}"],
  ["openai", "runs.cancel", "POST /v1/threads/{thread_id}/runs/{run_id}/cancel"],
  ["openai", "runs.steps", "GET /v1/threads/{thread_id}/runs/{run_id}/steps"],
  ["openai", "runs.steps.retrieve", "GET /v1/threads/{thread_id}/runs/{run_id}/steps/{step_id}"],
  ["anthropic", "files.delete", "DELETE /v1/files/{file_id}"],
  ["anthropic", "batches.retrieve", "GET /v1/messages/batches/{message_batch_id}"],
  ["anthropic", "batches.cancel", "POST /v1/messages/batches/{message_batch_id}/cancel"],
  ["gemini", "files.list", "GET /v1beta/files"],
  ["gemini", "files.get", "GET /v1beta/files/{filesId}"],
  ["gemini", "files.delete", "DELETE /v1beta/files/{filesId}"],
];

/** Endpoints with a memory: what they are asked for is made before. */
export const kept: Endpoint[] = KEPT.map(
  ([provider, name, operation, recorded = toRecorded(operation)]) => {
    const known = readOperations(provider).get(operation);
    return {
      provider,
      name,
      recorded: [recorded],
      kept: operation,
      kin: KEPT.filter(([other]) => other === provider).map(
        ([, , other, own = toRecorded(other)]) => [provider, own],
      ),
      free: /(?:^|\.)(?:attributes|metadata|tools|input)$/,
      ...(known && { schema: { document: provider, body: toAnswer(known.id) } }),
    };
  },
);
