import type { Endpoint } from "./endpoint.ts";
import type { Whole } from "./payloads.ts";
import { createCheck, hasSpecs } from "./schema.ts";

/** What an official specification says against an answer: its body, or each of its events. */
export function createChecks(schema: Endpoint["schema"]): ((whole: Whole) => string[]) | undefined {
  if (!schema || !hasSpecs) return undefined;
  const { document, body, event } = schema;
  const checkBody = createCheck(document, body);
  const checkEvent = event === undefined ? () => [] : createCheck(document, event);
  return ({ payloads, body: value }) => {
    if (!payloads) return checkBody(value);
    const objects = payloads.filter((payload) => typeof payload === "object");
    return objects.flatMap((payload) => {
      const { type } = payload as { type?: string };
      return checkEvent(payload).map((fault) => (type === undefined ? fault : `${type} ${fault}`));
    });
  };
}
