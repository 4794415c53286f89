import type { LLMError } from "../../errors.ts";
import type { CacheWords } from "../google-cached-contents.ts";
import { checkContent } from "../google-content.ts";
import { toFields, toMembers } from "../google-fields.ts";
import {
  checkEnum,
  checkMessage,
  checkMessages,
  checkRoot,
  type EnumType,
  findFirst,
  refuseRequest,
} from "../google-request.ts";
import type { JSONObject } from "../read.ts";
import { checkConfig, checkConfigRules, findConfigViolations } from "./validate-config.ts";
import {
  checkCachedContent,
  checkFunctions,
  checkTools,
  findToolViolations,
} from "./validate-tools.ts";
import { checkTurns, findContentViolations, findPartViolations } from "./validate-turns.ts";
import type { GeminiCall } from "./wire.ts";

/** In both spellings. */
export const PARAMETERS: ReadonlySet<string> = new Set([
  "model",
  "contents",
  "tools",
  "toolConfig",
  "tool_config",
  "systemInstruction",
  "system_instruction",
  "generationConfig",
  "generation_config",
  "safetySettings",
  "safety_settings",
  "cachedContent",
  "cached_content",
  "serviceTier",
  "service_tier",
  "store",
]);

/** @see https://ai.google.dev/api/generate-content#v1beta.HarmCategory */
const CATEGORY: EnumType = {
  name: "HarmCategory",
  values: new Set([
    "HARM_CATEGORY_UNSPECIFIED",
    "HARM_CATEGORY_DEROGATORY",
    "HARM_CATEGORY_TOXICITY",
    "HARM_CATEGORY_VIOLENCE",
    "HARM_CATEGORY_SEXUAL",
    "HARM_CATEGORY_MEDICAL",
    "HARM_CATEGORY_DANGEROUS",
    "HARM_CATEGORY_HARASSMENT",
    "HARM_CATEGORY_HATE_SPEECH",
    "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "HARM_CATEGORY_DANGEROUS_CONTENT",
    "HARM_CATEGORY_CIVIC_INTEGRITY",
    "HARM_CATEGORY_JAILBREAK",
  ]),
};

/** @see https://ai.google.dev/api/generate-content#HarmBlockThreshold */
const THRESHOLD: EnumType = {
  name: "SafetySetting.HarmBlockThreshold",
  values: new Set([
    "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
    "BLOCK_LOW_AND_ABOVE",
    "BLOCK_MEDIUM_AND_ABOVE",
    "BLOCK_ONLY_HIGH",
    "BLOCK_NONE",
    "OFF",
  ]),
};

/** What the parser cannot read comes first, for then nothing reads the request. */
export function validate(
  { body, modelId }: Pick<GeminiCall, "body" | "modelId">,
  { caches, ownTemperature }: { caches: CacheWords; ownTemperature: boolean },
): LLMError | undefined {
  const root = checkRoot(body);
  if (root) return root;
  const request = toFields(body);
  const { tools, toolConfig, generationConfig } = request;
  return (
    checkRequest(request) ??
    refuseAll(request, "GenerateContentRequest", ownTemperature) ??
    checkCachedContent(request, caches) ??
    checkFunctions(tools, toolConfig) ??
    checkConfigRules(generationConfig) ??
    checkTurns(toMembers(request["contents"]).map(toFields), modelId)
  );
}

/** What the parser cannot read of a request. */
export function checkRequest(request: JSONObject): LLMError | undefined {
  const { contents, systemInstruction, generationConfig, safetySettings } = request;
  return (
    checkMessages(contents, "contents", "Content") ??
    checkMessage(systemInstruction, "system_instruction", "Content") ??
    checkConfig(generationConfig) ??
    checkTools(request["tools"], request["toolConfig"]) ??
    checkMessages(safetySettings, "safety_settings", "SafetySetting") ??
    findFirst(toMembers(safetySettings), checkSafetySetting) ??
    checkContent(systemInstruction, "system_instruction") ??
    findFirst(toMembers(contents), (content, index) => checkContent(content, `contents[${index}]`))
  );
}

/** All that the service finds in single fields; `name` is the request's, and `ownTemperature` leaves that one to others. */
export function refuseAll(
  request: JSONObject,
  name: string,
  ownTemperature = false,
): LLMError | undefined {
  const { contents, systemInstruction, tools, generationConfig } = request;
  const instruction = toMembers(toFields(systemInstruction)["parts"]);
  const violations = [
    ...findContentViolations(toMembers(contents).map(toFields)),
    ...findPartViolations(instruction, "system_instruction"),
    ...findToolViolations(tools),
    ...findConfigViolations(generationConfig, ownTemperature),
  ];
  return violations.length > 0 ? refuseRequest(name, violations) : undefined;
}

function checkSafetySetting(setting: unknown, index: number): LLMError | undefined {
  const { category, threshold } = toFields(setting);
  const at = `safety_settings[${index}]`;
  return (
    checkEnum(category, `${at}.category`, CATEGORY) ??
    checkEnum(threshold, `${at}.threshold`, THRESHOLD)
  );
}
