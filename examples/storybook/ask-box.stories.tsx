import { createStream, errors, llm } from "msw-llm";
import { expect } from "storybook/test";
import preview from "./.storybook/preview.ts";
import { AskBox } from "./ask-box.tsx";

const meta = preview.meta({ component: AskBox });

/** Nothing is mocked: the pack answers by itself. */
export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Ask" }));
    await expect(await canvas.findByText("This is a mock request")).toBeVisible();
  },
});

/** In the middle of an answer: the stream is held, and stays as it is. */
export const Answering = meta.story({
  beforeEach({ msw }) {
    const stream = createStream();
    stream.write("It rai");
    msw.use(llm.openai.chat(stream));
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Ask" }));
    await expect(await canvas.findByText("It rai")).toBeVisible();
  },
});

export const Overloaded = meta.story({
  beforeEach({ msw }) {
    msw.use(llm.openai.chat(errors.overloaded()));
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: "Ask" }));
    await expect(await canvas.findByRole("alert")).toHaveTextContent(
      "The model has no time for you. Try again.",
    );
  },
});
