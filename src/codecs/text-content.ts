import type { Content } from "../language-model/result.ts";
import { cannotCarryCustom } from "./custom-part.ts";

/** What an endpoint of texts alone says; reasoning is not shown, and counted. */
export function toTextContent(
  content: readonly Content[],
  cannotCarry: (type: "tool-call" | "file" | "source") => Error,
): string {
  let text = "";
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal":
        text += part.text;
        break;
      case "reasoning":
        break;
      case "custom":
        throw cannotCarryCustom(part.kind);
      case "tool-call":
      case "file":
      case "source":
        throw cannotCarry(part.type);
    }
  }
  return text;
}
