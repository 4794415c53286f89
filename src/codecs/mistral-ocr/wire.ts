import type { BaseCall } from "../../language-model/call.ts";

/** @see https://docs.mistral.ai/api/endpoint/ocr */
export interface OCRResponse {
  pages: OCRPage[];
  model: string;
  document_annotation: string | null;
  usage_info: { pages_processed: number; doc_size_bytes: number | null };
}

export interface OCRPage {
  index: number;
  markdown: string;
  images: object[];
  tables: object[];
  hyperlinks: string[];
  header: string | null;
  footer: string | null;
  dimensions: { dpi: number; height: number; width: number } | null;
  confidence_scores: object | null;
  blocks: OCRBlock[] | null;
}

export interface OCRBlock {
  top_left_x: number;
  top_left_y: number;
  bottom_right_x: number;
  bottom_right_y: number;
  content: string;
  confidence_scores: null;
  type: "title" | "text" | "list" | "table";
}

/** A page as a test has it: its markdown, or some of its fields. */
export type PartialOCRPage = string | (Partial<OCRPage> & Record<string, unknown>);

/** What a test says of a document: one page, several, or the pages and more. */
export type OCRReply =
  | string
  | readonly PartialOCRPage[]
  | { pages: readonly PartialOCRPage[]; document_annotation?: string | null };

export interface OCRCall extends BaseCall {
  /** The pages that are asked for; `undefined` for all. */
  pages: number[] | undefined;
  /** How large the document is, where it came with the request. */
  documentBytes: number | undefined;
  /** JSON Schema of what is to be told of the whole document. */
  annotation: unknown;
}
