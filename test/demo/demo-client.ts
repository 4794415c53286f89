import type { LLMHandler, Reply } from "msw-llm";

/** One endpoint, asked through its official SDK; each request offers the tool `get_weather`. */
export interface DemoClient {
  title: string;
  mock: (reply: Reply) => LLMHandler;
  /** The text of an answer. */
  ask(): Promise<string>;
  /** The deltas of a streamed answer. */
  stream(): AsyncGenerator<string>;
  /** The tool call of an answer, as `name(arguments)`. */
  askForTool(): Promise<string>;
}

export const QUESTION = "Say something";

/** A JSON Schema, as every provider takes one. */
export const WEATHER = {
  type: "object" as const,
  properties: { city: { type: "string" as const } },
};
