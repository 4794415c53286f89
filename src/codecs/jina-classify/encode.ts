import { countValues } from "../../embedding-model/count-values.ts";
import type { CountTokens } from "../../tokens.ts";
import type * as wire from "./wire.ts";

/** How sure the model is of a label, of which there may be any number. */
const SURE = 0.9;

export function encode(
  reply: wire.JinaClassification,
  { values, labels }: wire.JinaClassifyCall,
  countTokens: CountTokens,
): wire.ClassificationList {
  const given = typeof reply === "string" ? values.map(() => reply) : reply;
  if (given.length !== values.length) {
    throw new Error(
      `the request has ${values.length} inputs and the reply ${given.length} labels. Give one for each input, or one alone for all.`,
    );
  }
  const unknown = given.find((label) => labels.length > 0 && !labels.includes(label));
  if (unknown !== undefined) {
    throw new Error(
      `the request has no label "${unknown}"; it has ${labels.join(", ")}. Answer with one of them.`,
    );
  }
  return {
    data: given.map((label, index) => encodeClassification(label, index, labels)),
    usage: { total_tokens: countValues([...values, ...labels], countTokens) },
  };
}

function encodeClassification(
  prediction: string,
  index: number,
  labels: string[],
): wire.Classification {
  const known = labels.length > 0 ? labels : [prediction];
  const score = known.length === 1 ? 1 : SURE;
  const rest = (1 - SURE) / Math.max(1, known.length - 1);
  return {
    object: "classification",
    index,
    prediction,
    score,
    predictions: known.map((label) => ({ label, score: label === prediction ? score : rest })),
  };
}
