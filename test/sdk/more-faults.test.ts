import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { SDKS, toPackage } from "../../scripts/docs/providers.ts";
import { CONTRACT_CLIENTS, FAULT_CLIENTS } from "../contract/fault-clients.ts";
import { FAULT_ERRORS } from "../contract/fault-errors.ts";
import { FAULT_OUTCOMES } from "../contract/fault-outcomes.ts";
import { testFaultOutcomes } from "../contract/test-fault-outcomes.ts";
import { createEndpointClient, listStreaming } from "../support/endpoint-clients.ts";
import { createEventClient, EVENT_CLIENTS, UNREAD_EVENTS } from "../support/event-clients.ts";
import { OWN_CLIENTS } from "../support/fault-clients.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

describe.each(Object.entries(OWN_CLIENTS))("%s", (name, create) => {
  testFaultOutcomes(server, () => create(name));
});

/** Every other endpoint that streams: one that no client here reads fails. */
describe.each(listOthers())("%s", (name) => {
  testFaultOutcomes(server, () => createEndpointClient(name));
});

function listOthers(): string[] {
  const own = Object.keys(OWN_CLIENTS);
  return listStreaming().filter((name) => !CONTRACT_CLIENTS.has(name) && !own.includes(name));
}

/** What is no text generation. */
describe.each(Object.keys(EVENT_CLIENTS))("%s", (name) => {
  testFaultOutcomes(server, () => createEventClient(name));
});

describe("the table of faults", () => {
  const clients = Object.values(FAULT_CLIENTS).flatMap((names) => names.split(" "));

  test("has each endpoint that streams, and those alone", () => {
    const endpoints = new Set(clients.map((client) => client.replace(/\+.*/, "")));
    const streaming = [...listStreaming(), ...Object.keys(EVENT_CLIENTS)];
    expect([...endpoints].toSorted()).toEqual(streaming.toSorted());
  });

  test("has each client once, and each is asked", () => {
    const own = [OWN_CLIENTS, EVENT_CLIENTS].flatMap((some) => Object.keys(some));
    const asked = [...CONTRACT_CLIENTS, ...own, ...listOthers()];
    expect(clients.toSorted()).toEqual(asked.toSorted());
  });

  test("has an endpoint of each other codec that streams, or a reason why not", () => {
    const codecs = join(import.meta.dirname, "../../src/codecs");
    const files = readdirSync(codecs, { recursive: true, encoding: "utf8" });
    const streaming = files
      .filter((file) => file.endsWith(".ts"))
      .filter((file) => readFileSync(join(codecs, file), "utf8").includes("FramedBody"))
      .map((file) => file.split(sep)[0]);
    const known = Object.values(EVENT_CLIENTS).map(({ codec }) => codec);
    expect(new Set(streaming)).toEqual(new Set([...known, ...Object.keys(UNREAD_EVENTS)]));
  });

  test("has no SDK that no provider is tested with, and no error that nobody sees", () => {
    const packages = Object.keys(FAULT_CLIENTS).map((sdk) => sdk.replace(/(?<=.)@\d+$/, ""));
    const tested = Object.values(SDKS).flatMap((sdks) => sdks.map((sdk) => toPackage(sdk)[0]));
    expect(packages.filter((name) => !tested.includes(name))).toEqual([]);
    const outcomes = Object.values(FAULT_OUTCOMES)
      .flat()
      .flatMap(([, row]) => row.split(/[ :]/));
    const unseen = Object.keys(FAULT_ERRORS).filter((name) => !outcomes.includes(name));
    expect(unseen).toEqual([]);
  });
});
