import { type Rules, validateMetadata, validateObjects } from "../openai-parameters.ts";

export const ASSISTANT_RULES: Rules = [
  ["model", { type: "string" }],
  ["name", { type: "string", maxLength: 256 }],
  ["description", { type: "string", maxLength: 512 }],
  ["instructions", { type: "string", maxLength: 256_000 }],
  ["tools", validateObjects],
  ["tool_resources", { type: "object" }],
  ["metadata", validateMetadata],
  ["temperature", { type: "decimal", min: 0, max: 2 }],
  ["top_p", { type: "decimal", min: 0, max: 1 }],
];
