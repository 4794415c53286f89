import { type SupportedRequest, toForm } from "./request.ts";

const PARAMS = {
  model: "claude-haiku-4-5",
  max_tokens: 9,
  messages: [{ role: "user", content: "Hi" }],
};
const BATCH = "/v1/messages/batches/{message_batch_id}";

/** A batch is at its end when it is cancelled and asked for. */
const createBatch: SupportedRequest = {
  operation: "POST /v1/messages/batches",
  body: () => ({ requests: [{ custom_id: "a", params: PARAMS }] }),
  keep: ({ id }) => ({ message_batch_id: id }),
};

/** Each operation that is supported, the older objects first. */
export const ANTHROPIC: SupportedRequest[] = [
  { operation: "POST /v1/messages", body: () => PARAMS },
  {
    operation: "POST /v1/messages/count_tokens",
    body: () => ({ model: PARAMS.model, messages: PARAMS.messages }),
  },
  {
    operation: "POST /v1/complete",
    body: () => ({
      model: "claude-2.1",
      prompt: "\n\nHuman: Hi\n\nAssistant:",
      max_tokens_to_sample: 9,
    }),
  },
  { operation: "GET /v1/models" },
  { operation: "GET /v1/models/{model_id}" },
  createBatch,
  { operation: "GET /v1/messages/batches" },
  { operation: `POST ${BATCH}/cancel` },
  { operation: `GET ${BATCH}` },
  createBatch,
  { operation: `GET ${BATCH}` },
  { operation: `GET ${BATCH}` },
  { operation: `GET ${BATCH}/results` },
  { operation: `DELETE ${BATCH}` },
  {
    operation: "POST /v1/files",
    body: () => toForm({ file: new File(["Hi"], "a.txt", { type: "text/plain" }) }),
    keep: ({ id }) => ({ file_id: id }),
  },
  { operation: "GET /v1/files" },
  { operation: "GET /v1/files/{file_id}" },
  { operation: "GET /v1/files/{file_id}/content" },
  { operation: "DELETE /v1/files/{file_id}" },
];
