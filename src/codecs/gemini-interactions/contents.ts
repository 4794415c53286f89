import type { FilePart } from "../../language-model/prompt.ts";
import type * as wire from "./wire.ts";

/** A picture, a sound, a film; whatever is none of them is a document. */
export function toFileContent({ mediaType, data }: FilePart): wire.FileContent {
  const [family = ""] = mediaType.split("/");
  const type = isFamily(family) ? family : "document";
  const isLink = /^(?:https?|gs):\/\//.test(data);
  return { type, mime_type: mediaType, ...(isLink ? { uri: data } : { data }) };
}

function isFamily(family: string): family is wire.FileContent["type"] {
  return family === "image" || family === "audio" || family === "video";
}
