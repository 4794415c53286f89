import type { Message } from "./prompt.ts";

/** How much of a text is shown. */
const SHOWN = 160;

/** A conversation as people read it: a line a text, a call, a result. */
export function toTranscript(prompt: readonly Message[]): string[] {
  return prompt.flatMap((message): string[] => {
    switch (message.role) {
      case "system":
        return [`system: ${shorten(message.content)}`];
      case "user":
      case "assistant":
        return message.content.map((part) => `${message.role}: ${describePart(part)}`);
      case "tool":
        return message.content.map(
          ({ toolName, output }) => `tool ${toolName}: ${shorten(toText(output))}`,
        );
    }
  });
}

type Part = Extract<Message, { role: "user" | "assistant" }>["content"][number];

function describePart(part: Part): string {
  switch (part.type) {
    case "text":
    case "refusal":
      return shorten(part.text);
    case "reasoning":
      return `(reasoning) ${shorten(part.text)}`;
    case "file":
      return `(file ${part.mediaType})`;
    case "tool-call":
      return `${part.toolName}(${shorten(toText(part.input))})`;
  }
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
