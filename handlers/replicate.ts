import { replicateModel, replicateModels } from "../src/codecs/replicate-models/index.ts";
import {
  cancelPrediction,
  listPredictions,
  replicatePredictions,
  replicateStream,
  retrievePrediction,
} from "../src/codecs/replicate-predictions/index.ts";
import { replyAsReplicate } from "../src/codecs/replicate-reply.ts";
import { defineProvider } from "../src/provider.ts";

/**
 * Request handlers for Replicate; a prediction's stream has a host of its own.
 *
 * @see https://replicate.com/docs/reference/http
 *
 * @example
 * server.use(llm.replicate.predictions("Hello"));
 */
export const replicate = defineProvider({
  name: "replicate",
  baseURL: ["https://api.replicate.com/v1", "https://stream.replicate.com/v1"],
  operations: {
    predictions: [
      "POST",
      ["/predictions", "/models/{owner}/{name}/predictions"],
      replicatePredictions(),
      {
        get: ["GET", "/predictions/{id}", retrievePrediction()],
        cancel: ["POST", "/predictions/{id}/cancel", cancelPrediction()],
        list: ["GET", "/predictions", listPredictions()],
        stream: ["GET", "/streams/{id}", replicateStream()],
      },
    ],
    deployments: ["POST", "/deployments/{owner}/{name}/predictions", replicatePredictions()],
    models: [
      "GET",
      "/models",
      replicateModels(),
      { get: ["GET", "/models/{owner}/{name}", replicateModel()] },
    ],
  },
  headers: () => ({ "ratelimit-remaining": "599", "ratelimit-reset": "1" }),
  reply: replyAsReplicate,
});
