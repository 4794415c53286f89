import type { WireRequest } from "../../codec.ts";
import { toArray, toObject, toText } from "../read.ts";
import type { OCRCall } from "./wire.ts";

export function decode({ body }: WireRequest): OCRCall {
  const { model, pages, document, document_annotation_format: format } = toObject(body);
  const definition = toObject(toObject(format)["json_schema"]);
  return {
    modelId: toText(model),
    body,
    pages: toPages(pages),
    documentBytes: toBytes(toObject(document)),
    annotation: definition["schema"],
  };
}

/** A list of numbers, or a text such as `0-2,5`. */
function toPages(pages: unknown): number[] | undefined {
  if (Array.isArray(pages)) return toArray(pages).filter((page) => typeof page === "number");
  if (typeof pages !== "string") return undefined;
  return pages.split(",").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    // no document has more, and a request must not exhaust the memory
    const length = Math.min(1000, Math.max(0, last - first + 1)) || 0;
    return Array.from({ length }, (_, index) => first + index);
  });
}

/** A data URL holds the document itself. */
function toBytes(document: Record<string, unknown>): number | undefined {
  const image = document["image_url"];
  const url = toText(document["document_url"] ?? toObject(image)["url"] ?? image);
  const [, data] = /^data:[^,]*;base64,(.*)$/s.exec(url) ?? [];
  return data === undefined ? undefined : Math.floor((data.replace(/=+$/, "").length * 3) / 4);
}
