import type { LLMError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { type Rules, validateParameters, validateRequiredText } from "../openai-parameters.ts";
import { refused } from "../openai-refusals.ts";
import type { OpenAITranscriptionsOptions, TranscriptionCall } from "./wire.ts";

const FORMATS = ["json", "text", "srt", "verbose_json", "vtt", "diarized_json"];

/** How a missing parameter is told is not recorded: these are OpenAI's words of other endpoints. */
export function validate(
  call: TranscriptionCall,
  { openaiRules, urlField = "", defaultModel, formats = FORMATS }: OpenAITranscriptionsOptions,
): LLMError | undefined {
  const { fields, file } = call;
  const hasFile = file !== undefined || typeof fields[urlField] === "string";
  const rules: Rules = [["response_format", { type: "one-of", values: formats }]];
  const error =
    (hasFile ? undefined : missingParameter("file")) ??
    validateRequiredText(fields["model"] ?? defaultModel, "model") ??
    validateParameters(fields, rules);
  if (error || !openaiRules) return error;
  return validateFile(call) ?? validateFormat(call);
}

const EXTENSIONS = "flac m4a mp3 mp4 mpeg mpga oga ogg wav webm".split(" ");

/** A file that says by its name and by its type that it is no sound: https://github.com/EpicenterHQ/epicenter/issues/474 */
function validateFile({ file }: TranscriptionCall): LLMError | undefined {
  const { filename = "", mediaType = "" } = file ?? {};
  const [, extension] = /\.(\w+)$/.exec(filename) ?? [];
  if (extension === undefined || EXTENSIONS.includes(extension.toLowerCase())) return undefined;
  if (/^(?:audio|video)\//.test(mediaType)) return undefined;
  const supported = EXTENSIONS.map((name) => `'${name}'`).join(", ");
  return {
    ...refused(`Invalid file format. Supported formats: [${supported}]`, ""),
    param: null,
  };
}

/** What a model writes: https://github.com/vercel/ai/issues/8214 */
function validateFormat({ modelId, format, isWhisper }: TranscriptionCall): LLMError | undefined {
  const known = modelId.includes("diarize") ? ["json", "text", "diarized_json"] : ["json", "text"];
  if (isWhisper || known.includes(format)) return undefined;
  const names = known.map((name) => `'${name}'`).join(" or ");
  const message = `response_format '${format}' is not compatible with model '${modelId}'. Use ${names} instead.`;
  return refused(message, "response_format", "unsupported_value");
}
