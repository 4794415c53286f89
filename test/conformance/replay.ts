import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { keyPaths, type Recording } from "./recordings.ts";

const fetch = createCheckedFetch(...llm.handlers);

/** Sends a recorded request, or another one to the same place, to the pack; a recording may have lost its own. */
export function replay(
  { url, request }: Pick<Recording, "url"> & { request: Recording["request"] | null },
  body: unknown = request?.body,
): Promise<Response> {
  return fetch(url, { method: "POST", body: JSON.stringify(body) });
}

/** The recordings whose request was kept. */
export function withRequest(recordings: Recording[]): Recording[] {
  return recordings.filter(({ request }) => (request as unknown) !== null);
}

/** The payloads of server-sent events, `[DONE]` as the text that it is. */
export function toPayloads(sse: string): unknown[] {
  return [...sse.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) =>
    data === "[DONE]" ? data : (JSON.parse(data) as unknown),
  );
}

/** The key paths that no recorded value has, and those that all have and `value` lacks. */
export function compareKeys(
  value: unknown,
  recorded: unknown[],
): { unknown: string[]; missing: string[] } {
  const own = keyPaths(value);
  const others = recorded.map((one) => keyPaths(one));
  const [first = new Set<string>()] = others;
  return {
    unknown: [...own].filter((path) => !others.some((paths) => paths.has(path))),
    missing: [...first].filter(
      (path) => !own.has(path) && others.every((paths) => paths.has(path)),
    ),
  };
}

/** What `compareKeys` finds where nothing is wrong. */
export const SAME_KEYS = { unknown: [], missing: [] };
