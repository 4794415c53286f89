import type { MistralFile } from "../mistral-stored-files.ts";

export interface RetrievedFile extends MistralFile {
  deleted: boolean;
}

export interface FileList {
  data: MistralFile[];
  object: "list";
  /** Left out on request. */
  total: number | null;
}

export interface DeletedFile {
  id: string;
  object: "file";
  deleted: boolean;
}

export interface SignedURL {
  url: string;
}
