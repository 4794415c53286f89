import type { EndpointCodec } from "../../codec.ts";
import { loadSchemas } from "../../schema/load.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { OCRCall, OCRReply } from "./wire.ts";

/**
 * Mistral's reading of documents. A reply is the markdown of a page, or of each page; the request's `pages` chooses.
 *
 * @see https://docs.mistral.ai/api/endpoint/ocr
 *
 * @example
 * operations: { ocr: ["POST", "/ocr", mistralOCR()] }
 */
export function mistralOCR(): EndpointCodec<OCRCall, OCRReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    load: ({ annotation }) => (annotation === undefined ? undefined : loadSchemas()),
    reply: () => "This is a mock document",
    encode,
    encodeError: encodeMistralError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "bbox_annotation_format",
  "confidence_scores_granularity",
  "document",
  "document_annotation_format",
  "document_annotation_prompt",
  "extract_footer",
  "extract_header",
  "id",
  "image_limit",
  "image_min_size",
  "include_blocks",
  "include_image_base64",
  "model",
  "pages",
  "table_format",
]);
