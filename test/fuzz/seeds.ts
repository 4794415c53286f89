import { REQUESTS } from "../support/requests.ts";
import { readIndex, readRecording } from "../conformance/recordings.ts";
import { type FuzzedEndpoint, isServedBy } from "./endpoints.ts";

/** A sound body: JSON, or the fields of a form, a file's content as `{ file }`. */
export type Seed = Record<string, unknown>;

/** Small bodies of what is kept between requests, by the end of the path. */
const KEPT: [path: RegExp, body: Seed][] = [
  [/\/files$/, { purpose: "batch", file: { file: '{"custom_id":"a"}\n' } }],
  [/\/uploads$/, { purpose: "batch", filename: "a", bytes: 1, mime_type: "text/plain" }],
  [/\/parts$/, { data: { file: "a" } }],
  [/\/complete$/, { part_ids: ["part_1"] }],
  [
    /\/v1\/batches$/,
    { input_file_id: "file-1", endpoint: "/v1/embeddings", completion_window: "24h" },
  ],
  [
    /messages\/batches$/,
    {
      requests: [
        {
          custom_id: "a",
          params: { model: "m", max_tokens: 1, messages: [{ role: "user", content: "Hi" }] },
        },
      ],
    },
  ],
  [/\/jobs$/, { input_files: ["1"], endpoint: "/v1/chat/completions", model: "m" }],
  [
    /:(?:batch|asyncBatch)\w+$/,
    { batch: { displayName: "a", inputConfig: { requests: { requests: [] } } } },
  ],
  [/\/conversations$/, { items: [{ role: "user", content: "Hi" }], metadata: { a: "b" } }],
  [/\/items$/, { items: [{ role: "user", content: "Hi" }] }],
  [
    /\/vector_stores$/,
    { name: "a", file_ids: [], expires_after: { anchor: "last_active_at", days: 1 } },
  ],
  [/\/search$/, { query: "Hi", max_num_results: 3, filters: { type: "eq", key: "a", value: "b" } }],
  [/\/file_batches$/, { file_ids: ["file-1"], chunking_strategy: { type: "auto" } }],
  [/\/assistants$/, { model: "m", instructions: "Be brief.", tools: [{ type: "file_search" }] }],
  [/\/threads$/, { messages: [{ role: "user", content: "Hi" }] }],
  [/\/threads\/\{\w+\}\/messages$/, { role: "user", content: [{ type: "text", text: "Hi" }] }],
  [
    /\/runs$/,
    {
      assistant_id: "asst_1",
      thread: { messages: [{ role: "user", content: "Hi" }] },
      stream: true,
    },
  ],
  [
    /\/submit_tool_outputs$/,
    { tool_outputs: [{ tool_call_id: "call_1", output: "12" }], stream: true },
  ],
  [/\/images\/generations$/, { model: "gpt-image-1", prompt: "A cat", n: 1, size: "1024x1024" }],
  [
    /\/images\/(?:edits|variations)$/,
    { model: "gpt-image-1", prompt: "A cat", image: { file: "\u0089PNG" } },
  ],
  [/\/audio\/speech$/, { model: "tts-1", voice: "alloy", input: "Hi", response_format: "wav" }],
  [
    /\/audio\/(?:transcriptions|translations)$/,
    {
      model: "whisper-1",
      file: { file: "RIFF" },
      response_format: "verbose_json",
      timestamp_granularities: ["word"],
    },
  ],
  [/\/rerank$/, { model: "m", query: "Hi", documents: ["Hi", "Ho"], top_n: 1 }],
  [/\/responses\/compact$/, { model: "gpt-5.4", input: [{ role: "user", content: "Hi" }] }],
  [/\/interactions$/, { model: "gemini-3.5-flash", input: "Hi", stream: true }],
  [
    /\/complete$/,
    { model: "claude-2.1", prompt: "\n\nHuman: Hi\n\nAssistant:", max_tokens_to_sample: 9 },
  ],
  [/:predict$/, { instances: [{ prompt: "A cat" }], parameters: { sampleCount: 1 } }],
  [/\/run\/[^/]*(?:bge|embed)/, { text: ["Hi", "Ho"] }],
  [/\/run\//, { messages: [{ role: "user", content: "Hi" }], tools: [], stream: true }],
  [/\/token$/, { grant_type: "refresh_token", refresh_token: "a" }],
];

/** How many recordings of one endpoint are enough. */
const ENOUGH = 12;

/** What is sent to each endpoint before it is changed: recordings where they are, else what is built in. */
export function findSeeds(endpoints: FuzzedEndpoint[]): Map<FuzzedEndpoint, Seed[]> {
  const known = [
    ...REQUESTS.map(([url, body]) => ({ path: new URL(url).pathname, body: body as Seed })),
    ...readBodies(),
  ];
  return new Map(
    endpoints.map((endpoint) => {
      const { method, url } = endpoint;
      if (method !== "POST") return [endpoint, []];
      const own = known.filter(({ path }) => isServedBy(endpoint, method, path));
      const alike = own.length > 0 ? own : known.filter(({ path }) => toTail(path) === toTail(url));
      const seeds = [
        ...KEPT.filter(([path]) => path.test(decodeURI(new URL(url).pathname))).map(
          ([, body]) => body,
        ),
        ...alike.slice(0, ENOUGH).map(({ body }) => body),
      ];
      return [endpoint, seeds.length > 0 ? seeds : [{}]];
    }),
  );
}

function readBodies(): { path: string; body: Seed }[] {
  return readIndex()
    .filter(({ endpoint }) => endpoint.startsWith("POST "))
    .flatMap(({ file }) => {
      const { url, request } = readRecording(file);
      const body = (request as { body?: unknown } | null)?.body;
      if (typeof body !== "object" || body === null || !URL.canParse(url)) return [];
      return { path: new URL(url).pathname, body: body as Seed };
    });
}

/** What endpoints of the same format end in. */
function toTail(url: string): string {
  return url.replace(/^.*[/:](?=[^/:]+$)/, "");
}
