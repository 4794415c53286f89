// Where credentials are looked for in a body, and how deep.
import { expect, test } from "vitest";
import { isCredential, withoutSecrets } from "../../src/secrets.ts";

/** `depth` objects around one: the deepest of all holds it. */
function nest(depth: number, value: object): object {
  let whole = value;
  for (let level = 0; level < depth; level++) whole = { plain: whole };
  return whole;
}

const SECRET = { api_key: "sk-planted" };
const HIDDEN = { api_key: "<redacted>" };

test("ten levels deep, and no deeper", () => {
  expect(withoutSecrets(nest(10, SECRET))).toEqual(nest(10, HIDDEN));
  const deeper = nest(11, SECRET);
  expect(withoutSecrets(deeper)).toBe(deeper);
});

test("a list is a level, and stays a list", () => {
  expect(withoutSecrets({ tools: [{ name: "a" }, SECRET] })).toEqual({
    tools: [{ name: "a" }, HIDDEN],
  });
  expect(Array.isArray((withoutSecrets({ tools: [SECRET] }) as { tools: unknown }).tools)).toBe(
    true,
  );
  // eight objects, a list, and the object in it
  expect(withoutSecrets(nest(8, { tools: [SECRET] }))).toEqual(nest(8, { tools: [HIDDEN] }));
  const deeper = nest(9, { tools: [SECRET] });
  expect(withoutSecrets(deeper)).toBe(deeper);
});

test("what is secret is hidden to its end, and what is too deep as a whole", () => {
  const headers = { "x-one": "a", "x-list": ["b", { inner: "c" }], "x-number": 7, "x-null": null };
  expect(withoutSecrets({ headers })).toEqual({
    headers: {
      "x-one": "<redacted>",
      "x-list": ["<redacted>", { inner: "<redacted>" }],
      "x-number": 7,
      "x-null": null,
    },
  });
  const deep = nest(9, { plain: "a" });
  expect(withoutSecrets({ headers: deep })).toEqual({ headers: nest(9, { plain: "<redacted>" }) });
  const deeper = nest(10, { plain: "a" });
  expect(withoutSecrets({ headers: deeper })).toEqual({
    headers: nest(9, { plain: "<redacted>" }),
  });
});

test("lists within what is secret are levels too", () => {
  const list = (depth: number, value: string): unknown => {
    let whole: unknown = value;
    for (let level = 0; level < depth; level++) whole = [whole];
    return whole;
  };
  const hidden = { headers: list(10, "<redacted>") };
  expect(withoutSecrets({ headers: list(10, "a") })).toEqual(hidden);
  // the eleventh is hidden as a whole
  expect(withoutSecrets({ headers: list(11, "a") })).toEqual(hidden);
  expect(withoutSecrets({ headers: [{ inner: list(8, "a") }, "b"] })).toEqual({
    headers: [{ inner: list(8, "<redacted>") }, "<redacted>"],
  });
});

test("a file's bytes are not searched", () => {
  const file = { filename: "a.wav", bytes: Object.assign(new Uint8Array(2), SECRET) };
  expect(withoutSecrets({ file, ...SECRET })).toEqual({ file, ...HIDDEN });
});

test("numbers and nulls beside a secret are left as they are", () => {
  const body = { count: 3, nothing: null, on: true, ...SECRET };
  expect(withoutSecrets(body)).toEqual({ count: 3, nothing: null, on: true, ...HIDDEN });
  expect(body.api_key).toBe("sk-planted");
});

test("a null in a list, and no object at all", () => {
  expect(withoutSecrets({ tools: [null, SECRET, 3] })).toEqual({ tools: [null, HIDDEN, 3] });
  expect(withoutSecrets(null)).toBeNull();
  expect(withoutSecrets("sk-planted")).toBe("sk-planted");
});

test("a URL hides its credentials, and a text that only looks like one does not", () => {
  const address = "https://mcp.example/?api_key=sk-planted&page=2";
  expect(withoutSecrets({ server_url: address, note: address })).toEqual({
    server_url: "https://mcp.example/?api_key=…&page=2",
    note: address,
  });
});

test.for([
  "authorization",
  "proxy-authorization",
  "x-goog-api-key",
  "api-key",
  "xi-api-key",
  "cookie",
  "x-amz-security-token",
  "x-auth",
])("%s is a credential", (name) => {
  expect(isCredential(name)).toBe(true);
});

test.for(["idempotency-key", "x-idempotency-key", "content-type", "user-agent", "x-request-id"])(
  "%s is none",
  (name) => {
    expect(isCredential(name)).toBe(false);
  },
);
