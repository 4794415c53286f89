import type { LLMError } from "../../errors.ts";
import { toObject } from "../read.ts";
import { refuseInput, refuseModel } from "../vercel-error.ts";
import type { ImageCall } from "./wire.ts";

/** An image to be edited may stand in the place of a prompt. */
export function validate({ modelId, body }: ImageCall): LLMError | undefined {
  if (modelId === "") return refuseModel();
  const { prompt, files } = toObject(body);
  const isThere = typeof prompt === "string" || Array.isArray(files);
  return isThere ? undefined : refuseInput("string", "prompt");
}
