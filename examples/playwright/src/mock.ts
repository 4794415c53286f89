import { llm } from "msw-llm";
import { fromFixtures } from "msw-llm/fixtures";
import { setupWorker } from "msw/browser";
import replies from "./replies.json" with { type: "json" };

type Name = keyof typeof replies;

/** A test names the reply in the address: `/?reply=busy`. */
export async function startMock(): Promise<void> {
  const name = (new URLSearchParams(location.search).get("reply") ?? "rain") as Name;
  const worker = setupWorker(...llm.handlers);
  worker.use(llm(fromFixtures(replies)[name]));
  await worker.start({ quiet: true, onUnhandledFrame: "bypass" });
}
