import {
  encodeOpenAIError,
  type ErrorShape,
  type OpenAIError,
  type OpenAIErrorRows,
} from "./openai-error.ts";
import type { ErrorKind } from "../errors.ts";

export interface ErrorShapeOptions {
  /** How the body has an error's members. @default OpenAI's way */
  write?: (members: OpenAIError["error"], status: number) => unknown;
  /** Headers that stand on errors of some kinds alone. */
  headers?: Partial<Record<ErrorKind, Record<string, string>>>;
}

/** The errors of a provider that follows OpenAI: its own rows, the rest as OpenAI has it, in the members that it has. */
export function createErrorShape(
  rows: OpenAIErrorRows,
  { write, headers: byKind = {} }: ErrorShapeOptions = {},
): ErrorShape {
  return function encodeError(error, modelId) {
    const { status, body } = encodeOpenAIError(error, modelId, rows);
    const headers = byKind[error.kind];
    return { status, ...(headers && { headers }), body: write ? write(body.error, status) : body };
  };
}

/** In a body of its own, without the members that say nothing. */
export function withoutNulls(members: OpenAIError["error"]): { error: Record<string, unknown> } {
  return {
    error: Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)),
  };
}
