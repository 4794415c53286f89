import type { GenerationCall, Generation } from "./wire.ts";

/** Members as the SDK's types have them; nothing of it is recorded. */
export function encode(reply: Partial<Generation>, { id }: GenerationCall): { data: Generation } {
  return {
    data: {
      id,
      model: "",
      api_type: "completions",
      created_at: new Date(0).toISOString(),
      streamed: false,
      finish_reason: "stop",
      native_finish_reason: "stop",
      provider_name: null,
      tokens_prompt: 0,
      tokens_completion: 0,
      native_tokens_prompt: 0,
      native_tokens_completion: 0,
      native_tokens_reasoning: 0,
      native_tokens_cached: 0,
      ...UNKNOWN,
      ...NOTHING,
      ...reply,
    },
  };
}

/** A mock costs nothing, and takes no time. */
const NOTHING = {
  cancelled: false,
  data_region: "global",
  generation_time: 0,
  is_byok: false,
  latency: 0,
  native_tokens_completion_images: 0,
  num_media_completion: 0,
  num_media_prompt: 0,
  origin: "",
  total_cost: 0,
  upstream_inference_cost: 0,
  usage: 0,
};

const UNKNOWN = {
  app_id: null,
  cache_discount: null,
  external_user: null,
  http_referer: null,
  moderation_latency: null,
  num_fetches: null,
  num_input_audio_prompt: null,
  num_search_results: null,
  preset_id: null,
  provider_responses: null,
  router: null,
  service_tier: null,
  upstream_id: null,
  user_agent: null,
  web_search_engine: null,
  workspace_id: null,
};
