// Prints what importing the package changes of its host, and then what mounting it does.
import { readdirSync } from "node:fs";
import { HttpResponse } from "msw";

const folder = new URL("node_modules/msw-llm/dist/node/", import.meta.url);
const entries = readdirSync(folder).filter((file) => file.endsWith(".js"));
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

for (const file of entries) await import(new URL(file, folder).href);
print("imported");
const { llm } = await import("msw-llm");
void [...llm.handlers];
print("constructed");
