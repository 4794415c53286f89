// What the Interactions refuse, and what comes near it and is taken.
import { expect, test } from "vitest";
import { errors, llm, type LLMError } from "../../src/index.ts";
import { ai, toError } from "../support/gemini-interactions-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const URL = "https://generativelanguage.googleapis.com/v1beta/interactions";
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

test.for([
  ["[]", NO_MODEL],
  ["{model", "Invalid JSON payload received. Unexpected token."],
])("the body %s: %s", async ([body, message]) => {
  const response = await fetch(URL, { method: "POST", body: body! });
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: { code: "invalid_request", message } },
  ]);
});

type Row = [error: LLMError, status: number, code: string, message: string];

const DEFAULTS: Row[] = [
  [errors.rateLimit(), 429, "too_many_requests", "You do not have enough quota"],
  [errors.insufficientQuota(), 429, "quota_exceeded", "You exceeded your current quota"],
  [errors.overloaded(), 503, "service_unavailable", "The model is overloaded."],
  [errors.invalidApiKey(), 401, "authentication", "API key not valid."],
  [errors.permissionDenied(), 403, "permission_denied", "The caller does not have permission"],
  [errors.modelNotFound(), 404, "model_not_found", "models/gemini-3.5-flash is not found."],
  [errors.contextLengthExceeded(), 400, "invalid_request", "The input token count exceeds"],
  [errors.contentFiltered(), 400, "safety", "The content was blocked by safety filters."],
  [errors.serverError(), 500, "api_error", "An internal error has occurred."],
  [errors.unavailable(), 503, "service_unavailable", "The service is currently unavailable."],
  [errors.gatewayTimeout(), 504, "deadline_exceeded", "Deadline expired before operation"],
  ...(
    [
      [400, "invalid_request"],
      [401, "authentication"],
      [402, "payment_required"],
      [403, "permission_denied"],
      [404, "not_found"],
      [409, "aborted"],
      [416, "out_of_range"],
      [429, "too_many_requests"],
      [499, "cancelled"],
      [500, "api_error"],
      [501, "unimplemented"],
      [503, "service_unavailable"],
      [504, "deadline_exceeded"],
      [418, "api_error"],
    ] as const
  ).map(
    ([status, code]) =>
      [errors.custom({ status, message: "No." }), status, code, "No."] satisfies Row,
  ),
];

test.for(DEFAULTS)("the error %j is %i %s", async ([reply, status, code, message]) => {
  server.use(llm.gemini.interactions(reply));
  const response = await fetch(URL, { method: "POST", body: JSON.stringify(params) });
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect([response.status, error.code]).toEqual([status, code]);
  expect(error.message.startsWith(message)).toBe(true);
});

test("a parameter that there is not, where a test asks for it", async () => {
  server.use(llm.gemini.interactions("Hi", { validate: { unknownParameters: true } }));
  const unknown = ai.interactions.create({ ...params, foo: 1 } as typeof params);
  const row = { className: "BadRequestError", status: 400, code: "parameter_unknown" };
  const error: unknown = await unknown.catch((reason: unknown) => reason);
  expect(toError(error)).toEqual(row);
  expect((error as Error).message).toContain("Unknown parameter 'foo'.");
});
