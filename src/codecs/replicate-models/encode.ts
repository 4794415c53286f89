import type { ReplicateModel } from "./wire.ts";

/** `modelId` is the owner and the name. */
export function encodeModel(model: Partial<ReplicateModel>, modelId: string): ReplicateModel {
  const [owner = "", name = ""] = modelId.split("/");
  return {
    url: `https://replicate.com/${modelId}`,
    owner,
    name,
    description: null,
    visibility: "public",
    github_url: null,
    paper_url: null,
    license_url: null,
    run_count: 1,
    cover_image_url: null,
    default_example: null,
    latest_version: null,
    is_official: true,
    ...model,
  };
}

export function encodeModels(models: readonly string[]): {
  previous: null;
  next: null;
  results: ReplicateModel[];
} {
  if (!Array.isArray(models)) {
    throw new TypeError('the reply is no list of models. Give names, such as ["owner/name"].');
  }
  return { previous: null, next: null, results: models.map((name) => encodeModel({}, name)) };
}
