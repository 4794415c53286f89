/** One message of the conversation that was sent, whatever provider it was sent to. */
export type Message =
  | { role: "system"; content: string }
  | { role: "user"; content: (TextPart | FilePart)[] }
  | { role: "assistant"; content: AssistantPart[] }
  | { role: "tool"; content: ToolResultPart[] };

export type AssistantPart = TextPart | ReasoningPart | ToolCallPart | RefusalPart | FilePart;

export interface TextPart {
  type: "text";
  text: string;
}

export interface ReasoningPart {
  type: "reasoning";
  text: string;
  /** The provider's proof that the reasoning is its own; sent back by the client. */
  signature?: string;
  /** Reasoning that the provider keeps to itself, encrypted; `text` is then empty. */
  redactedData?: string;
}

export interface ToolCallPart {
  type: "tool-call";
  /** Empty where the wire has none (Gemini before version 3). */
  toolCallId: string;
  toolName: string;
  /** The arguments, parsed; a text that is no JSON, or what a tool of free text gets, as it is. */
  input: unknown;
  /** The provider's proof of the reasoning behind the call (Gemini's `thoughtSignature`). */
  signature?: string;
}

export interface ToolResultPart {
  type: "tool-result";
  /** Empty where the wire has none (Gemini before version 3). */
  toolCallId: string;
  /** Found by the call that it answers, where the wire has no name here. */
  toolName: string;
  /** A text, or the JSON that was sent. */
  output: unknown;
  isError?: boolean;
}

export interface RefusalPart {
  type: "refusal";
  text: string;
}

export interface FilePart {
  type: "file";
  /** IANA media type, such as `image/png`; `image/*` where the wire does not say more. */
  mediaType: string;
  /** Base64, or the URL or file id that stands for it. */
  data: string;
}

export interface SourcePart {
  type: "source";
  url: string;
  title?: string;
}

/** What only one provider has, such as a search that it ran itself. */
export interface CustomPart {
  type: "custom";
  /** The provider and its own word, such as `openai.web_search_call`. */
  kind: string;
  /** As it stands in that provider's answer. */
  value: Record<string, unknown>;
}
