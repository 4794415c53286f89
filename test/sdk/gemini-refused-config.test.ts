import { expect, test } from "vitest";
import { usePack } from "../support/server.ts";
import { ask, INVALID, PACKAGE } from "./gemini-refusal.ts";

usePack();

const AT = "* GenerateContentRequest.generation_config";

test.for<[generationConfig: object, message: string]>([
  [{ temperature: 2.1 }, `${AT}.temperature: temperature must be in the range [0.0, 2.0].\n`],
  [{ temperature: -1 }, `${AT}.temperature: temperature must be in the range [0.0, 2.0].\n`],
  [{ temperature: 2 }, "accepted"],
  [{ temperature: "2" }, "accepted"],
  [{ topP: 1.1 }, `${AT}.top_p: top_p must be in the range [0.0, 1.0].\n`],
  [{ topP: 1, topK: 0 }, "accepted"],
  [{ maxOutputTokens: 0 }, INVALID],
  [{ maxOutputTokens: 1 }, "accepted"],
  [
    { stopSequences: ["a", "b", "c", "d", "e", "f"] },
    `${AT}.stop_sequences: the number of stop_sequences must not exceed 5.\n`,
  ],
  [{ stopSequences: ["a", "b", "c", "d", "e"] }, "accepted"],
  [
    { stopSequences: [1] },
    "Invalid value at 'generation_config.stop_sequences[0]' (TYPE_STRING), 1",
  ],
  [{ logprobs: 3 }, INVALID],
  [{ logprobs: 21, responseLogprobs: true }, INVALID],
  [{ logprobs: 20, responseLogprobs: true }, "accepted"],
  [
    { responseMimeType: "image/png" },
    `${AT}.response_mime_type: allowed mimetypes are \`text/plain\`, \`application/json\`, \`application/xml\`, \`application/yaml\` and \`text/x.enum\`.\n`,
  ],
  [{ responseMimeType: "application/yaml" }, "accepted"],
  [{ responseSchema: { type: "STRING" } }, INVALID],
  [{ responseSchema: { type: "STRING" }, responseMimeType: "application/json" }, "accepted"],
  [
    { responseSchema: { type: "STRING", enum: ["a"] }, responseMimeType: "text/x.enum" },
    "accepted",
  ],
  [{ responseJsonSchema: { type: "string" }, responseMimeType: "text/plain" }, INVALID],
  [{ responseJsonSchema: { type: ["string"] }, responseMimeType: "application/json" }, "accepted"],
  [{ responseJsonSchema: {}, responseSchema: {}, responseMimeType: "application/json" }, INVALID],
  [
    { responseModalities: ["SMELL"] },
    `Invalid value at 'generation_config.response_modalities[0]' (${PACKAGE}.GenerationConfig.Modality), "SMELL"`,
  ],
  [{ responseModalities: ["Text"] }, "accepted"],
  [
    { thinkingConfig: { thinkingLevel: "HUGE" } },
    `Invalid value at 'generation_config.thinking_config.thinking_level' (${PACKAGE}.ThinkingConfig.ThinkingLevel), "HUGE"`,
  ],
  [
    { thinkingConfig: { thinkingLevel: "LOW", thinkingBudget: 1 } },
    "You can only set only one of thinking budget and thinking level.",
  ],
  [
    { thinkingConfig: { thinkingBudget: -2 } },
    `${AT}.thinking_config.thinking_budget: thinking_budget must be in the range [-1, 65535].\n`,
  ],
  [{ thinkingConfig: { thinkingBudget: -1 } }, "accepted"],
  [
    { thinkingConfig: { thinkingBudget: "much" } },
    `Invalid value at 'generation_config.thinking_config.thinking_budget' (TYPE_INT32), "much"`,
  ],
  [
    { thinkingConfig: true },
    `Invalid value at 'generation_config.thinking_config' (${PACKAGE}.ThinkingConfig), true`,
  ],
  [
    { responseSchema: { type: "ARRAY" }, responseMimeType: "application/json" },
    `${AT}.response_schema.items: missing field.\n`,
  ],
  [{ thinking_config: { thinking_level: "low" } }, "accepted"],
])("generationConfig %j: %s", async ([generationConfig, message]) => {
  expect(await ask({ generationConfig })).toBe(message);
});
