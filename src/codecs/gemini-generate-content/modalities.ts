import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { toSizeOfRatio } from "../../image-model/call.ts";
import { hash } from "../../ids.ts";
import type { Content } from "../../language-model/result.ts";
import { createPicture } from "../../media/picture.ts";
import { createSilence } from "../../media/silence.ts";
import { toFields } from "../google-fields.ts";
import { toTexts } from "../read.ts";
import type { GeminiCall } from "./wire.ts";

/** What an answer may be made of; empty where the request leaves it to the model. */
export function toModalities({ body }: GeminiCall): string[] {
  const { responseModalities } = toFields(toFields(body)["generationConfig"]);
  return toTexts(responseModalities).map((name) => name.toUpperCase());
}

/** A picture or a sound, where the request, or the model by its name, asks for one. */
export function createReply(call: GeminiCall): Content[] | undefined {
  const asked = toModalities(call);
  const modalities = asked.length > 0 ? asked : toUsualModalities(call.modelId);
  const isSpoken = modalities.includes("AUDIO");
  if (!isSpoken && !modalities.includes("IMAGE")) return undefined;
  return [
    ...(modalities.includes("TEXT")
      ? [{ type: "text" as const, text: "This is a mock picture" }]
      : []),
    isSpoken ? createSound() : createImage(call),
  ];
}

/** @see https://ai.google.dev/gemini-api/docs/image-generation */
function toUsualModalities(modelId: string): string[] {
  return /^gemini-.*-image\b/.test(modelId) ? ["TEXT", "IMAGE"] : [];
}

/** As Google's speech comes. @see https://ai.google.dev/gemini-api/docs/speech-generation */
function createSound(): Content {
  const data = bytesToBase64(createSilence("pcm"));
  return { type: "file", mediaType: "audio/L16;codec=pcm;rate=24000", data };
}

function createImage({ body }: GeminiCall): Content {
  const request = toFields(body);
  const { imageConfig } = toFields(request["generationConfig"]);
  const size = toSizeOfRatio(toFields(imageConfig)["aspectRatio"]);
  const color = hash(JSON.stringify(request["contents"] ?? "")) & 0xff_ff_ff;
  const data = bytesToBase64(createPicture("image/png", { ...size, color }));
  return { type: "file", mediaType: "image/png", data };
}
