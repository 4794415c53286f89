import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ask, hello, HOST, INVALID, PACKAGE } from "./gemini-refusal.ts";

usePack();

const CONFIG = "generation_config";

function unread(field: string, type: string, value: unknown): string {
  return `Invalid value at '${field}' (${type}), ${JSON.stringify(value)}`;
}

function listed(name: string, at: string): string {
  return `Invalid JSON payload received. Unknown name "${name}" at '${at}': Proto field is not repeating, cannot start list.`;
}

function budget(thinkingBudget: number): object {
  return { thinkingConfig: { thinkingBudget } };
}

test.for<[generationConfig: object, message: string]>([
  [{ temperature: "hot" }, unread(`${CONFIG}.temperature`, "TYPE_FLOAT", "hot")],
  [{ temperature: " " }, unread(`${CONFIG}.temperature`, "TYPE_FLOAT", " ")],
  [{ temperature: [0.5] }, listed("temperature", CONFIG)],
  [{ topP: "x" }, unread(`${CONFIG}.top_p`, "TYPE_FLOAT", "x")],
  [{ topK: "x" }, unread(`${CONFIG}.top_k`, "TYPE_INT32", "x")],
  [{ maxOutputTokens: "x" }, unread(`${CONFIG}.max_output_tokens`, "TYPE_INT32", "x")],
  [{ candidateCount: "x" }, unread(`${CONFIG}.candidate_count`, "TYPE_INT32", "x")],
  [{ seed: 1.5 }, unread(`${CONFIG}.seed`, "TYPE_INT32", 1.5)],
  [{ logprobs: "x" }, unread(`${CONFIG}.logprobs`, "TYPE_INT32", "x")],
  [{ presencePenalty: "x" }, unread(`${CONFIG}.presence_penalty`, "TYPE_FLOAT", "x")],
  [{ frequencyPenalty: "x" }, unread(`${CONFIG}.frequency_penalty`, "TYPE_FLOAT", "x")],
  [{ responseMimeType: 5 }, unread(`${CONFIG}.response_mime_type`, "TYPE_STRING", 5)],
  [{ logprobs: -1, responseLogprobs: true }, INVALID],
  [{ logprobs: 0, responseLogprobs: true }, "accepted"],
  [{ responseMimeType: "" }, "accepted"],
  [{ responseMimeType: "text/plain" }, "accepted"],
  [{ responseMimeType: "application/xml" }, "accepted"],
  // null counts as missing, one text may stand for a list, and a number for the name of a value
  [{ stopSequences: 5 }, unread(`${CONFIG}.stop_sequences`, "TYPE_STRING", 5)],
  [{ stopSequences: "a" }, "accepted"],
  [{ stopSequences: null, responseSchema: null, responseModalities: null }, "accepted"],
  [{ maxOutputTokens: null, candidateCount: null, thinkingConfig: null }, "accepted"],
  [{ responseModalities: [1] }, "accepted"],
  [{ thinkingConfig: { thinkingBudget: 1, thinkingLevel: null } }, "accepted"],
  [budget(65_535), "accepted"],
  [
    budget(65_536),
    `* GenerateContentRequest.${CONFIG}.thinking_config.thinking_budget: thinking_budget must be in the range [-1, 65535].\n`,
  ],
])("generationConfig %j: %s", async ([generationConfig, message]) => {
  expect(await ask({ generationConfig })).toBe(message);
});

test.for(["THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"])(
  "the thinking level %s is one",
  async (thinkingLevel) => {
    expect(await ask({ generationConfig: { thinkingConfig: { thinkingLevel } } })).toBe("accepted");
  },
);

test.for(["MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "AUDIO", "VIDEO"])(
  "the modality %s is one",
  async (modality) => {
    const generationConfig = { responseModalities: ["TEXT", modality] };
    expect(await ask({ generationConfig })).toBe("accepted");
  },
);

/** @see https://ai.google.dev/api/generate-content#v1beta.HarmCategory */
const CATEGORIES = [
  "UNSPECIFIED",
  "DEROGATORY",
  "TOXICITY",
  "VIOLENCE",
  "SEXUAL",
  "MEDICAL",
  "DANGEROUS",
  "HARASSMENT",
  "HATE_SPEECH",
  "SEXUALLY_EXPLICIT",
  "DANGEROUS_CONTENT",
  "CIVIC_INTEGRITY",
  "JAILBREAK",
];

/** @see https://ai.google.dev/api/generate-content#HarmBlockThreshold */
const THRESHOLDS = [
  "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
  "BLOCK_LOW_AND_ABOVE",
  "BLOCK_MEDIUM_AND_ABOVE",
  "BLOCK_ONLY_HIGH",
  "BLOCK_NONE",
  "OFF",
];

test("every category and every threshold is one", async () => {
  const categories = CATEGORIES.map((name) => ({
    category: `HARM_CATEGORY_${name}`,
    threshold: "OFF",
  }));
  const thresholds = THRESHOLDS.map((threshold) => ({
    category: "HARM_CATEGORY_HARASSMENT",
    threshold,
  }));
  expect(await ask({ safetySettings: [...categories, ...thresholds] })).toBe("accepted");
});

const NOW = { name: "now" };

function withMode(mode: string, functionDeclarations: object[] = [NOW]): object {
  return { tools: [{ functionDeclarations }], toolConfig: { functionCallingConfig: { mode } } };
}

const WITHOUT = "Function calling config is set without function_declarations.";

test.for<[body: object, message: string]>([
  [withMode("MODE_UNSPECIFIED"), "accepted"],
  [withMode("AUTO"), "accepted"],
  [withMode("ANY"), "accepted"],
  [withMode("NONE"), "accepted"],
  [withMode("VALIDATED"), "accepted"],
  [withMode("AUTO", []), WITHOUT],
  [withMode("ANY", []), WITHOUT],
  [withMode("VALIDATED", []), WITHOUT],
  [withMode("NONE", []), "accepted"],
  [
    withMode("AUTO", [{ ...NOW, response: { type: "text" } }]),
    unread("tools[0].function_declarations[0].response.type", `${PACKAGE}.Type`, "text"),
  ],
  // the parser takes numbers that name no value of an enum
  [withMode("AUTO", [{ ...NOW, parameters: { type: 99 } }]), "accepted"],
  [
    withMode("AUTO", [{ ...NOW, parameters: { type: "OBJECT", properties: "a" } }]),
    unread(
      "tools[0].function_declarations[0].parameters.properties",
      `${PACKAGE}.Schema.PropertiesEntry`,
      "a",
    ),
  ],
])("%j: %s", async ([body, message]) => {
  expect(await ask(body)).toBe(message);
});

test("the first call of the first of two steps needs its signature", async () => {
  const call = { functionCall: { name: "now", args: {} } };
  const answer = { role: "user", parts: [{ functionResponse: { name: "now", response: {} } }] };
  const [unsigned, signed] = [call, { ...call, thoughtSignature: "c2ln" }].map((part) => ({
    role: "model",
    parts: [part],
  }));
  const steps = (first: unknown): object => ({
    contents: [...hello, first, answer, signed, answer],
    tools: [{ functionDeclarations: [NOW] }],
  });
  expect(await ask(steps(unsigned), "gemini-3-pro")).toMatch(/`default_api:now` , position 2\./);
  expect(await ask(steps(signed), "gemini-3-pro")).toBe("accepted");
});

/** Of the request, as the reference spells them and as its protocol does. */
const FIELDS = {
  model: "models/m",
  contents: hello,
  tools: [],
  toolConfig: {},
  systemInstruction: { parts: [{ text: "Be brief." }] },
  generationConfig: {},
  safetySettings: [],
  cachedContent: "",
  serviceTier: "standard",
  store: true,
};

test.for(Object.entries(FIELDS))("%s is no unknown parameter", async ([name, value]) => {
  const { handlers } = llm.gemini.with({ validate: { unknownParameters: true } });
  const mockFetch = createFetch(...handlers);
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const post = async (spelling: string): Promise<number> => {
    const body = JSON.stringify({ contents: hello, [spelling]: value });
    return (await mockFetch(`${HOST}/m:generateContent`, { method: "POST", body })).status;
  };
  expect([await post(name), await post(snake), await post("nonsense")]).toEqual([200, 200, 400]);
});
