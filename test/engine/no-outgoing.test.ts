import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, connect } from "node:net";
import { connect as connectTLS } from "node:tls";
import { promisify } from "node:util";
import { http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { takeOutgoing } from "../support/no-outgoing.ts";

test.for([
  ["a socket", () => connect(443, "api.openai.com")],
  ["options", () => connect({ port: 443, host: "api.openai.com" })],
  ["TLS", () => connectTLS({ port: 443, host: "api.openai.com" })],
] as const)("%s to a host elsewhere is refused, and found", async ([, open]) => {
  const [error] = (await once(open(), "error")) as [Error];
  expect([error.message, takeOutgoing()]).toEqual([
    "A test tried to reach api.openai.com.",
    ["api.openai.com"],
  ]);
});

test("what a test lets pass through MSW is found beneath it", async () => {
  const server = setupServer(
    http.all("*", () => passthrough()),
    ...llm.handlers,
  );
  server.listen();
  await expect(fetch("https://api.openai.com/v1/models")).rejects.toThrow();
  server.close();
  expect(new Set(takeOutgoing())).toEqual(new Set(["api.openai.com"]));
});

test("this machine may be reached", async () => {
  const server = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await once(connect(port, "127.0.0.1").resume(), "close");
  server.close();
  expect(takeOutgoing()).toEqual([]);
});

const ASK = `require("node:https").get("https://api.openai.com/").on("error", (error) => console.log(error.message))`;
const FETCH = `fetch("https://api.openai.com/").catch((error) => console.log(error.cause.message))`;

test.for([
  ["by node:https", ASK],
  ["by fetch", FETCH],
  [
    "in a worker",
    `new (require("node:worker_threads").Worker)(${JSON.stringify(ASK)}, { eval: true })`,
  ],
  [
    "in a process of its own",
    `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(ASK)}], { stdio: "inherit" })`,
  ],
] as const)("a process that a test starts is refused too, and found: %s", async ([, program]) => {
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program]);
  expect(stdout.trim()).toBe("A test tried to reach api.openai.com.");
  expect(takeOutgoing()).toEqual(["api.openai.com"]);
});

test("it may reach this machine", async () => {
  const server = createServer((socket) => socket.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const program = `require("node:net").connect(${port}, "127.0.0.1").resume().on("close", () => console.log("closed"))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program]);
  server.close();
  expect([stdout.trim(), takeOutgoing()]).toEqual(["closed", []]);
});
