/** @see https://developers.cloudflare.com/workers-ai/models/bge-base-en-v1.5/ */
export interface EmbedResult {
  shape: [count: number, dimensions: number];
  data: number[][];
  pooling: "mean" | "cls";
}
