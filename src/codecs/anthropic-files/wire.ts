/**
 * A file as Anthropic tells of it.
 *
 * @see https://platform.claude.com/docs/en/api/files-metadata
 */
export interface AnthropicFile {
  type: "file";
  id: string;
  size_bytes: number;
  /** RFC 3339. */
  created_at: string;
  filename: string;
  mime_type: string;
  /** What was uploaded is not; what Claude made is. */
  downloadable: boolean;
  /** RFC 3339; there where the upload asked for an end. */
  expires_at?: string | null;
  /** The session that it was made in. */
  scope?: { id: string; type: "session" } | null;
}

/** @see https://platform.claude.com/docs/en/api/files-list */
export interface FileList {
  data: AnthropicFile[];
  has_more: boolean;
  first_id: string | null;
  last_id: string | null;
  /** Newer SDKs page by it. */
  next_page: string | null;
}

/** @see https://platform.claude.com/docs/en/api/files-delete */
export interface DeletedFile {
  id: string;
  type: "file_deleted";
}
