import type { LanguageModelCall } from "../../language-model/call.ts";
import { mergeBody } from "../merge-body.ts";
import type { OpenAIChatOptions, OwnChoice, OwnFields, Place } from "./options.ts";

// What the providers that speak this format make of it, by the options of the codec.

/** What holds for one request. */
export function toCallOptions(
  options: OpenAIChatOptions,
  call: LanguageModelCall,
): OpenAIChatOptions {
  if (options.showsReasoning?.(call) ?? true) return options;
  const { reasoningField: _, ...rest } = options;
  return rest;
}

/** A choice without what the provider leaves out, and with what it adds. */
export function toOwnChoice<C extends object>(choice: C, options: OpenAIChatOptions): C {
  const { omitsNull, choice: change } = options;
  const own = omitsNull
    ? Object.fromEntries(
        Object.entries(choice).filter(([name, value]) => value !== null || !omits(name, options)),
      )
    : choice;
  return (change ? change(own as OwnChoice) : own) as C;
}

/** Whether a member is left out where it would be `null`. */
export function omits(name: string, { omitsNull = false }: OpenAIChatOptions): boolean {
  return typeof omitsNull === "boolean" ? omitsNull : omitsNull.includes(name);
}

/** The provider's own fields, as far as they stand in this place; `body` is what a test says of them. */
export function toOwnFields(
  fields: OwnFields,
  place: Place,
  body: Record<string, unknown> = {},
): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [name, tell] of Object.entries(fields)) {
    const value = tell(place);
    if (value === undefined) continue;
    if (!(name in body)) own[name] = value;
    else if (body[name] !== undefined) own[name] = mergeBody(value, body[name]);
  }
  return own;
}
