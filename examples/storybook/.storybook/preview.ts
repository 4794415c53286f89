import { definePreview } from "@storybook/react-vite";
import { createHandlers } from "msw-llm";
import addonMsw from "msw-storybook-addon";
import { setupWorker } from "msw/browser";

/** A story that mocks nothing gets the pack's own answers, at a pace that one can watch. */
export default definePreview({
  addons: [
    addonMsw(async () => {
      const worker = setupWorker(...createHandlers({ chunkDelayInMs: 40 }));
      await worker.start({ quiet: true, onUnhandledFrame: "bypass" });
      return worker;
    }),
  ],
});
