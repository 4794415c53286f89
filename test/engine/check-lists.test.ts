// A reply that is a list is known whole: what is wrong with it is told before the answer begins.
import { expect, test } from "vitest";
import { createFetch, errors, faults, llm, source, toolCall } from "../../src/index.ts";
import { CHAT_URL } from "../support/chat.ts";

const post = (reply: Parameters<typeof llm.openai.chat>[0]): Promise<Response> => {
  const body = { model: "m", messages: [{ role: "user", content: "Hi" }], stream: true };
  return createFetch(llm.openai.chat(reply))(CHAT_URL, {
    method: "POST",
    body: JSON.stringify(body),
  });
};

test("a list is checked before the answer begins", async () => {
  expect((await post(["Hello", toolCall("nobody")])).status).toBe(400);
  expect((await post(["Hello", 5 as never])).status).toBe(400);
  expect((await post(["Hello"])).status).toBe(200);
});

test("what comes after an error or a fault is never served, and not checked", async () => {
  const broken = await post(["Hello", errors.overloaded(), toolCall("nobody")]);
  expect([broken.status, await broken.text()]).toEqual([200, expect.stringContaining('"error"')]);
  const cut = await post(["Hello", faults.truncate(), toolCall("nobody")]);
  expect(cut.status).toBe(200);
  await cut.text().catch(() => "");
  // before it, it is
  expect((await post([toolCall("nobody"), errors.overloaded()])).status).toBe(400);
});

test("a wire without tools says so itself", async () => {
  const fetch = createFetch(
    llm.openai.completions([source({ url: "https://a.example" }), toolCall("nobody")]),
  );
  const body = JSON.stringify({ model: "m", prompt: "Hi" });
  const response = await fetch("https://api.openai.com/v1/completions", { method: "POST", body });
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain("does not offer");
});
