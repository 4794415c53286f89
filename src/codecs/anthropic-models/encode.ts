import { toPage } from "../anthropic-page.ts";
import type { ModelsCall } from "./decode.ts";
import type { Capability, Model, ModelList } from "./wire.ts";

/** A model by its id, or with what a test says of it. */
export type ModelReply = string | (Partial<Model> & { id: string });

/** One page of the list. */
export function encodeList(models: readonly ModelReply[], call: ModelsCall): ModelList {
  return toPage(models.map(encodeModel), call);
}

export function encodeModel(model: ModelReply): Model {
  const known = typeof model === "string" ? { id: model } : model;
  return {
    type: "model",
    display_name: toDisplayName(known.id),
    created_at: toDate(known.id),
    max_input_tokens: 1_000_000,
    max_tokens: 128_000,
    capabilities: createCapabilities(),
    ...known,
  };
}

/** `claude-opus-4-5-20251101` is "Claude Opus 4.5". */
function toDisplayName(id: string): string {
  return id
    .replace(/-\d{8}$/, "")
    .replace(/(\d)-(?=\d)/g, "$1.")
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** The API gives the epoch where it does not know the day. */
function toDate(id: string): string {
  const found = /-(\d{4})(\d{2})(\d{2})$/.exec(id);
  return `${found ? found.slice(1).join("-") : "1970-01-01"}T00:00:00Z`;
}

const YES: Capability = { supported: true };

function createCapabilities(): Record<string, Capability> {
  return {
    batch: YES,
    citations: YES,
    code_execution: YES,
    context_management: {
      ...YES,
      clear_tool_uses_20250919: YES,
      clear_thinking_20251015: YES,
      compact_20260112: YES,
    },
    effort: { ...YES, low: YES, medium: YES, high: YES, xhigh: YES, max: YES },
    image_input: YES,
    pdf_input: YES,
    structured_outputs: YES,
    thinking: { ...YES, types: { enabled: YES, adaptive: YES } },
  };
}
