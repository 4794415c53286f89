import { FAULT_CLIENTS } from "../../test/contract/fault-clients.ts";
import { FAULT_ERRORS } from "../../test/contract/fault-errors.ts";
import { FAULT_OUTCOMES } from "../../test/contract/fault-outcomes.ts";
import { FAULT_NAMES, type Way } from "../../test/contract/observe-faults.ts";
import { toCode, toTable } from "./table.ts";

/** What each SDK makes of each fault: a table for each way of reading, the errors in them, and who was asked. */
export function writeFaultOutcomes(): string[] {
  const numbers = numberErrors();
  return [
    INTRODUCTION,
    ...WAYS.map(([way, title]) => toOutcomes(way, title, numbers)),
    ON_SDKS,
    `${ON_ERRORS}\n\n${[...numbers].map(toError).join("\n")}`,
    `${ON_CLIENTS}\n\n${Object.entries(FAULT_CLIENTS).map(toClients).join("\n")}`,
  ];
}

const INTRODUCTION = `## What SDKs make of faults

Of \`["Hello", faults.…()]\`, \`stall\` without a time. A name is the class that the SDK throws, after the text where it is streamed; its number is the one of the error below the tables, with its message. "Ends" is an end as if nothing had happened, "waits" a request that lasts until the client gives up, by an abort or by its own timeout. Where a stream that is broken simply ends, it is for the app to see that no finish reason came. MSW 2 and MSW 3 show the same, but for what the list of errors tells.`;

/** How an answer may be read. */
const WAYS: [way: Way, title: string][] = [
  ["body", "In one body"],
  ["stream", "Streamed, event by event"],
  ["helper", "Streamed, put together by the SDK's own helper, where there is one"],
  [
    "events",
    "The events of pictures, sounds and transcripts, and those of a stored answer once more; the fault stands alone, and breaks the default answer in its middle",
  ],
];

const ON_SDKS = `Some of the SDKs cannot be asked in every way. The helper of \`together-ai\`, \`chat.completions.stream()\`, throws at a lost connection where nobody can catch it (\`Cannot access 'TogetherError' before initialization\`). \`run()\` of \`replicate\` hands its signal to no request, so that nothing ends one that hangs; the table has \`predictions.create()\`. \`openai\` hands the events of \`audio.speech.create()\` over unread.`;

const ON_ERRORS = `The errors, each with the first line of its message, and the status or the code that it carries. \`(JSON.parse)\` stands for the words of \`JSON.parse\`, which differ with the place, and \`…\` for an address or a number:`;

const ON_CLIENTS =
  "What each SDK was asked for, `cloudflare` and `replicate.predictions` not for streams, which are another endpoint's or the app's to read; a test tells of an endpoint that streams and is not among these:";

/** In the order in which the tables have them. */
function numberErrors(): Map<string, number> {
  const outcomes = WAYS.flatMap(([way]) =>
    FAULT_OUTCOMES[way].flatMap(([, row]) => row.split(" ")),
  );
  const names = outcomes.map((outcome) => toParts(outcome).name);
  const used = [...new Set(names)].filter((name) => name in FAULT_ERRORS);
  return new Map(used.map((name, index) => [name, index + 1]));
}

/** `no-text:closed` is an error, and what is not as usual of the text. */
function toParts(outcome: string): { mark: string; name: string } {
  const [name = "", mark = ""] = outcome.split(":").toReversed();
  return { name, mark: mark && `${mark.replace("-", " ")}, ` };
}

function toOutcomes(way: Way, title: string, numbers: Map<string, number>): string {
  const header = ["SDK", ...FAULT_NAMES.map(toCode)];
  const rows = FAULT_OUTCOMES[way].map(([readers, outcomes]) => [
    readers.split(" ").map(toReader).join(", "),
    ...outcomes.split(" ").map((outcome) => toOutcome(outcome, numbers)),
  ]);
  return `${title}:\n\n${toTable(header, rows)}`;
}

function toOutcome(outcome: string, numbers: Map<string, number>): string {
  const { mark, name } = toParts(outcome);
  const error = FAULT_ERRORS[name];
  if (error === undefined) return mark + name;
  const [className] = (typeof error === "string" ? error : error.now).split(":");
  return `${mark}${toCode(className)} ${numbers.get(name)}`;
}

/** `openai:*.chat` is what an SDK sees at some of its endpoints. */
function toReader(reader: string): string {
  const [sdk = "", endpoints] = reader.split(":");
  if (endpoints === undefined) return toSDK(sdk);
  const names = endpoints.split(",").map((name) => toEndpoint(name.replace(/^\*\./, ""), sdk));
  return `${toSDK(sdk)} (${names.join(", ")})`;
}

/** `@anthropic-ai/sdk@0` is a major of it. */
function toSDK(sdk: string): string {
  const [, name, major] = /^(.+)@(\d+)$/.exec(sdk) ?? [];
  return name === undefined ? toCode(sdk) : `${toCode(name)} ${major}`;
}

/** `bedrock.converse+FetchHttpHandler`: an endpoint, and what its SDK asks with. */
function toEndpoint(client: string, sdk: string): string {
  const [name, handler] = client.split("+");
  const isItself = handler === undefined || handler === sdk;
  return toCode(name) + (isItself ? "" : ` with ${toCode(handler)}`);
}

function toError([name, number]: [string, number]): string {
  const error = FAULT_ERRORS[name]!;
  if (typeof error === "string") return `${number}. ${toCode(error)}`;
  return `${number}. ${toCode(error.now)}; with ${error.of}, ${toCode(error.before)}`;
}

function toClients([sdk, clients]: [string, string]): string {
  const names = clients.split(" ").map((client) => toEndpoint(client, sdk));
  return `- ${toSDK(sdk)}: ${names.join(", ")}`;
}
