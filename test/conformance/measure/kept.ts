import type { SpecifiedProvider } from "../../../scripts/docs/operations.ts";
import { createFetch } from "../../../src/index.ts";
import type { Recording } from "../recordings.ts";
import { ask, fillPath, MADE, REQUESTS } from "../supported-requests/ask.ts";
import type { Parameters } from "../supported-requests/request.ts";
import { type Instead, PACK } from "./accept.ts";

/** What would end an object before it is asked for. */
const ENDS = /^DELETE |[/:](cancel)$|\/submit_tool_outputs$/;

/** Makes in an empty store what an operation asks for, and says how a recorded request asks for it. */
export async function makeKept(
  provider: string,
  operation: string,
  { url, request }: Recording,
): Promise<Instead> {
  for (const handler of PACK) handler.reset();
  const fetch = createFetch(...PACK);
  const [, isCancel] = ENDS.exec(operation) ?? [];
  let parameters = MADE;
  for (const one of REQUESTS[provider as SpecifiedProvider]) {
    if (one.operation === operation) break;
    // to look at a run is to end it
    const isLook = isCancel !== undefined && one.operation.startsWith("GET ");
    if (isLook || ENDS.test(one.operation)) continue;
    const asking = { provider: provider as SpecifiedProvider, parameters, fetch };
    ({ parameters } = await ask(one, asking));
  }
  const [, path = ""] = operation.split(" ");
  const { origin, search } = new URL(url);
  const body = (request as Recording["request"] | null)?.body;
  return {
    fetch,
    url: `${origin}${fillPath(path, parameters)}${search}`,
    ...(typeof body === "object" && body !== null && { body: withIds(body, parameters) }),
  };
}

/** A body that names what was made in the place of what was recorded. */
function withIds(body: object, parameters: Parameters): object {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      parameters[name === "training_file" ? "file_id" : name.replace(/^input_/, "")] ??
        (value as unknown),
    ]),
  );
}
