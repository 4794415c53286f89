import { test } from "vitest";
import { llm } from "../../../src/index.ts";
import { setupLLM } from "../../../src/vitest/index.ts";
import { ask, post } from "../../support/chat.ts";

const server = setupLLM();

const SECRET = "p1anted";
const headers = { authorization: `Bearer ${SECRET}`, "x-api-key": SECRET };

test("a mistake of a request with secrets", async () => {
  await fetch(`https://api.openai.com/v1/nothing?key=${SECRET}`, { headers });
  await post("Hello", { url: `https://llm.example/v1/messages?api_key=${SECRET}`, headers });
  // nobody mocks it, and it is no call to an LLM: it passes, and fails
  await fetch(`http://nowhere.invalid/?access_token=${SECRET}`).catch(() => {});
  server.use(
    llm.openai.chat(() => {
      throw new Error("oops");
    }),
  );
  await ask("Hello", { headers });
});
