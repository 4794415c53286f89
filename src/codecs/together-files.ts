import { UUID } from "../ids.ts";
import type { OpenAIFile, OpenAIFilesOptions } from "./openai-stored-files.ts";
import { TOGETHER } from "./together.ts";

/**
 * How Together's files differ from OpenAI's. None is recorded: this is what its specification has.
 *
 * @see https://docs.together.ai/reference/upload-file
 */
export const TOGETHER_FILES: OpenAIFilesOptions = {
  ...TOGETHER,
  id: { ...UUID, prefix: "file-" },
  purposes: ["fine-tune", "eval", "batch-api"],
  nameField: "file_name",
  toOwn: ({ expires_at: _at, status: _status, status_details: _details, ...file }) => {
    const own: TogetherFile = { ...file, FileType: toFileType(file.filename), Processed: true };
    return own;
  },
  toOwnPage: ({ data }) => ({ data }),
  toOwnDeleted: ({ id, deleted }) => ({ id, deleted }),
};

interface TogetherFile extends OpenAIFile {
  FileType: string;
  Processed: boolean;
}

function toFileType(filename: string): string {
  const [, extension = "jsonl"] = /\.(csv|jsonl|parquet)$/.exec(filename) ?? [];
  return extension;
}
