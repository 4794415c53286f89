import { writeFaultOutcomes } from "./fault-outcomes.ts";
import { observe, type ErrorRow, type Observation } from "./observe.ts";
import { toCode, toTable } from "./table.ts";
import { writeVendorErrors } from "./vendor-errors.ts";

/** The page of errors and faults: what the wire carries, and what the official SDKs make of it. */
export async function writeErrors(): Promise<string> {
  const observations = await observe();
  const vendors = await writeVendorErrors();
  return `${[
    INTRODUCTION,
    toOverview(observations),
    ON_ERRORS,
    ...observations.map(toSection),
    ON_VENDORS,
    ...vendors,
    ON_FAULTS,
    FAULTS,
    ...writeFaultOutcomes(),
  ].join("\n\n")}\n`;
}

const INTRODUCTION = `<!-- Written by "npm run docs" from what the official SDKs see; change scripts/docs/errors.ts. -->

# Errors and faults

\`errors.*\` are answers of the provider: each becomes the status, the body and the headers that the provider itself sends, so the SDK throws what it throws in production. \`faults.*\` break what is between the provider and the app.

\`\`\`ts
server.use(llm.openai.chat(errors.rateLimit())); // a 429
server.use(llm.openai.chat(["Hel", errors.overloaded()])); // streamed, an error after "Hel"
server.use(llm.openai.chat(["Hel", faults.disconnect()])); // streamed, a lost connection after "Hel"
server.use(llm.openai.chat(sequence(errors.serverError(), "Hello"))); // an SDK's retry succeeds
\`\`\`

## Errors

The HTTP status of each error, at each endpoint:`;

const ON_ERRORS = `- \`badRequest(message, { param })\` and \`custom({ status, type, code, message, param, headers })\` say what you give them; here \`custom\` is given the status 418 alone.
- \`contentFiltered\` is a 200 where the provider answers so: the answer ends, and its finish reason tells. Endpoints that generate no text, such as embeddings, have no finish reason; there it is a 400.
- In a list, an error in a stream comes after a 200 and what was sent so far, in the provider's own frame. Not streamed, it is the status of the whole answer.
- Answers with 408, 429 and 5xx carry \`retry-after-ms: 1\`, so that the SDKs of OpenAI and Anthropic try again at once. \`rateLimit({ retryAfter: 2 })\` sends \`retry-after: 2\` instead, and they wait.`;

const ON_VENDORS = `## Errors in other SDKs

"Its word" is what the body calls the error besides its status: its code, its status or its type. "Nothing" in a stream: the SDK hands the error out as an event like any other, or takes it for the end.`;

const ON_FAULTS = `## Faults

Alone, a fault meets the default reply; in a list, what stands before it.`;

const FAULTS = toTable(
  ["fault", "not streamed", "streamed"],
  [
    [
      "`networkError()`",
      "no connection",
      "alone, no connection; in a list, the same as `disconnect`",
    ],
    [
      "`hang()`",
      "no answer until the client gives up",
      "alone, no answer; in a list, the same as `stall()`",
    ],
    ["`disconnect()`", "no connection", "the connection is lost after what was sent"],
    [
      "`truncate()`",
      "the first half of the body",
      "a clean end after what was sent, with no finish reason and no end marker",
    ],
    [
      "`malformed()`",
      "a body without its last bracket",
      "a frame without its last bracket; what follows in the list still comes",
    ],
    [
      "`stall(ms)`",
      "the answer comes `ms` milliseconds later",
      "nothing arrives for `ms` milliseconds, then it goes on",
    ],
    [
      "`stall()`",
      "no answer until the client gives up",
      "nothing arrives any more; the connection stays open",
    ],
    [
      "`html()`",
      "a gateway's 502 page",
      "alone, a gateway's 502 page; in a list, the page in the middle of the stream",
    ],
  ],
);

function toOverview(observations: Observation[]): string {
  const [first] = observations;
  return toTable(
    ["error", ...observations.map(({ title }) => title)],
    first!.errors.map(({ name }, index) => [
      `\`${name}\``,
      ...observations.map(({ errors }) => toStatus(errors[index]!)),
    ]),
  );
}

function toStatus({ status, finishReason }: ErrorRow): string {
  return finishReason === undefined ? String(status) : `${status}, ${toCode(finishReason)}`;
}

function toSection({ title, sdk, name, errors }: Observation): string {
  const type = sdk === "@google/genai" ? "`status` in the body" : "`type`";
  const header = ["error", "status", type, "`code`", "SDK throws", "SDK throws in a stream"];
  const rows = errors.map((row) => [
    `\`${row.name}\``,
    String(row.status),
    row.finishReason === undefined ? toCode(row.type) : `finish reason ${toCode(row.finishReason)}`,
    toCode(row.code),
    toCode(row.thrown) || "nothing",
    toCode(row.thrownInStream) || "nothing",
  ]);
  return `### ${title}\n\n\`llm.${name}\`, read by \`${sdk}\`.\n\n${toTable(header, rows)}`;
}
