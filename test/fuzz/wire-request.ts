import fc from "fast-check";
import type { FuzzedEndpoint } from "./endpoints.ts";
import { type Mutation, mutate, mutation } from "./mutate.ts";
import type { Seed } from "./seeds.ts";
import { type Spoil, SPOILS, spoilBytes } from "./spoil.ts";

/** A request as it goes over the wire. */
export interface WireRequest {
  provider: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
}

const SEGMENTS = [
  "m",
  "gpt-5.4",
  "a%2Fb",
  "%00",
  "%E0%A4%A",
  "%ED%A0%80",
  "..%2F..",
  "__proto__",
  "constructor",
  "toString",
  "$&",
  "{id}",
  "(a+)+$",
  "é",
  "💥",
  "a".repeat(4000),
  "-1",
  "%",
  "a:b",
  ";",
  "*",
];
const QUERIES = [
  "",
  "?",
  "?alt=sse",
  "?alt=sse&alt=json",
  "?alt=%00",
  "?key=a&key=b",
  "?limit=-1",
  "?limit=1e999",
  "?limit=NaN",
  "?after=__proto__&before=constructor",
  "?order=toString",
  "?page_token=%ED%A0%80&pageToken=x&pageSize=0",
  "?include[]=a&include[]=%",
  "?__proto__[polluted]=1&constructor[prototype][polluted]=1",
  "?stream=true&starting_after=x",
  `?${"a=b&".repeat(500)}`,
  "?api-version=",
  "?%",
];
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "FOO"];
const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=",
  "multipart/form-data; boundary=x",
  "application/octet-stream",
  "application/x-ndjson",
  'application/json; charset="',
  "/",
  "audio/wav",
];

const TAILS = ["/", "//", "/a", "%2F", "/../x", ":x"];

/** A sound request to any endpoint, and what becomes of it. */
export function wireRequest(
  seeds: Map<FuzzedEndpoint, Seed[]>,
  ids: string[],
): fc.Arbitrary<WireRequest> {
  return fc
    .record({
      endpoint: fc.constantFrom(...seeds.keys()),
      pick: fc.nat({ max: 10_000 }),
      mutations: fc.array(mutation, { maxLength: 4 }),
      spoil: fc.constantFrom(...SPOILS),
      type: seldom(5, TYPES),
      method: seldom(20, METHODS),
      segments: fc.array(fc.constantFrom(...SEGMENTS), { minLength: 5, maxLength: 5 }),
      query: seldom(4, QUERIES),
      tail: seldom(30, TAILS),
      isKnown: fc.boolean(),
    })
    .map((choice): WireRequest => {
      const { endpoint, method, query, tail, type } = choice;
      const { body, contentType } = toBody(choice, seeds.get(endpoint)!);
      const own = method ?? endpoint.method;
      const hasBody = own !== "GET" && own !== "HEAD";
      return {
        provider: endpoint.provider,
        method: own,
        url: toURL(choice, ids) + (tail ?? "") + (query ?? ""),
        headers: { "content-type": type ?? contentType, "anthropic-version": "2023-06-01" },
        body: hasBody ? body : undefined,
      };
    });
}

/** One time in so many. */
function seldom(times: number, values: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: times - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  );
}

interface Choice {
  endpoint: FuzzedEndpoint;
  pick: number;
  mutations: Mutation[];
  spoil: Spoil;
  segments: string[];
  isKnown: boolean;
}

function toURL({ endpoint, segments, pick, isKnown }: Choice, ids: string[]): string {
  let count = 0;
  return endpoint.url.replaceAll(/\{\w+\}/g, (name) => {
    const id = ids[(pick + count) % Math.max(1, ids.length)];
    const segment = segments[count++ % segments.length]!;
    if (name === "{model}" || name === "{version}") return isKnown ? toModel(name) : segment;
    return isKnown && id !== undefined ? encodeURIComponent(id) : segment;
  });
}

function toModel(name: string): string {
  return name === "{version}" ? "v1" : "gemini-3.5-flash";
}

type Body = Pick<WireRequest, "body"> & { contentType: string };

function toBody({ endpoint, pick, mutations, spoil }: Choice, seeds: Seed[]): Body {
  const seed = seeds[pick % Math.max(1, seeds.length)] ?? {};
  const text = mutate(seed, mutations);
  const { accepts } = endpoint.route.codec;
  const isForm = accepts?.includes("multipart") && (!accepts.includes("json") || pick % 2 === 0);
  if (!isForm) return { body: spoilBytes(text, spoil), contentType: "application/json" };
  const form = toForm(text);
  return { body: spoilBytes(form, spoil), contentType: "multipart/form-data; boundary=x" };
}

/** Written by hand: a broken form is one too. */
function toForm(text: string): string {
  const value = text === "" ? {} : (JSON.parse(text) as unknown);
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const parts = entries.flatMap(([name, member]) =>
    [member].flat().map((one: unknown) => {
      const file = (one as { file?: unknown } | null)?.file;
      const content = typeof one === "string" ? one : (JSON.stringify(file ?? one) ?? "");
      const disposition = `form-data; name="${name.replaceAll(/["\r\n]/g, "")}${Array.isArray(member) ? "[]" : ""}"`;
      const filename = file === undefined ? "" : '; filename="a.txt"\r\ncontent-type: text/plain';
      return `--x\r\ncontent-disposition: ${disposition}${filename}\r\n\r\n${content}\r\n`;
    }),
  );
  return `${parts.join("")}--x--\r\n`;
}
