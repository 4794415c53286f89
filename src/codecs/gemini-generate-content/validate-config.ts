import { type LLMError, llmError } from "../../errors.ts";
import { toFields, toOptionalNumber } from "../google-fields.ts";
import {
  checkCount,
  checkEnum,
  checkMessage,
  checkScalars,
  checkTexts,
  type EnumType,
  findFirst,
  type ScalarType,
} from "../google-request.ts";
import { type JSONObject, toTexts } from "../read.ts";
import { MAXIMUM_CANDIDATES, MAXIMUM_LOGPROBS } from "./decode.ts";
import { checkSchema, findSchemaViolations } from "./validate-schema.ts";

const SCALARS: Record<string, ScalarType> = {
  temperature: "TYPE_FLOAT",
  topP: "TYPE_FLOAT",
  topK: "TYPE_INT32",
  maxOutputTokens: "TYPE_INT32",
  candidateCount: "TYPE_INT32",
  seed: "TYPE_INT32",
  logprobs: "TYPE_INT32",
  presencePenalty: "TYPE_FLOAT",
  frequencyPenalty: "TYPE_FLOAT",
  responseMimeType: "TYPE_STRING",
};

/** @see https://ai.google.dev/api/generate-content#Modality */
const MODALITY: EnumType = {
  name: "GenerationConfig.Modality",
  values: new Set(["MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "AUDIO", "VIDEO"]),
};

/** @see https://ai.google.dev/api/generate-content#ThinkingConfig */
const THINKING_LEVEL: EnumType = {
  name: "ThinkingConfig.ThinkingLevel",
  values: new Set(["THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"]),
};

const MIME_TYPES = new Set([
  "",
  "text/plain",
  "application/json",
  "application/xml",
  "application/yaml",
  "text/x.enum",
]);

const MAXIMUM_STOP_SEQUENCES = 5;
const MAXIMUM_THINKING_BUDGET = 65_535;

/** What the parser cannot read of the config. */
export function checkConfig(config: unknown): LLMError | undefined {
  const fields = toFields(config);
  const { stopSequences, responseModalities, thinkingConfig, responseSchema } = fields;
  const thinking = toFields(thinkingConfig);
  return (
    checkMessage(config, "generation_config", "GenerationConfig") ??
    checkScalars(fields, "generation_config", SCALARS) ??
    checkTexts(stopSequences, "generation_config.stop_sequences") ??
    findFirst([responseModalities].flat(), (modality, index) =>
      checkEnum(modality, `generation_config.response_modalities[${index}]`, MODALITY),
    ) ??
    checkMessage(thinkingConfig, "generation_config.thinking_config", "ThinkingConfig") ??
    checkScalars(thinking, "generation_config.thinking_config", { thinkingBudget: "TYPE_INT32" }) ??
    checkEnum(
      thinking["thinkingLevel"],
      "generation_config.thinking_config.thinking_level",
      THINKING_LEVEL,
    ) ??
    checkSchema(responseSchema, "generation_config.response_schema")
  );
}

/** What the service finds in a config that the parser could read. */
export function* findConfigViolations(config: unknown, ownTemperature: boolean): Iterable<string> {
  const fields = toFields(config);
  const at = "generation_config";
  const { responseMimeType, responseSchema, stopSequences } = fields;
  if (!ownTemperature) {
    yield* outOfRange(fields["temperature"], { at, name: "temperature", minimum: 0, maximum: 2 });
  }
  yield* outOfRange(fields["topP"], { at, name: "top_p", minimum: 0, maximum: 1 });
  if (toTexts(stopSequences).length > MAXIMUM_STOP_SEQUENCES) {
    yield `${at}.stop_sequences: the number of stop_sequences must not exceed ${MAXIMUM_STOP_SEQUENCES}.`;
  }
  if (typeof responseMimeType === "string" && !MIME_TYPES.has(responseMimeType)) {
    yield `${at}.response_mime_type: allowed mimetypes are \`text/plain\`, \`application/json\`, \`application/xml\`, \`application/yaml\` and \`text/x.enum\`.`;
  }
  yield* findSchemaViolations(responseSchema, `${at}.response_schema`);
  const budget = toOptionalNumber(toFields(fields["thinkingConfig"])["thinkingBudget"]);
  if (budget !== undefined && (budget < -1 || budget > MAXIMUM_THINKING_BUDGET)) {
    yield `${at}.thinking_config.thinking_budget: thinking_budget must be in the range [-1, ${MAXIMUM_THINKING_BUDGET}].`;
  }
}

/** What the config's fields get wrong together, and what Google refuses without saying more. */
export function checkConfigRules(config: unknown): LLMError | undefined {
  const fields = toFields(config);
  const { thinkingBudget, thinkingLevel } = toFields(fields["thinkingConfig"]);
  const maxOutputTokens = toOptionalNumber(fields["maxOutputTokens"]);
  if (isSet(thinkingBudget) && isSet(thinkingLevel)) {
    return llmError("bad-request", {
      message: "You can only set only one of thinking budget and thinking level.",
    });
  }
  if (
    (maxOutputTokens !== undefined && maxOutputTokens < 1) ||
    hasOddLogprobs(fields) ||
    hasOddSchema(fields)
  ) {
    return llmError("bad-request");
  }
  return checkCount(fields["candidateCount"], "candidateCount", MAXIMUM_CANDIDATES);
}

/** @see https://ai.google.dev/api/generate-content#generationconfig */
function hasOddLogprobs({ logprobs, responseLogprobs }: JSONObject): boolean {
  const count = toOptionalNumber(logprobs);
  if (count === undefined) return false;
  return count < 0 || count > MAXIMUM_LOGPROBS || responseLogprobs !== true;
}

/** A schema needs the MIME type of what it describes, and there is but one. */
function hasOddSchema({
  responseMimeType,
  responseSchema,
  responseJsonSchema,
}: JSONObject): boolean {
  if (!isSet(responseSchema)) {
    return isSet(responseJsonSchema) && responseMimeType !== "application/json";
  }
  if (isSet(responseJsonSchema)) return true;
  return responseMimeType !== "application/json" && responseMimeType !== "text/x.enum";
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

interface Range {
  at: string;
  name: string;
  minimum: number;
  maximum: number;
}

function* outOfRange(value: unknown, { at, name, minimum, maximum }: Range): Iterable<string> {
  const number = toOptionalNumber(value);
  if (number === undefined || (number >= minimum && number <= maximum)) return;
  yield `${at}.${name}: ${name} must be in the range [${minimum}.0, ${maximum}.0].`;
}
