import type * as wire from "./wire.ts";

export function encodeCredits(reply: Partial<wire.Credits>): { data: wire.Credits } {
  return { data: { total_credits: 100, total_usage: 0, ...reply } };
}

/** Members as the SDK's types have them; nothing of it is recorded. */
export function encodeKey(reply: Partial<wire.Key>): { data: wire.Key } {
  return {
    data: {
      allowed_data_regions: ["global"],
      ...NO_USAGE,
      creator_user_id: null,
      expires_at: null,
      free_model_daily_requests: { limit: 1000, remaining: 1000, used: 0 },
      include_byok_in_limit: false,
      is_free_tier: false,
      is_management_key: false,
      is_provisioning_key: false,
      label: "sk-or-v1-moc...key",
      limit: null,
      limit_remaining: null,
      limit_reset: null,
      organization_id: null,
      rate_limit: {
        interval: "10s",
        note: "This field is deprecated and safe to ignore.",
        requests: -1,
      },
      workspace_id: null,
      ...reply,
    },
  };
}

const NO_USAGE = {
  byok_usage: 0,
  byok_usage_daily: 0,
  byok_usage_monthly: 0,
  byok_usage_weekly: 0,
  usage: 0,
  usage_daily: 0,
  usage_monthly: 0,
  usage_weekly: 0,
};
