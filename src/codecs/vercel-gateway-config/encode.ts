import { mergeBody } from "../merge-body.ts";
import type { ConfigCall } from "./decode.ts";
import type { GatewayConfig, GatewayModel } from "./wire.ts";

/** A model by its id, or by what a test says of it. */
export type PartialModel = string | ({ id: string } & Partial<GatewayModel>);

export function encodeConfig(
  models: readonly PartialModel[],
  { version }: ConfigCall,
): GatewayConfig {
  return { models: models.map((model) => encodeModel(model, version)) };
}

function encodeModel(model: PartialModel, specificationVersion: "v4" | "v3"): GatewayModel {
  const id = typeof model === "string" ? model : model.id;
  const [provider = ""] = id.split("/", 1);
  const encoded: GatewayModel = {
    id,
    name: id.slice(id.indexOf("/") + 1),
    description: null,
    pricing: null,
    specification: { specificationVersion, provider, modelId: id },
    modelType: /embed/.test(id) ? "embedding" : "language",
  };
  return typeof model === "string" ? encoded : mergeBody(encoded, model);
}
