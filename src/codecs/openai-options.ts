import type { LLMError } from "../errors.ts";
import type { GenerateId } from "../ids.ts";
import type { BaseCall, LanguageModelCall } from "../language-model/call.ts";
import type { ErrorShape } from "./openai-error.ts";

/** What may differ between the providers that speak one of OpenAI's formats. */
export interface OpenAIOptions<C extends BaseCall = LanguageModelCall> {
  /** How errors are written. @default OpenAI's own way */
  errorShape?: ErrorShape;
  /** Whether any parameter is known, as to a gateway, which hands it on. @default what is not held to OpenAI's rules */
  anyParameters?: boolean;
  /** The parameters that it knows, where they are not OpenAI's. */
  parameters?: ReadonlySet<string>;
  /**
   * Whether requests are held to OpenAI's own bounds and combinations; without it, to the form alone, which the others
   * that speak it extend in their ways.
   */
  openaiRules?: boolean;
  /** A header that tells the id of an answer too. */
  idHeader?: string;
  /** A header that tells the model. */
  modelHeader?: string;
  /** Headers that this endpoint alone has; asked of pictures and sounds. */
  headers?: (generateId: GenerateId) => Record<string, string>;
  /** What the provider refuses besides. */
  validate?: (call: C) => LLMError | undefined;
}

/** The others that speak a format of OpenAI's have parameters of their own. */
export function toParameters<C extends BaseCall>(
  { openaiRules = false, anyParameters = !openaiRules, parameters }: OpenAIOptions<C>,
  ofOpenAI: ReadonlySet<string>,
): { parameters?: ReadonlySet<string> } {
  if (parameters) return { parameters };
  return anyParameters ? {} : { parameters: ofOpenAI };
}
