import { getSchemas } from "../../schema/load.ts";
import type * as wire from "./wire.ts";

/** A page of A4 at the recording's resolution, and the place of its text. */
const DIMENSIONS = { dpi: 93, height: 1023, width: 791 };
const MARGIN = 90;
const LINE = 16;
const CHARACTERS_A_LINE = 90;

export function encode(reply: wire.OCRReply, call: wire.OCRCall): wire.OCRResponse {
  const { pages, document_annotation } = toDocument(reply);
  const encoded = pages.map(encodePage);
  const asked = encoded.filter(({ index }) => call.pages?.includes(index) ?? true);
  const annotation =
    call.annotation === undefined
      ? null
      : JSON.stringify(getSchemas().createExample(call.annotation));
  return {
    pages: asked,
    model: call.modelId,
    document_annotation: document_annotation ?? annotation,
    usage_info: { pages_processed: asked.length, doc_size_bytes: call.documentBytes ?? null },
  };
}

function toDocument(reply: wire.OCRReply): Exclude<wire.OCRReply, string | readonly unknown[]> {
  if (typeof reply === "string") return { pages: [reply] };
  if (Array.isArray(reply)) return { pages: reply as readonly wire.PartialOCRPage[] };
  if ("pages" in reply && Array.isArray(reply.pages)) return reply;
  throw new TypeError(
    "the reply is no document. Give a text for one page, a list of pages, or { pages, document_annotation }.",
  );
}

function encodePage(page: wire.PartialOCRPage, index: number): wire.OCRPage {
  const fields = typeof page === "string" ? { markdown: page } : page;
  const { markdown = "" } = fields;
  return {
    index,
    markdown,
    images: [],
    tables: [],
    hyperlinks: [],
    header: null,
    footer: null,
    dimensions: DIMENSIONS,
    confidence_scores: null,
    blocks: toBlocks(markdown),
    ...fields,
  };
}

/** Each paragraph, one below the other. */
function toBlocks(markdown: string): wire.OCRBlock[] {
  let top = MARGIN;
  return markdown
    .split(/\n{2,}/)
    .filter((content) => content.trim() !== "")
    .map((content) => {
      const lines = Math.ceil(content.length / CHARACTERS_A_LINE);
      const block: wire.OCRBlock = {
        top_left_x: MARGIN,
        top_left_y: top,
        bottom_right_x: DIMENSIONS.width - MARGIN,
        bottom_right_y: top + lines * LINE,
        content,
        confidence_scores: null,
        type: toType(content),
      };
      top = block.bottom_right_y + LINE;
      return block;
    });
}

function toType(content: string): wire.OCRBlock["type"] {
  if (content.startsWith("#")) return "title";
  if (content.startsWith("|")) return "table";
  return /^(?:[-*]|\d+\.) /.test(content) ? "list" : "text";
}
