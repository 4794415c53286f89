/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html */
export interface CountTokensResponse {
  inputTokens: number;
}
