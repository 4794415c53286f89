import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { DefaultChatTransport } from "ai";
import { errors, llm } from "msw-llm";
import { afterEach, expect, test } from "vitest";
import { server } from "../setup.ts";
import { POST } from "./api/chat/route.ts";
import Page from "./page.tsx";

afterEach(cleanup);

/** The page talks to the route handler itself: no server of Next's runs. */
const transport = new DefaultChatTransport({
  api: "http://localhost/api/chat",
  fetch: (url, init) => POST(new Request(url, init)),
});

test("the route streams the model's answer into the page", async () => {
  const mock = llm.openai("It rains.");
  server.use(mock);
  render(<Page transport={transport} />);
  fireEvent.click(screen.getByRole("button", { name: "Ask" }));
  expect((await screen.findByText("It rains.")).dataset["role"]).toBe("assistant");
  expect(mock).toHaveReceivedSystem("Answer in one sentence.");
  expect(mock).toHaveReceivedPrompt("How is the weather?");
});

test("the page shows that the model failed", async () => {
  server.use(llm.openai(errors.overloaded()));
  render(<Page transport={transport} />);
  fireEvent.click(screen.getByRole("button", { name: "Ask" }));
  expect((await screen.findByRole("alert")).textContent).toBe("The model has no time for you.");
});
