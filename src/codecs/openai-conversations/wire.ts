export type { Conversation } from "../openai-stored-items.ts";

/** A message, a tool's call, or whatever else was said or done. */
export type ConversationItem = Record<string, unknown>;
