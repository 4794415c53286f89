import type { CodecContext } from "../../codec.ts";
import type * as wire from "./wire.ts";

const TEXT: wire.InputType[] = ["text"];
const BOTH: wire.InputType[] = ["text", "image"];

/** What each category is judged by, in the order of the recordings. */
const CATEGORIES: Record<wire.ModerationCategory, wire.InputType[]> = {
  harassment: TEXT,
  "harassment/threatening": TEXT,
  sexual: BOTH,
  hate: TEXT,
  "hate/threatening": TEXT,
  illicit: TEXT,
  "illicit/violent": TEXT,
  "self-harm/intent": BOTH,
  "self-harm/instructions": BOTH,
  "self-harm": BOTH,
  "sexual/minors": TEXT,
  violence: BOTH,
  "violence/graphic": BOTH,
};

/** About what the recordings have for harmless and for harmful inputs. */
const LOW_SCORE = 0.000_01;
const HIGH_SCORE = 0.92;

export function encode(
  reply: wire.Moderation | wire.Moderation[],
  call: wire.ModerationCall,
  { generateId }: Pick<CodecContext, "generateId">,
): wire.ModerationList {
  const { inputs, modelId } = call;
  const moderations = Array.isArray(reply) ? reply : inputs.map(() => reply);
  if (moderations.length !== inputs.length) {
    throw new Error(
      `the request has ${inputs.length} inputs and the reply ${moderations.length} moderations. Give one for each input, or one alone for all.`,
    );
  }
  return {
    id: generateId({ prefix: "modr-", size: 29 }),
    model: modelId,
    results: moderations.map((moderation, index) =>
      encodeResult(moderation, inputs[index] ?? [], modelId),
    ),
  };
}

function encodeResult(
  { flagged, categories = {}, category_scores: scores = {}, ...rest }: wire.Moderation,
  inputTypes: wire.InputType[],
  modelId: string,
): wire.ModerationResult {
  const names = toNames(modelId);
  checkNames({ ...categories, ...scores }, names, modelId);
  checkKeys(rest);
  const entries = names.map((name) => ({ name, isFlagged: categories[name] ?? false }));
  return {
    flagged: flagged ?? entries.some(({ isFlagged }) => isFlagged),
    categories: Object.fromEntries(entries.map(({ name, isFlagged }) => [name, isFlagged])),
    category_scores: Object.fromEntries(
      entries.map(({ name, isFlagged }) => [
        name,
        scores[name] ?? (isFlagged ? HIGH_SCORE : LOW_SCORE),
      ]),
    ),
    ...(!isTextModel(modelId) && {
      category_applied_input_types: Object.fromEntries(
        names.map((name) => [name, inputTypes.filter((type) => CATEGORIES[name].includes(type))]),
      ),
    }),
  };
}

/** `text-moderation-007` and its kind: no images, no illicit acts. */
function isTextModel(modelId: string): boolean {
  return modelId.includes("text-moderation");
}

function toNames(modelId: string): wire.ModerationCategory[] {
  const names = Object.keys(CATEGORIES) as wire.ModerationCategory[];
  return isTextModel(modelId) ? names.filter((name) => !name.startsWith("illicit")) : names;
}

function checkNames(given: object, names: string[], modelId: string): void {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new Error(
    `${modelId} has no category "${unknown}". Use ${names.map((name) => `"${name}"`).join(", ")}.`,
  );
}

function checkKeys(rest: object): void {
  const [unknown] = Object.keys(rest);
  if (unknown === undefined) return;
  throw new Error(
    `a moderation has no "${unknown}". Give flagged, categories and category_scores, or a Response.`,
  );
}
