import type { CodecContext } from "../../codec.ts";
import type { ImageModelCall, ImageSize } from "../../image-model/call.ts";
import type { GeneratedImage } from "../../image-model/reply.ts";
import type { OpenAIOptions } from "../openai-options.ts";
import type { JSONObject } from "../read.ts";

/** @see https://platform.openai.com/docs/api-reference/images/object */
export interface ImagesResponse {
  created: number;
  background?: "transparent" | "opaque";
  data: Image[];
  output_format?: "png" | "webp" | "jpeg";
  quality?: "low" | "medium" | "high" | "xhigh" | "max";
  size?: string;
  usage?: ImageUsage;
}

export interface Image {
  b64_json?: string;
  url?: string;
  revised_prompt?: string;
}

export interface ImageUsage {
  input_tokens: number;
  input_tokens_details: { image_tokens: number; text_tokens: number };
  output_tokens: number;
  output_tokens_details: { image_tokens: number; text_tokens: number };
  total_tokens: number;
}

/** What is said of an image while it is made, and when it is. */
export interface ImageEvent extends Omit<ImagesResponse, "created" | "data" | "usage"> {
  type: string;
  b64_json: string;
  created_at: number;
  partial_image_index?: number;
  usage?: Omit<ImageUsage, "output_tokens_details">;
}

export type ImagesEndpoint = "generations" | "edits" | "variations";

export interface ImagesCall extends ImageModelCall {
  /** More pictures than are made at once, which is as many as OpenAI makes. */
  asksTooMany: boolean;
  endpoint: ImagesEndpoint;
  /** The request's parameters, read the same from JSON and from a form. */
  fields: JSONObject;
  /** How many images came with the request. */
  inputs: number;
  /** Whether the model is one of those that answer with URLs as well. */
  isLegacy: boolean;
  format: "url" | "b64_json";
  stream: boolean;
  /** How many unfinished images a stream shows first. */
  partials: number;
}

/** Where a provider that follows OpenAI has its own. */
export interface ImagesDialect {
  /** The whole answer. */
  encode(
    images: GeneratedImage[],
    call: ImagesCall,
    context: Pick<CodecContext, "countTokens" | "generateId" | "now">,
  ): unknown;
  /** What an image is unless the request says otherwise. */
  mediaType: string;
  /** The formats of a response that mean bytes, or that there are no URLs. @default ["b64_json"] */
  bytes?: readonly string[] | "always";
  /** The fields that tell what an image is to be, and how many there are. @default output_format and n */
  fields?: { mediaType: string; count: string };
  /** The size that is asked for, where it is not in `size` or `aspect_ratio`. */
  toSize?(fields: JSONObject): ImageSize;
}

/** In what a provider's images differ from OpenAI's. */
export interface OpenAIImagesOptions extends OpenAIOptions<ImagesCall> {
  /** @default "generations" */
  endpoint?: ImagesEndpoint;
  dialect?: ImagesDialect;
}
