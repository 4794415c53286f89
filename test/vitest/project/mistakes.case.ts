import { expect, test } from "vitest";
import { errors, llm } from "../../../src/index.ts";
import { setupLLM } from "../../../src/vitest/index.ts";
import { ask, CHAT_URL, deltas, post } from "../../support/chat.ts";

const server = setupLLM();

test("an endpoint that the pack has not", async () => {
  await fetch("https://api.openai.com/v1/nothing");
});

test("a host that nobody mocks", async () => {
  await post("Hello", { url: "https://llm.example/v1/chat/completions" });
});

test("a responder that throws, behind a client that hides it", async () => {
  server.use(
    llm.openai.chat(() => {
      throw new TypeError("city is undefined");
    }),
  );
  await ask("Hello").catch(() => {});
});

test("a stream that throws on its way", async () => {
  server.use(
    llm.openai.chat(async function* () {
      yield "Hel";
      await Promise.resolve();
      throw new Error("no more");
    }),
  );
  await deltas("Hello");
});

test("several mistakes", async () => {
  await fetch("https://api.openai.com/v1/nothing");
  await fetch("https://api.openai.com/v1/nobody");
});

test("a mistake, and a failing assertion", async () => {
  await fetch("https://api.openai.com/v1/nothing");
  expect("answer").toBe("other");
});

test("a mistake before resetHandlers()", async () => {
  await fetch("https://api.openai.com/v1/nothing");
  server.resetHandlers();
});

test("errors that the test took", async () => {
  await fetch("https://api.openai.com/v1/nothing");
  expect(server.takeErrors()).toHaveLength(1);
});

test("an error of the provider's", async () => {
  server.use(llm.openai.chat(errors.rateLimit()));
  expect((await post("Hello")).status).toBe(429);
});

test("a request past an override", async () => {
  server.use(llm.openai.chat("Hi", { when: { user: "Hello" } }));
  expect(await ask("Bye")).toBe("This is a mock request");
});

test("a mistake that comes after the end", async () => {
  setTimeout(() => void fetch(CHAT_URL.replace("chat", "late")), 20);
});

test("the one that runs when it comes", async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
});

test("a request past an override that answers once", async () => {
  server.use(llm.openai.chat("Hi", { once: true }));
  expect([await ask("1"), await ask("2")]).toEqual(["Hi", "This is a mock request"]);
});

test("a request past an override that answers nothing", async () => {
  server.use(llm.openai.chat(() => undefined));
  expect(await ask("Hello")).toBe("This is a mock request");
});
