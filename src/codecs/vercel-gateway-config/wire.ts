/** A model that the gateway has, as its SDK's `getAvailableModels` reads it. */
export interface GatewayModel {
  id: string;
  name: string;
  description: string | null;
  pricing: { input: string; output: string } | null;
  specification: { specificationVersion: "v4" | "v3"; provider: string; modelId: string };
  modelType: string;
}

export interface GatewayConfig {
  models: GatewayModel[];
}

/** What is left of an account, in US dollars. */
export interface Credits {
  balance: string;
  total_used: string;
}
