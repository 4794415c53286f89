import { setupServer } from "msw/node";
import { errors, type LLMError, llm, type ReplyItem } from "../../src/index.ts";
import type { Client } from "../../test/contract/client.ts";
import { createSubjects, type Subject } from "./clients.ts";

/** What an error becomes at one endpoint. */
export interface ErrorRow {
  name: string;
  status: number;
  /** The vendor's `type`, or Google's `status`. */
  type: string | undefined;
  code: string | undefined;
  /** The class that the SDK throws; `undefined` where it throws nothing. */
  thrown: string | undefined;
  /** The same, in a stream that has begun. */
  thrownInStream: string | undefined;
  /** Where the answer is a 200. */
  finishReason: string | undefined;
}

export interface Observation extends Pick<Subject, "title" | "sdk"> {
  name: string;
  errors: ErrorRow[];
}

const ERRORS: Record<keyof typeof errors, () => LLMError> = {
  ...errors,
  badRequest: () => errors.badRequest("No."),
  custom: () => errors.custom({ status: 418 }),
};

/** Runs the official SDKs against every error. */
export async function observe(): Promise<Observation[]> {
  const server = setupServer(...llm.handlers);
  server.listen({ onUnhandledFrame: "error" });
  const mock = (client: Client, reply: ReplyItem | ReplyItem[]): void => {
    server.resetHandlers();
    server.use(client.mock(reply));
  };

  async function observeError(name: keyof typeof errors, client: Client): Promise<ErrorRow> {
    const wire = new Promise<{ status: number; body: Promise<unknown> }>((resolve) => {
      server.events.on(
        "response:mocked",
        ({ response }) => resolve({ status: response.status, body: response.clone().json() }),
        { once: true },
      );
    });
    mock(client, ERRORS[name]());
    const outcome = await client.ask().then(({ finishReason }) => ({ finishReason }), toThrown);
    const { status, body } = await wire;
    mock(client, ["Hel", ERRORS[name]()]);
    const streamed = await readAll(client.deltas()).then(() => undefined, toThrown);
    return {
      name,
      status,
      ...toWords(await body),
      thrown: "thrown" in outcome ? outcome.thrown : undefined,
      thrownInStream: streamed?.thrown,
      finishReason: "thrown" in outcome ? undefined : (outcome.finishReason ?? undefined),
    };
  }

  try {
    const observations: Observation[] = [];
    for (const { title, sdk, client } of createSubjects()) {
      const rows: ErrorRow[] = [];
      for (const name of keys(errors)) rows.push(await observeError(name, client));
      observations.push({ title, sdk, name: client.name, errors: rows });
    }
    return observations;
  } finally {
    server.close();
  }
}

function toWords(body: unknown): Pick<ErrorRow, "type" | "code"> {
  // Cerebras and xAI have an error's members beside one another
  const { error, ...flat } = body as { error?: unknown } & Record<string, unknown>;
  const { type, status, code } = { ...flat, ...(error as Record<string, unknown> | undefined) };
  return { type: toText(type ?? status), code: toText(code) };
}

function toText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function toThrown(error: Error): { thrown: string } {
  return { thrown: error.constructor.name };
}

async function readAll(deltas: AsyncIterable<string>): Promise<void> {
  for await (const _ of deltas);
}

function keys<Name extends string>(record: Record<Name, unknown>): Name[] {
  return Object.keys(record) as Name[];
}
