import type { OpenAIFilesOptions } from "./openai-stored-files.ts";
import { XAI } from "./xai.ts";

/**
 * How xAI's files differ from OpenAI's. None is recorded: this is what the types of `@ai-sdk/xai` 5 have.
 *
 * @see https://docs.x.ai/docs/guides/files
 */
export const XAI_FILES: OpenAIFilesOptions = {
  ...XAI,
  id: { prefix: "file_", size: [8, 4, 4, 4, 12], alphabet: "hex" },
  purposes: "any",
  toOwn: ({ status_details: _details, ...file }) => file,
};
