// What the Interactions refuse, and what comes near it and is taken.
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { ai, toError } from "../support/gemini-interactions-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const params = { model: "gemini-3.5-flash", input: "Hello", stream: false as const };

/** The message of the refusal, or that there is none. */
async function ask(request: object): Promise<string> {
  try {
    await ai.interactions.create({ ...params, ...request });
    return "accepted";
  } catch (error) {
    const row = { className: "BadRequestError", status: 400, code: "invalid_request" };
    expect(toError(error)).toEqual(row);
    return (error as { error: { error: { message: string } } }).error.error.message;
  }
}

const NO_MODEL = "Either 'model' or 'agent' must be specified.";
const NO_INPUT = "'input' must be specified.";

test.for<[request: object, message: string]>([
  [{ model: undefined }, NO_MODEL],
  [{ model: null }, NO_MODEL],
  [{ model: "" }, NO_MODEL],
  [{ model: "", agent: "deep-research-preview-04-2026" }, "accepted"],
  [{ input: undefined }, NO_INPUT],
  [{ input: null }, NO_INPUT],
  [{ input: "" }, NO_INPUT],
  [{ input: undefined, continuation_token: "a" }, "accepted"],
  [
    { tools: [{ type: "google_search" }, { type: "invalid_tool_type_xyz" }] },
    "The value 'invalid_tool_type_xyz' is not supported for 'type' at 'tools[1]'. Supported values: 'function', 'code_execution', 'mcp_server', 'filesystem', 'google_maps', 'google_search', 'bash', 'computer_use', 'file_search', 'url_context'.",
  ],
  [{ tools: [{ name: "of no type" }] }, "accepted"],
])("%j: %s", async ([request, message]) => {
  expect(await ask(request)).toBe(message);
});

test.for([
  "function",
  "code_execution",
  "mcp_server",
  "filesystem",
  "google_maps",
  "google_search",
  "bash",
  "computer_use",
  "file_search",
  "url_context",
  "retrieval",
])("a tool of the type %s is one", async (type) => {
  expect(await ask({ tools: [{ type, name: "a" }] })).toBe("accepted");
});

test("what goes on from an earlier one needs no input, and an earlier one that there is", async () => {
  const { id } = await ai.interactions.create(params);
  expect(await ask({ input: undefined, previous_interaction_id: id })).toBe("accepted");
  const next = ai.interactions.create({ ...params, previous_interaction_id: "v1_none" });
  const row = { className: "NotFoundError", status: 404, code: "not_found" };
  expect(await next.catch(toError)).toEqual(row);
});

test("a body that is no object names no model", async () => {
  const url = "https://generativelanguage.googleapis.com/v1beta/interactions";
  const response = await fetch(url, { method: "POST", body: "[]" });
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: { code: "invalid_request", message: NO_MODEL } },
  ]);
});

test("a parameter that there is not, where a test asks for it", async () => {
  server.use(llm.gemini.interactions("Hi", { validate: { unknownParameters: true } }));
  const unknown = ai.interactions.create({ ...params, foo: 1 } as typeof params);
  const row = { className: "BadRequestError", status: 400, code: "parameter_unknown" };
  expect(await unknown.catch(toError)).toEqual(row);
});
