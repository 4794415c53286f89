import { errors, llm } from "msw-llm";
import { setupWorker } from "msw/browser";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ask } from "./ask.ts";

const worker = setupWorker(...llm.handlers);
beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: "bypass" }));
afterEach(() => worker.resetHandlers());
afterAll(() => worker.stop());

test("streams the answer into the page", async () => {
  worker.use(llm.openai.chat("It rains."));
  const output = document.body.appendChild(document.createElement("output"));
  await ask("How is the weather?", (text) => output.append(text));
  expect(output.textContent).toBe("It rains.");
});

test("passes an error on", async () => {
  worker.use(llm.openai.chat(errors.overloaded()));
  await expect(ask("Hi", () => undefined)).rejects.toMatchObject({ status: 503 });
});
