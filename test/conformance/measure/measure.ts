import { llm } from "../../../src/llm.ts";
import { createCheckedFetch } from "../checked-fetch.ts";
import { readRecordings, type Recording } from "../recordings.ts";
import {
  type Answer,
  hasRequest,
  isAnswered,
  isNotFound,
  namesStored,
  send,
  toRefusal,
} from "./accept.ts";
import type { Endpoint } from "./endpoint.ts";
import { compareKeys, type Sample, toObjectSamples, toSamples } from "./keys.ts";
import { fold, toPayloads, toRecorded, toWhole, type Whole } from "./payloads.ts";
import { reasonsFor } from "../reasons.ts";
import { roundTrip } from "./round-trip.ts";
import { createChecks } from "./checks.ts";
import { createRow, type Measure, type Row, toCount } from "./row.ts";
import { makeKept } from "./kept.ts";
import { createHasKey } from "./specified-keys.ts";

/** Sends everything that was recorded of an endpoint to the pack, and holds the answers against the recorded ones. */
export async function measure(endpoint: Endpoint): Promise<Row> {
  const { provider, at = "" } = endpoint;
  const recordings = endpoint.recorded
    .flatMap((name) => readRecordings(provider, name))
    .filter(({ url }) => url.includes(at));
  const kin = (endpoint.kin ?? []).flatMap(([provider, name]) => readRecordings(provider, name));
  const answered = recordings.filter(isAnswered);
  const row = createRow(recordings.length);
  const answers = [
    ...(await acceptAll(endpoint, answered, row)),
    ...(await roundTripAll(endpoint, answered, row)),
  ];
  await refuseAll(recordings, row);
  const recorded = answered.map(toRecorded);
  const known = kin.filter(isAnswered).map(toRecorded);
  countKeys(endpoint, { answers, recorded, known }, row);
  countOrders(endpoint, { answers, recorded: [...recorded, ...known] }, row);
  countSchema(endpoint, { answers, recorded }, row);
  return row;
}

async function acceptAll(
  { provider, kept }: Endpoint,
  answered: Recording[],
  row: Row,
): Promise<Whole[]> {
  const wholes: Whole[] = [];
  const faults = row.faults.accepted;
  const sent = answered.filter(hasRequest);
  for (const recording of sent) {
    const made = kept === undefined ? {} : await makeKept(provider, kept, recording);
    const answer = await send(recording, made);
    const { status, text } = answer;
    if (status === 200) wholes.push(toWhole(recording, answer.text));
    // what was made is there
    if (kept === undefined && namesStored(recording)) {
      row.stored.of++;
      if (status === 200) row.stored.found++;
      else if (!isNotFound(answer)) faults[recording.file] = text;
    } else if (status !== 200) faults[recording.file] = text;
  }
  row.counts.accepted = toCount(sent.length - row.stored.of, faults);
  return wholes;
}

async function refuseAll(recordings: Recording[], row: Row): Promise<void> {
  const refused = recordings.filter(({ decidable }) => decidable === "yes").filter(hasRequest);
  const fetch = createCheckedFetch(...llm.handlers);
  for (const recording of refused) {
    const { status, body } = recording.response;
    const answer = await send(recording, { fetch });
    const [theirs, ours] = [
      toRefusal(status, body),
      answer.status < 400 ? { status: answer.status } : toRefusal(answer.status, parse(answer)),
    ].map((refusal) => JSON.stringify(refusal));
    if (theirs !== ours) row.faults.refused[recording.file] = `${theirs} was recorded, not ${ours}`;
  }
  row.counts.refused = toCount(refused.length, row.faults.refused);
}

async function roundTripAll(
  { generation }: Endpoint,
  answered: Recording[],
  row: Row,
): Promise<Whole[]> {
  if (!generation) return [];
  const wholes: Whole[] = [];
  const faults = row.faults.roundTrips;
  let read = 0;
  for (const recording of answered) {
    const trip = await roundTrip(generation, recording);
    if (!trip) continue;
    if (trip.isRead) read++;
    if (trip.difference === undefined) wholes.push(toWhole(recording, trip.answer.text));
    else faults[recording.file] = trip.difference;
  }
  row.counts.roundTrips = read > 0 ? toCount(read, faults) : undefined;
  return wholes;
}

interface Group {
  answers: Whole[];
  recorded: Whole[];
}

function countKeys(
  { provider, name, free, embeds, kept, schema }: Endpoint,
  { answers, recorded, known }: Group & { known: Whole[] },
  { counts, faults }: Row,
): void {
  const toAll = (wholes: Whole[]): Sample[] =>
    wholes.flatMap(kept === undefined ? toSamples : toObjectSamples);
  const keys = compareKeys(toAll(answers), {
    recorded: toAll(recorded),
    kin: toAll(known),
    free,
    embeds,
    hasKey: createHasKey(schema),
  });
  const named = reasonsFor(`${provider} ${name}`, "documented");
  const [unknown, documented] = [false, true].map((isNamed) =>
    keys.unknown.filter((path) => path in named === isNamed),
  );
  for (const [measure, paths] of Object.entries({ ...keys, unknown, documented })) {
    faults[measure as Measure] = Object.fromEntries(paths!.map((path) => [path, "a key"]));
    counts[measure as Measure] = answers.length > 0 ? { right: 0, of: paths!.length } : undefined;
  }
}

function countOrders(
  { generation }: Endpoint,
  { answers, recorded }: Group,
  { counts, faults }: Row,
): void {
  if (!generation) return;
  const toOrder = ({ payloads }: Whole): string => fold(generation.toScript(payloads!));
  const known = new Set(recorded.filter(({ payloads }) => payloads).map(toOrder));
  const ours = answers.filter(({ payloads }) => payloads);
  for (const answer of ours) {
    const order = toOrder(answer);
    if (!known.has(order)) faults.orders[answer.file] = order.replaceAll("\n", " > ");
  }
  const wrong = ours.filter((answer) => !known.has(toOrder(answer))).length;
  counts.orders = ours.length > 0 ? { right: ours.length - wrong, of: ours.length } : undefined;
}

/** Faults of kinds that recordings show too are the specification's. */
function countSchema({ schema }: Endpoint, { answers, recorded }: Group, row: Row): void {
  const checks = createChecks(schema);
  if (!checks) return;
  const theirs = recorded.map(checks);
  const shown = new Set(theirs.flat());
  row.recordedSchema = {
    right: theirs.filter((faults) => faults.length === 0).length,
    of: recorded.length,
  };
  let right = 0;
  for (const answer of answers) {
    const faults = checks(answer).filter((fault) => !shown.has(fault));
    if (faults.length === 0) right++;
    for (const fault of faults) row.faults.schema[fault] = answer.file;
  }
  row.counts.schema = answers.length > 0 ? { right, of: answers.length } : undefined;
}

function parse({ text }: Answer): unknown {
  return text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : toPayloads(text)[0];
}
