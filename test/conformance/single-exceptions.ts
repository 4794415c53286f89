import { all } from "./exception-lists.ts";
import type { Exceptions } from "./exceptions.ts";
import { headerExceptions } from "./header-exceptions.ts";

const EMPTY = "jobs that nothing went wrong with were recorded with an empty error";
const OLD_OBJECT = "the object is recorded under another name";

/** What single files hold, one by one, and the table does not; by provider and endpoint, or as a specification names it. */
export const singleExceptions: Record<string, Exceptions> = {
  ...headerExceptions,
  "openai responses": {
    ownOrder: {
      "openai/post-v1-responses__200__builtin-tool-reasoning-stream__vercelai-83fabd71.json":
        "it was asked for partial images, and no answer tells",
      "openai/post-v1-responses__200__builtin-tool-stream__vercelai-f6da1705.json":
        "two answers stand in one file",
      "openai/post-v1-responses__200__builtin-tool-stream__vercelai-f8a3a3b8.json":
        "made by hand: the end of a custom tool's input is missing",
    },
  },
  "anthropic POST /v1/files": {
    accepted: {
      "anthropic/post-v1-files__200__plain__a59e3831.json":
        "of the form its fields were recorded, not its bytes",
    },
  },
  "anthropic files.list": {
    unknown: { next_page: "newer SDKs page by it, and the recordings are older" },
  },
  "ollama chat": {
    roundTrips: {
      "ollama/post-api-chat__200__reasoning-stream__prism-2287fb82.json":
        "written by hand: its lines have no content, and its last one a text and no counters",
    },
  },
  "cohere models.retrieve": {
    missing: { config: "how Cohere runs the model is its own affair" },
  },
  "openai realtime.sessions": {
    missing: all("no documentation and no other answer knows it", [
      "ice_servers",
      "session_id",
      "audio_input_config",
      "audio_output_config",
    ]),
    unknown: { client_secret: "the key was taken out of the recording" },
  },
  "replicate models.get": {
    missing: { created_at: "sent in 2024, and the specification has it no longer" },
  },
  "openai POST /v1/embeddings": {
    schema: {
      "/data[]/embedding must be array":
        "`encoding_format: base64` gives a text, and the SDK asks for it",
    },
  },
  ...Object.fromEntries(
    [
      "POST /v1/vector_stores/{id}/file_batches",
      "GET /v1/vector_stores/{id}/file_batches/{id}",
      "POST /v1/vector_stores/{id}/file_batches/{id}/cancel",
    ].map((name) => [
      `openai ${name}`,
      { schema: { "/object must be equal to one of the allowed values": OLD_OBJECT } },
    ]),
  ),
  "openai GET /v1/{id}/jobs": { schema: emptyError("/data[]/error") },
  "openai POST /v1/{id}/jobs/{id}/pause": {
    schema: {
      ...emptyError("/error"),
      "/status must be equal to one of the allowed values":
        "the specification's own example has the status `paused`",
    },
  },
  "openai POST /v1/{id}/jobs/{id}/resume": { schema: emptyError("/error") },
  ...Object.fromEntries(
    ["POST /v1/threads/{id}/messages", "GET /v1/threads/{id}/messages/{id}"].map((name) => [
      `openai ${name}`,
      { schema: { " must have required property 'status'": "recorded messages have none" } },
    ]),
  ),
  "openai GET /v1/threads/{id}/runs/{id}/steps/{id}": {
    schema: { " must have required property 'metadata'": "recorded steps have none" },
  },
};

function emptyError(place: string): Record<string, string> {
  const faults = ["code", "message"].map(
    (name) => `${place} must have required property '${name}'`,
  );
  return all(EMPTY, faults);
}
