import type { WireRequest } from "../../codec.ts";
import { isUploadedFile } from "../../form.ts";
import { toObject } from "../read.ts";
import type { XaiSTTCall } from "./wire.ts";

export function decode({ body }: Pick<WireRequest, "body">): XaiSTTCall {
  const fields = toObject(body);
  const { file } = fields;
  return { modelId: "", body, fields, file: isUploadedFile(file) ? file : undefined };
}
