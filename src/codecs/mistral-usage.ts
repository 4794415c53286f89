/** The usage of endpoints that generate nothing. */
export interface MistralUsage {
  prompt_tokens: number;
  total_tokens: number;
  completion_tokens: number;
  completion_tokens_details: null;
  prompt_audio_seconds: null;
  prompt_token_details: null;
  prompt_tokens_details: null;
  request_count: number | null;
  service_tier: null;
}

export function encodeMistralUsage(tokens: number, requests: number | null): MistralUsage {
  return {
    prompt_tokens: tokens,
    total_tokens: tokens,
    completion_tokens: 0,
    completion_tokens_details: null,
    prompt_audio_seconds: null,
    prompt_token_details: null,
    prompt_tokens_details: null,
    request_count: requests,
    service_tier: null,
  };
}
