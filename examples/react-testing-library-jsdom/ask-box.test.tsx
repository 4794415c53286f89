import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { createStream, errors, llm } from "msw-llm";
import { afterEach, expect, test } from "vitest";
import { AskBox } from "./ask-box.tsx";
import { server } from "./setup.ts";

afterEach(cleanup);

test("shows the answer as it comes", async () => {
  const stream = createStream();
  server.use(llm.openai.chat(stream));
  render(<AskBox />);
  fireEvent.click(screen.getByRole("button", { name: "Ask" }));
  stream.write("It ");
  expect(await screen.findByText("It")).toBeTruthy();
  stream.write("rains.");
  stream.end();
  expect(await screen.findByText("It rains.")).toBeTruthy();
});

test("tells kindly that it failed", async () => {
  server.use(llm.openai.chat(errors.overloaded()));
  render(<AskBox />);
  fireEvent.click(screen.getByRole("button", { name: "Ask" }));
  expect((await screen.findByRole("alert")).textContent).toBe(
    "The model has no time for you. Try again.",
  );
});
