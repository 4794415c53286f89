import type { AnswerPlace } from "../definition.ts";

/** What OpenAI tells of whoever asked: nothing where nobody was let in, as recorded of a wrong key. */
const ACCOUNT = [
  "openai-organization",
  "openai-processing-ms",
  "openai-project",
  "openai-version",
] as const;

export function omitAccount({ status }: AnswerPlace): readonly string[] {
  return status === 401 || status === 403 ? ACCOUNT : [];
}
