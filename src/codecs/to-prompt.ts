import type { Message } from "../language-model/prompt.ts";

/** The one text of a request as a prompt, so that conditions and matchers find it. */
export function toPrompt(text: string): Message[] {
  return text === "" ? [] : [{ role: "user", content: [{ type: "text", text }] }];
}
