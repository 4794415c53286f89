import type { CustomPart } from "../language-model/prompt.ts";

/** The wire's own word and value of a part that is `provider`'s; throws where it is another's. */
export function readCustomPart(
  { kind, value }: CustomPart,
  provider: string,
): { type: string; value: CustomPart["value"] } {
  const prefix = `${provider}.`;
  if (kind.startsWith(prefix)) return { type: kind.slice(prefix.length), value };
  throw cannotCarryCustom(kind);
}

export function cannotCarryCustom(kind: string): Error {
  return new Error(
    `this endpoint carries no "${kind}". Leave the custom part out, or mock the provider that has it.`,
  );
}
