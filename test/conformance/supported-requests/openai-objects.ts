import type { SupportedRequest } from "./request.ts";

export const MESSAGES = [{ role: "user", content: "Hi" }];

const STORE = "/v1/vector_stores/{vector_store_id}";

export const VECTOR_STORES: SupportedRequest[] = [
  {
    operation: "POST /v1/vector_stores",
    body: () => ({ name: "a" }),
    keep: ({ id }) => ({ vector_store_id: id }),
  },
  { operation: "GET /v1/vector_stores" },
  { operation: `GET ${STORE}` },
  { operation: `POST ${STORE}`, body: () => ({ name: "b" }) },
  { operation: `POST ${STORE}/files`, body: ({ file_id }) => ({ file_id }) },
  { operation: `GET ${STORE}/files` },
  { operation: `GET ${STORE}/files/{file_id}` },
  { operation: `POST ${STORE}/files/{file_id}`, body: () => ({ attributes: { a: "b" } }) },
  { operation: `GET ${STORE}/files/{file_id}/content` },
  { operation: `POST ${STORE}/search`, body: () => ({ query: "Hi" }) },
  {
    operation: `POST ${STORE}/file_batches`,
    body: ({ file_id }) => ({ file_ids: [file_id] }),
    keep: ({ id }) => ({ batch_id: id }),
  },
  { operation: `GET ${STORE}/file_batches/{batch_id}/files` },
  { operation: `POST ${STORE}/file_batches/{batch_id}/cancel` },
  { operation: `GET ${STORE}/file_batches/{batch_id}` },
  { operation: `DELETE ${STORE}/files/{file_id}` },
  { operation: `DELETE ${STORE}` },
  { operation: "DELETE /v1/files/{file_id}" },
];

const THREAD = "/v1/threads/{thread_id}";
const RUN = `${THREAD}/runs/{run_id}`;
const toRun = ({ assistant_id }: Record<string, string>): object => ({ assistant_id });

/** The test's handler of runs calls a tool, for the outputs to be submitted. */
export const ASSISTANTS: SupportedRequest[] = [
  {
    operation: "POST /v1/assistants",
    body: () => ({
      model: "gpt-4o",
      tools: [{ type: "function", function: { name: "get_weather" } }],
    }),
    keep: ({ id }) => ({ assistant_id: id }),
  },
  { operation: "GET /v1/assistants" },
  { operation: "GET /v1/assistants/{assistant_id}" },
  { operation: "POST /v1/assistants/{assistant_id}", body: () => ({ name: "A" }) },
  {
    operation: "POST /v1/threads",
    body: () => ({ messages: MESSAGES }),
    keep: ({ id }) => ({ thread_id: id }),
  },
  { operation: `GET ${THREAD}` },
  { operation: `POST ${THREAD}`, body: () => ({ metadata: { a: "b" } }) },
  { operation: `POST ${THREAD}/runs`, body: toRun, keep: ({ id }) => ({ run_id: id }) },
  { operation: `GET ${THREAD}/runs` },
  { operation: `GET ${RUN}` },
  { operation: `POST ${RUN}`, body: () => ({ metadata: { a: "b" } }) },
  {
    operation: `POST ${RUN}/submit_tool_outputs`,
    body: () => ({ tool_outputs: [{ tool_call_id: "call_1", output: "sunny" }] }),
  },
  { operation: `GET ${RUN}/steps`, keep: ({ data }) => ({ step_id: data[0]!.id }) },
  { operation: `GET ${RUN}/steps/{step_id}` },
  { operation: `POST ${RUN}/cancel` },
  {
    operation: `POST ${THREAD}/messages`,
    body: () => MESSAGES[0]!,
    keep: ({ id }) => ({ message_id: id }),
  },
  { operation: `GET ${THREAD}/messages` },
  { operation: `GET ${THREAD}/messages/{message_id}` },
  { operation: `POST ${THREAD}/messages/{message_id}`, body: () => ({ metadata: { a: "b" } }) },
  { operation: `DELETE ${THREAD}/messages/{message_id}` },
  { operation: "POST /v1/threads/runs", body: toRun },
  { operation: `DELETE ${THREAD}` },
  { operation: "DELETE /v1/assistants/{assistant_id}" },
];
