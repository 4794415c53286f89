/** @see https://openrouter.ai/docs/api/api-reference/credits/get-credits */
export interface Credits {
  total_credits: number;
  total_usage: number;
}

/** @see https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key */
export interface Key {
  allowed_data_regions: string[];
  byok_usage: number;
  byok_usage_daily: number;
  byok_usage_monthly: number;
  byok_usage_weekly: number;
  creator_user_id: string | null;
  expires_at: string | null;
  free_model_daily_requests: { limit: number; remaining: number; used: number };
  include_byok_in_limit: boolean;
  is_free_tier: boolean;
  is_management_key: boolean;
  is_provisioning_key: boolean;
  label: string;
  limit: number | null;
  limit_remaining: number | null;
  limit_reset: string | null;
  organization_id: string | null;
  rate_limit: { interval: string; note: string; requests: number };
  usage: number;
  usage_daily: number;
  usage_monthly: number;
  usage_weekly: number;
  workspace_id: string | null;
}
