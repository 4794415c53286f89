import type { EndpointCodec } from "../../codec.ts";
import { rankDocuments, scoreDocuments } from "../../reranking-model/rank.ts";
import { encodeJinaError } from "../jina-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { JinaClassification, JinaClassifyCall } from "./wire.ts";

/** What a trained classifier tells is its owner's: a name that says that a test gave none. */
const DEFAULT_LABEL = "mock";

/**
 * Jina's classification. A reply is a label for all inputs, or one for each; without one, each gets the label that it
 * shares most words with.
 *
 * @see https://api.jina.ai/openapi.json
 *
 * @example
 * operations: { classify: ["POST", "/classify", jinaClassify()] }
 */
export function jinaClassify(): EndpointCodec<JinaClassifyCall, JinaClassification> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: (call) => call.values.map((value) => findNearest(value, call)),
    encode: (reply, call, { countTokens }) => encode(reply, call, countTokens),
    encodeError: encodeJinaError,
    parameters: PARAMETERS,
  };
}

function findNearest(query: string, { labels, modelId, body }: JinaClassifyCall): string {
  const call = { modelId, body, query, documents: labels, topN: 1 };
  const [best] = rankDocuments(scoreDocuments(call), call);
  return labels[best?.index ?? 0] ?? DEFAULT_LABEL;
}

const PARAMETERS: ReadonlySet<string> = new Set(["classifier_id", "input", "labels", "model"]);
