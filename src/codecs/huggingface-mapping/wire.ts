/** Where a model is served. @see https://huggingface.co/docs/inference-providers/hub-api */
export interface ProviderMapping {
  status: "live" | "staging";
  providerId: string;
  task: string;
}

export interface MappedModel {
  id: string;
  inferenceProviderMapping: Record<string, ProviderMapping>;
}
