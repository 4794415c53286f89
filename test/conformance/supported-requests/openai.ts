import { createPicture } from "../../../src/media/picture.ts";
import { createSilence } from "../../../src/media/silence.ts";
import { OPENAI_FINE_TUNING } from "./openai-fine-tuning.ts";
import { ASSISTANTS, MESSAGES, VECTOR_STORES } from "./openai-objects.ts";
import { OPENAI_REALTIME, OPENAI_VIDEOS } from "./openai-videos.ts";
import { type SupportedRequest, toForm } from "./request.ts";

const LINE = {
  method: "POST",
  url: "/v1/chat/completions",
  body: { model: "m", messages: MESSAGES },
};

const lines = (): File =>
  new File([JSON.stringify({ custom_id: "a", ...LINE })], "a.jsonl", { type: "application/jsonl" });
const picture = (): File =>
  new File([createPicture("image/png", { width: 8, height: 8, color: 0 })], "a.png", {
    type: "image/png",
  });
const sound = (): File => new File([createSilence("wav")], "a.wav", { type: "audio/wav" });

/** What nobody keeps. */
const PASSING: SupportedRequest[] = [
  { operation: "POST /v1/chat/completions", body: () => ({ model: "m", messages: MESSAGES }) },
  { operation: "POST /v1/completions", body: () => ({ model: "m", prompt: "Hi" }) },
  {
    operation: "POST /v1/embeddings",
    body: () => ({ model: "m", input: "Hi", encoding_format: "float" }),
  },
  {
    operation: "POST /v1/embeddings",
    body: () => ({ model: "m", input: "Hi", encoding_format: "base64" }),
  },
  { operation: "POST /v1/moderations", body: () => ({ input: "Hi" }) },
  { operation: "GET /v1/models" },
  { operation: "GET /v1/models/{model}" },
  { operation: "DELETE /v1/models/{model}" },
  {
    operation: "POST /v1/images/generations",
    body: () => ({ model: "gpt-image-1", prompt: "A cat" }),
  },
  {
    operation: "POST /v1/images/edits",
    body: () => toForm({ image: picture(), model: "gpt-image-1", prompt: "A cat" }),
  },
  { operation: "POST /v1/images/variations", body: () => toForm({ image: picture() }) },
  {
    operation: "POST /v1/audio/speech",
    body: () => ({ model: "tts-1", input: "Hi", voice: "alloy" }),
  },
  {
    operation: "POST /v1/audio/transcriptions",
    body: () => toForm({ file: sound(), model: "whisper-1" }),
  },
  {
    operation: "POST /v1/audio/translations",
    body: () => toForm({ file: sound(), model: "whisper-1" }),
  },
];

const RESPONSES: SupportedRequest[] = [
  { operation: "POST /v1/responses/input_tokens", body: () => ({ model: "m", input: "Hi" }) },
  { operation: "POST /v1/responses/compact", body: () => ({ model: "m", input: "Hi" }) },
  {
    operation: "POST /v1/responses",
    body: () => ({ model: "m", input: "Hi", background: true }),
    keep: ({ id }) => ({ response_id: id }),
  },
  { operation: "POST /v1/responses/{response_id}/cancel" },
  { operation: "GET /v1/responses/{response_id}" },
  { operation: "GET /v1/responses/{response_id}/input_items" },
  { operation: "DELETE /v1/responses/{response_id}" },
  {
    operation: "POST /v1/conversations",
    body: () => ({}),
    keep: ({ id }) => ({ conversation_id: id }),
  },
  {
    operation: "POST /v1/conversations/{conversation_id}",
    body: () => ({ metadata: { a: "b" } }),
  },
  { operation: "GET /v1/conversations/{conversation_id}" },
  {
    operation: "POST /v1/conversations/{conversation_id}/items",
    body: () => ({ items: [{ type: "message", role: "user", content: "Hi" }] }),
    keep: ({ data }) => ({ item_id: data[0]!.id }),
  },
  { operation: "GET /v1/conversations/{conversation_id}/items" },
  { operation: "GET /v1/conversations/{conversation_id}/items/{item_id}" },
  { operation: "DELETE /v1/conversations/{conversation_id}/items/{item_id}" },
  { operation: "DELETE /v1/conversations/{conversation_id}" },
];

const FILES: SupportedRequest[] = [
  {
    operation: "POST /v1/uploads",
    body: () => ({ filename: "a.txt", bytes: 2, mime_type: "text/plain", purpose: "assistants" }),
    keep: ({ id }) => ({ upload_id: id }),
  },
  {
    operation: "POST /v1/uploads/{upload_id}/parts",
    body: () => toForm({ data: new File(["Hi"], "part") }),
    keep: ({ id }) => ({ part_id: id }),
  },
  {
    operation: "POST /v1/uploads/{upload_id}/complete",
    body: ({ part_id }) => ({ part_ids: [part_id] }),
  },
  {
    operation: "POST /v1/uploads",
    body: () => ({ filename: "a.txt", bytes: 2, mime_type: "text/plain", purpose: "assistants" }),
    keep: ({ id }) => ({ upload_id: id }),
  },
  { operation: "POST /v1/uploads/{upload_id}/cancel" },
  {
    operation: "POST /v1/files",
    body: () => toForm({ file: lines(), purpose: "batch" }),
    keep: ({ id }) => ({ file_id: id }),
  },
  { operation: "GET /v1/files" },
  { operation: "GET /v1/files/{file_id}" },
  { operation: "GET /v1/files/{file_id}/content" },
  {
    operation: "POST /v1/batches",
    body: ({ file_id }) => ({
      input_file_id: file_id,
      endpoint: "/v1/chat/completions",
      completion_window: "24h",
    }),
    keep: ({ id }) => ({ batch_id: id }),
  },
  { operation: "GET /v1/batches" },
  { operation: "GET /v1/batches/{batch_id}" },
  { operation: "POST /v1/batches/{batch_id}/cancel" },
];

/** Each operation that is supported, the older objects first. */
export const OPENAI: SupportedRequest[] = [
  ...PASSING,
  ...RESPONSES,
  ...FILES,
  ...VECTOR_STORES,
  ...ASSISTANTS,
  ...OPENAI_FINE_TUNING,
  ...OPENAI_VIDEOS,
  ...OPENAI_REALTIME,
];
