import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { createFetch } from "../../src/index.ts";
import { setupFetchServer } from "../../src/node/index.ts";
import { isOverSocket } from "../../src/stream/host.ts";
import { isMSW2 } from "../support/chat.ts";
import type { CreateServer } from "../support/server.ts";

const URL = "https://api.example.com/";

/** What a handler is told of the request's way. */
const seen: boolean[] = [];
const looking = http.post(URL, ({ request }) => {
  seen.push(isOverSocket(request, isMSW2));
  return HttpResponse.text("seen");
});

async function look(createServer: CreateServer): Promise<boolean | undefined> {
  const server = createServer(looking);
  server.listen();
  await (await fetch(URL, { method: "POST", body: "{}" })).text();
  server.close();
  return seen.pop();
}

test("requests come out of a socket under MSW 3's setupServer alone", async () => {
  expect(await look(setupServer)).toBe(!isMSW2);
  expect(await look(setupFetchServer)).toBe(false);
  await createFetch(looking)(URL, { method: "POST", body: "{}" });
  expect(seen.pop()).toBe(false);
});
