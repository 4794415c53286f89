import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { custom, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = {
  model: "gpt-5.4",
  input: "Hello",
  include: ["code_interpreter_call.outputs" as const, "file_search_call.results" as const],
};

interface Hosted {
  type: string;
  value: Record<string, unknown>;
  /** The item as it is added. */
  added: object;
  /** The events between its beginning and its end; runs of deltas are one. */
  events: string[];
}

const shellAction = { commands: ["ls -a"], max_output_length: null, timeout_ms: null };
const shellOutput = { stdout: "a.txt", stderr: "", outcome: { type: "exit", exit_code: 0 } };

const kinds: Hosted[] = [
  {
    type: "web_search_call",
    value: { action: { type: "search", query: "Oslo" } },
    added: { status: "in_progress" },
    events: [
      "web_search_call.in_progress",
      "web_search_call.searching",
      "web_search_call.completed",
    ],
  },
  {
    type: "file_search_call",
    value: { queries: ["Oslo"], results: [] },
    added: { status: "in_progress", queries: [], results: null },
    events: [
      "file_search_call.in_progress",
      "file_search_call.searching",
      "file_search_call.completed",
    ],
  },
  {
    type: "code_interpreter_call",
    value: { code: "print(1 + 1)", container_id: "cntr_1", outputs: [{ type: "logs", logs: "2" }] },
    added: { status: "in_progress", code: "", container_id: "cntr_1", outputs: [] },
    events: [
      "code_interpreter_call.in_progress",
      "code_interpreter_call_code.delta",
      "code_interpreter_call_code.done",
      "code_interpreter_call.interpreting",
      "code_interpreter_call.completed",
    ],
  },
  {
    type: "mcp_list_tools",
    value: { server_label: "wiki", tools: [{ name: "ask", input_schema: {} }] },
    added: { server_label: "wiki", tools: [] },
    events: ["mcp_list_tools.in_progress", "mcp_list_tools.completed"],
  },
  {
    type: "mcp_call",
    value: { server_label: "wiki", name: "ask", arguments: '{"q":"a"}', output: "b", error: null },
    added: { status: "in_progress", name: "ask", arguments: "", output: null },
    events: [
      "mcp_call.in_progress",
      "mcp_call_arguments.delta",
      "mcp_call_arguments.done",
      "mcp_call.completed",
    ],
  },
  {
    type: "mcp_call",
    value: { status: "failed", server_label: "wiki", name: "ask", arguments: "{}", error: "No." },
    added: { status: "in_progress", error: null },
    events: [
      "mcp_call.in_progress",
      "mcp_call_arguments.delta",
      "mcp_call_arguments.done",
      "mcp_call.failed",
    ],
  },
  {
    type: "mcp_approval_request",
    value: { server_label: "wiki", name: "ask", arguments: "{}" },
    added: { server_label: "wiki", name: "ask", arguments: "{}" },
    events: [],
  },
  {
    type: "local_shell_call",
    value: { call_id: "call_1", action: { type: "exec", command: ["ls"], env: { A: "b" } } },
    added: { status: "in_progress", action: { type: "exec", command: [], env: {} } },
    events: [],
  },
  {
    type: "shell_call",
    value: { call_id: "call_1", action: shellAction },
    added: { status: "in_progress", action: { ...shellAction, commands: [] } },
    events: ["shell_call_command.added", "shell_call_command.delta", "shell_call_command.done"],
  },
  {
    type: "shell_call_output",
    value: { call_id: "call_1", output: [shellOutput] },
    added: { status: "completed", output: [] },
    events: ["shell_call_output_content.delta", "shell_call_output_content.done"],
  },
  {
    type: "tool_search_call",
    value: { call_id: null, execution: "server", arguments: { paths: ["now"] } },
    added: { status: "in_progress", execution: "server", arguments: {} },
    events: [],
  },
  {
    type: "apply_patch_call",
    value: { call_id: "call_1", operation: { type: "delete_file", path: "a.txt" } },
    added: { status: "in_progress", operation: { type: "delete_file", path: "a.txt" } },
    events: [],
  },
  {
    type: "apply_patch_call",
    value: { call_id: "call_1", operation: { type: "create_file", path: "a", diff: "+one two" } },
    added: { status: "in_progress", operation: { type: "create_file", path: "a", diff: "" } },
    events: ["apply_patch_call_operation_diff.delta", "apply_patch_call_operation_diff.done"],
  },
  {
    type: "compaction",
    value: { encrypted_content: "gAAAA" },
    added: { encrypted_content: "gAAAA" },
    events: [],
  },
];

interface Event {
  type: string;
  item?: { type: string };
}

async function readEvents(stream: AsyncIterable<object>): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of stream) events.push(event as Event);
  return events;
}

/** The events of an item of a kind, from its beginning to its end; runs of one type are one. */
function eventsOf(events: Event[], kind: string): Event[] {
  const isEdge = ({ item }: Event): boolean => item?.type === kind;
  const own = events.slice(events.findIndex(isEdge), events.findLastIndex(isEdge) + 1);
  return own.filter(({ type }, index) => type !== own[index - 1]?.type);
}

function toNames(events: Event[]): string[] {
  return events.map(({ type }) => type.replace("response.", ""));
}

test.for(kinds)("$type: in a body, in a stream and in a replay", async (kind) => {
  const { type, value, added, events } = kind;
  server.use(llm.openai.responses(["Let me see.", custom(`openai.${type}`, value), "Done."]));
  const { id, output } = await client.responses.create(params);
  expect(output[1]).toMatchObject({ type, ...value });
  expect(output[1]?.id).toMatch(/^[a-z]+_[0-9a-f]{50}$/);
  const streamed = await readEvents(await client.responses.create({ ...params, stream: true }));
  const own = eventsOf(streamed, type);
  expect(toNames(own)).toEqual(["output_item.added", ...events, "output_item.done"]);
  expect(own[0]?.item).toMatchObject({ type, ...added });
  expect(own.at(-1)?.item).toMatchObject({ type, ...value });
  expect(streamed.at(-1)).toMatchObject({
    response: { output: [{}, { type, ...value }, { type: "message" }] },
  });
  const replayed = await readEvents(await client.responses.retrieve(id, { stream: true }));
  expect(toNames(eventsOf(replayed, type))).toEqual(toNames(own));
});

test("the final answer of the SDK's own helper has what OpenAI ran", async () => {
  const search = custom("openai.web_search_call", { action: { type: "search", query: "Oslo" } });
  server.use(llm.openai.responses([search, "It rains."]));
  const final = await client.responses.stream(params).finalResponse();
  expect(final.output).toMatchObject([
    { type: "web_search_call", status: "completed", action: { query: "Oslo" } },
    { type: "message" },
  ]);
  const next = await client.responses.create({ ...params, previous_response_id: final.id });
  expect(next.status).toBe("completed");
});

test("what only another provider has is a mistake of the test", async () => {
  server.use(llm.openai.responses(custom("anthropic.server_tool_use", {})));
  const error: unknown = await client.responses.create(params).catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was answered.", { cause: error });
  expect(error.message).toContain('this endpoint carries no "anthropic.server_tool_use"');
});
