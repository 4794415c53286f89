import { type JSONObject, toObject, toText } from "../read.ts";
import type { FineTuneMethod, Hyperparameters } from "./wire.ts";

const AUTO: Hyperparameters = {
  n_epochs: "auto",
  batch_size: "auto",
  learning_rate_multiplier: "auto",
};

/** How a model is to be tuned; the parameter of older SDKs stands for that of a supervised method. */
export function decodeMethod(body: unknown): FineTuneMethod {
  const { method, hyperparameters } = toObject(body);
  const asked = toObject(method);
  const type = toText(asked["type"]) || "supervised";
  const own = toObject(asked[type]);
  const given = { ...toObject(hyperparameters), ...toObject(own["hyperparameters"]) };
  const beta = type === "dpo" && { beta: "auto" };
  return { type, [type]: { ...own, hyperparameters: { ...AUTO, ...beta, ...given } } };
}

/** What a method has of its own name. */
export function toHyperparameters(method: FineTuneMethod): JSONObject {
  return toObject(toObject(method[method.type])["hyperparameters"]);
}
