import type { SetupServer } from "msw/node";
import { expect, test } from "vitest";
import { errors, faults, type LLMError, sequence } from "../../src/index.ts";
import { type Client, ERROR_NAMES, type ErrorRow } from "./client.ts";

const ERRORS: Record<(typeof ERROR_NAMES)[number], () => LLMError> = {
  ...errors,
  badRequest: () => errors.badRequest("No."),
  custom: () => errors.custom({ status: 418, message: "I'm a teapot" }),
};

/** What an SDK makes of the provider's errors. */
export function testErrors(server: SetupServer, getClient: () => Client): void {
  test.for(ERROR_NAMES)("errors.%s", async (name) => {
    const { mock, ask, stream, toError, errors: rows } = getClient();
    server.use(mock(ERRORS[name]()));
    const row: ErrorRow = rows[name];
    for (const send of [ask, stream]) {
      const outcome = await send().catch(toError);
      if ("finishReason" in row) expect(outcome).toMatchObject(row);
      else expect(outcome).toEqual(row);
    }
  });

  test("an error in a list breaks the stream after what was sent", async () => {
    const { mock, deltas, ask, toError, midStream, errors: rows } = getClient();
    server.use(mock(["Hel", errors.overloaded()]));
    const { arrived, error } = await readAll(deltas());
    expect(arrived).toBe("Hel");
    expect(toError(error)).toEqual(midStream);
    expect(await ask().catch(toError)).toEqual(rows.overloaded);
  });

  test("an error is retried, and each attempt is a call", async () => {
    const { mock, ask } = getClient();
    const handler = mock(sequence(errors.serverError(), "ok"));
    server.use(handler);
    expect((await ask({ maxRetries: 1 })).text).toBe("ok");
    expect(handler.calls.map(({ status }) => status)).toEqual([500, 200]);
  });

  test("an exhausted sequence fails loudly, and once", async () => {
    const { mock, ask } = getClient();
    const handler = mock(sequence("only"));
    server.use(handler);
    await ask();
    await expect(ask({ maxRetries: 2 })).rejects.toThrow(
      /msw-llm: Failed to answer POST .*: the sequence of 1 reply is exhausted/,
    );
    expect(handler.errors).toHaveLength(1);
  });
}

/** What an SDK makes of a broken transport. */
export function testFaults(server: SetupServer, getClient: () => Client): void {
  test("faults.truncate: the text, and no end", async () => {
    const { mock, deltas } = getClient();
    server.use(mock(["Hello", faults.truncate()]));
    expect((await readAll(deltas())).arrived).toBe("Hello");
  });

  test("faults.disconnect: the text, then a lost connection", async () => {
    const { mock, deltas, ask } = getClient();
    server.use(mock(["Hello", faults.disconnect()]));
    const { arrived, error } = await readAll(deltas());
    expect(arrived).toBe("Hello");
    expect(error).toBeInstanceOf(Error);
    await expect(ask()).rejects.toThrow();
  });

  test("faults.networkError", async () => {
    const { mock, ask } = getClient();
    const handler = mock(faults.networkError());
    server.use(handler);
    await expect(ask()).rejects.toThrow();
    expect(handler.calls[0]?.status).toBe(0);
  });

  test("faults.hang ends when the client gives up", async ({ skip }) => {
    const { mock, ask, hidesAborts } = getClient();
    skip(hidesAborts === true, "the host hears of no abort");
    const handler = mock(faults.hang());
    server.use(handler);
    const abort = new AbortController();
    const asked = ask({ signal: abort.signal }).catch((error: unknown) => error);
    await expect.poll(() => handler.calls.length).toBe(1);
    abort.abort();
    expect(await asked).toBeInstanceOf(Error);
    await handler.calls[0]?.done;
    expect(handler.calls[0]?.aborted).toBe(true);
  });

  test("faults.html", async () => {
    const { mock, stream } = getClient();
    server.use(mock(faults.html()));
    await expect(stream()).rejects.toThrow();
  });

  test("faults.stall goes on after its time", async () => {
    const { mock, ask, stream } = getClient();
    server.use(mock(["Hel", faults.stall(5), "lo"]));
    expect((await stream()).text).toBe("Hello");
    expect((await ask()).text).toBe("Hello");
  });
}

async function readAll(
  deltas: AsyncIterable<string>,
): Promise<{ arrived: string; error: unknown }> {
  let arrived = "";
  try {
    for await (const delta of deltas) arrived += delta;
    return { arrived, error: undefined };
  } catch (error) {
    return { arrived, error };
  }
}
