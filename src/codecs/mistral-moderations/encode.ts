import type { CodecContext } from "../../codec.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import { encodeMistralUsage } from "../mistral-usage.ts";
import type * as wire from "./wire.ts";

const CATEGORIES = [
  "criminal",
  "dangerous",
  "financial",
  "hate_and_discrimination",
  "health",
  "jailbreaking",
  "law",
  "pii",
  "selfharm",
  "sexual",
  "violence_and_threats",
];

/** What the model of November 2024 tells. @see https://docs.mistral.ai/capabilities/guardrailing */
const OLDER_CATEGORIES = [
  "sexual",
  "hate_and_discrimination",
  "violence_and_threats",
  "dangerous_and_criminal_content",
  "selfharm",
  "health",
  "financial",
  "law",
  "pii",
];

/** About what the recordings have for harmless inputs. */
const LOW_SCORE = 0.0004;
const HIGH_SCORE = 0.93;

export function encode(
  reply: wire.MistralModeration | wire.MistralModeration[],
  { modelId, values }: wire.MistralModerationCall,
  { generateId, countTokens }: CodecContext,
): wire.ModerationList {
  const moderations = Array.isArray(reply) ? reply : values.map(() => reply);
  if (moderations.length !== values.length) {
    throw new Error(
      `the request has ${values.length} inputs and the reply ${moderations.length} moderations. Give one for each input, or one alone for all.`,
    );
  }
  const names = modelId.includes("2411") ? OLDER_CATEGORIES : CATEGORIES;
  return {
    id: generateId({ prefix: "", size: 32, alphabet: "hex" }),
    model: modelId,
    results: moderations.map((moderation) => encodeResult(moderation, names, modelId)),
    usage: encodeMistralUsage(countValues(values, countTokens), values.length),
  };
}

function encodeResult(
  { categories = {}, category_scores: scores = {}, ...rest }: wire.MistralModeration,
  names: string[],
  modelId: string,
): wire.ModerationResult {
  const [key] = Object.keys(rest);
  if (key !== undefined) {
    throw new Error(
      `a moderation has no "${key}". Give categories and category_scores, or a Response.`,
    );
  }
  const unknown = Object.keys({ ...categories, ...scores }).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Error(`${modelId} has no category "${unknown}". Use ${names.join(", ")}.`);
  }
  const toScore = (name: string): number =>
    scores[name] ?? (categories[name] === true ? HIGH_SCORE : LOW_SCORE);
  return {
    categories: Object.fromEntries(names.map((name) => [name, categories[name] ?? false])),
    category_scores: Object.fromEntries(names.map((name) => [name, toScore(name)])),
  };
}
