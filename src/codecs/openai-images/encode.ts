import type { CodecContext } from "../../codec.ts";
import { sse, type ServerSentEvent } from "../../framing/sse.ts";
import { type GeneratedImage, type ImageReply, toImages, toURL } from "../../image-model/reply.ts";
import type { FramedBody } from "../../raw-body.ts";
import { toText } from "../read.ts";
import type * as wire from "./wire.ts";

export function encode(
  reply: ImageReply,
  call: wire.ImagesCall,
  { dialect, now, countTokens, generateId }: Context,
): unknown {
  const images = toImages(reply, call.n);
  if (dialect) return dialect.encode(images, call, { countTokens, generateId, now });
  const created = Math.floor(now / 1000);
  if (call.isLegacy) return { created, data: images.map((image) => encodeImage(image, call)) };
  const usage = encodeUsage(call, countTokens);
  return call.stream
    ? encodeStream(images, call, { created, usage })
    : {
        created,
        background: encodeBackground(call),
        data: images.map((image) => encodeImage(image, call)),
        ...encodeChoices(call),
        usage,
      };
}

interface Context extends Pick<CodecContext, "now" | "countTokens" | "generateId"> {
  dialect: wire.ImagesDialect | undefined;
}

/** In the form that was asked for. */
export function encodeImage(
  image: GeneratedImage,
  { format, modelId }: Pick<wire.ImagesCall, "format" | "modelId">,
): wire.Image {
  const { data, revisedPrompt } = image;
  const revised = revisedPrompt !== undefined && { revised_prompt: revisedPrompt };
  if (format === "url") return { url: toURL(image), ...revised };
  if (data === undefined) {
    const asked = modelId || "the model";
    throw new Error(
      `the reply is a URL, and the request to ${asked} is answered with bytes. Reply with the image's bytes.`,
    );
  }
  return { b64_json: data, ...revised };
}

/** One image after another, the unfinished ones first. */
function encodeStream(
  images: GeneratedImage[],
  call: wire.ImagesCall,
  { created, usage }: { created: number; usage: wire.ImageUsage },
): FramedBody<ServerSentEvent> {
  const kind = call.endpoint === "edits" ? "image_edit" : "image_generation";
  const { output_tokens_details: _details, ...shortUsage } = usage;
  function* frames(): Generator<ServerSentEvent> {
    for (const image of images) {
      const { b64_json = "" } = encodeImage(image, call);
      const event = {
        b64_json,
        background: encodeBackground(call),
        created_at: created,
        ...encodeChoices(call),
      };
      for (let index = 0; index < call.partials; index++) {
        yield toEvent({ type: `${kind}.partial_image`, ...event, partial_image_index: index });
      }
      yield toEvent({ type: `${kind}.completed`, ...event, usage: shortUsage });
    }
  }
  return { type: "framed-body", frames: frames(), framing: sse };
}

function toEvent(event: wire.ImageEvent): ServerSentEvent {
  return { event: event.type, data: JSON.stringify(event) };
}

/** What was chosen where the request left it open. */
function encodeChoices({
  fields,
  size,
}: wire.ImagesCall): Pick<wire.ImagesResponse, "output_format" | "quality" | "size"> {
  return {
    output_format: (toText(fields["output_format"]) || "png") as "png",
    quality: toQuality(fields["quality"]),
    size: `${size.width}x${size.height}`,
  };
}

function encodeBackground({ fields }: wire.ImagesCall): "transparent" | "opaque" {
  return fields["background"] === "transparent" ? "transparent" : "opaque";
}

/** Tokens of a square. @see https://platform.openai.com/docs/guides/image-generation#cost-and-latency */
const TOKENS = { low: 272, medium: 1056, high: 4160, xhigh: 4160, max: 4160 };
const SQUARE = 1024 * 1024;

/** What an image weighs in a prompt, about. */
const INPUT_TOKENS = 323;

function toQuality(quality: unknown): keyof typeof TOKENS {
  return typeof quality === "string" && Object.hasOwn(TOKENS, quality)
    ? (quality as keyof typeof TOKENS)
    : "medium";
}

function encodeUsage(
  { fields, description, inputs, n, size }: wire.ImagesCall,
  countTokens: CodecContext["countTokens"],
): wire.ImageUsage {
  const [text_tokens, image_tokens] = [countTokens(description), inputs * INPUT_TOKENS];
  const each = TOKENS[toQuality(fields["quality"])] * ((size.width * size.height) / SQUARE);
  const output_tokens = n * Math.max(1, Math.round(each));
  const input_tokens = text_tokens + image_tokens;
  return {
    input_tokens,
    input_tokens_details: { image_tokens, text_tokens },
    output_tokens,
    output_tokens_details: { image_tokens: output_tokens, text_tokens: 0 },
    total_tokens: input_tokens + output_tokens,
  };
}
