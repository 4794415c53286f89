// Prints what importing the package changes of its host, and then what mounting it does.
import { readFileSync } from "node:fs";
import { HttpResponse } from "msw";

const { exports: entries } = JSON.parse(
  readFileSync(new URL("node_modules/msw-llm/package.json", import.meta.url), "utf8"),
);
const owners = {
  globalThis,
  FetchResponse: Object.getPrototypeOf(HttpResponse),
  HttpResponse,
  ReadableStream: ReadableStream.prototype,
  Request: Request.prototype,
  Response: Response.prototype,
};

function look() {
  const found = new Map();
  for (const [name, owner] of Object.entries(owners)) {
    for (const [key, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      found.set(`${name}.${key}`, value ?? get);
    }
  }
  return found;
}

const before = look();

function print(when) {
  const changed = [...look()].filter(([key, value]) => !Object.is(before.get(key), value));
  console.log(`${when}: ${changed.map(([key]) => key).join(" ")}`);
}

for (const [path, file] of Object.entries(entries)) {
  if (file.endsWith(".js")) await import(path.replace(".", "msw-llm"));
}
print("imported");
const { llm } = await import("msw-llm");
void [...llm.handlers];
print("constructed");
