import { type LLMError, llmError } from "../../errors.ts";
import { isUploadedFile } from "../../form.ts";
import { emptyArray, invalidType, listNames, missingParameter } from "../openai-error.ts";
import { type Rules, validateParameters, validateRequiredText } from "../openai-parameters.ts";
import { refused } from "../openai-refusals.ts";
import { isGPT, MOST_IMAGES, MOST_PARTIALS } from "./decode.ts";
import type { ImagesCall } from "./wire.ts";

const FORM: Rules = [
  ["model", { type: "string" }],
  ["n", { type: "integer" }],
  ["size", { type: "string" }],
  ["user", { type: "string" }],
];

/** @see https://platform.openai.com/docs/api-reference/images/create */
const OPENAI: Rules = [
  ["n", { type: "integer", min: 1, max: MOST_IMAGES }],
  ["partial_images", { type: "integer", min: 0, max: MOST_PARTIALS }],
  ["background", { type: "one-of", values: ["transparent", "opaque", "auto"] }],
  ["output_format", toOutputFormat],
];

export function validate(call: ImagesCall, openaiRules: boolean): LLMError | undefined {
  const { endpoint, fields } = call;
  const needsPrompt = endpoint !== "variations";
  const error =
    (needsPrompt ? validateRequiredText(fields["prompt"], "prompt") : undefined) ??
    validateParameters(fields, FORM);
  if (error || !openaiRules) return error ?? refuseTooMany(call);
  return (
    validateModelParameters(call) ??
    validateParameters(fields, OPENAI) ??
    (endpoint === "generations" ? undefined : validateInputs(call))
  );
}

/** Where it is not the provider that refuses them. */
function refuseTooMany({ asksTooMany }: ImagesCall): LLMError | undefined {
  if (!asksTooMany) return undefined;
  const message = `More than ${MOST_IMAGES} pictures at once are not mocked. Ask for fewer.`;
  return llmError("guard", { message });
}

/** What the models of the other kind alone know, as recorded. */
function validateModelParameters({ fields, modelId }: ImagesCall): LLMError | undefined {
  if (isGPT(modelId) && "response_format" in fields) return unknownParameter("response_format");
  if (modelId === "dall-e-2" && "quality" in fields) return unknownParameter("quality");
  return undefined;
}

function unknownParameter(param: string): LLMError {
  return llmError("unknown-parameter", { param });
}

/** The newest two are a preview, of which the message does not speak. */
function toOutputFormat(value: unknown, param: string): LLMError | undefined {
  const values = value === "gif" || value === "svg" ? [value] : ["png", "webp", "jpeg"];
  return validateParameters({ [param]: value }, [[param, { type: "one-of", values }]]);
}

const FORMATS = ["image/jpeg", "image/png", "image/webp"];

/** A file of an unknown type is the most common mistake: https://github.com/prism-php/prism/pull/725 */
function validateInputs({ fields, modelId, endpoint }: ImagesCall): LLMError | undefined {
  const { image, images } = fields;
  const given = image ?? images;
  if (given === undefined) return missingParameter("image");
  if (typeof image === "string") {
    return invalidType("image", "one of an array of files or file", image);
  }
  const list: unknown[] = Array.isArray(given) ? given : [given];
  if (list.length === 0) return emptyArray(image === undefined ? "images" : "image");
  const isLegacy = endpoint === "variations" || modelId === "dall-e-2";
  const formats = isLegacy ? ["image/png"] : FORMATS;
  for (const [index, file] of list.entries()) {
    if (!isUploadedFile(file) || formats.includes(file.mediaType)) continue;
    const type = file.mediaType || "application/octet-stream";
    const supported = formats.length === 1 ? `'${formats[0]}'` : listNames(formats);
    const param = Array.isArray(given) ? `image[${index}]` : "image";
    const message = `Invalid file '${param}': unsupported mimetype ('${type}'). Supported file formats are ${supported}.`;
    return refused(message, param, "unsupported_file_mimetype");
  }
  return undefined;
}
